import { setTimeout as wait } from 'node:timers/promises'

// The mailbox is our own, and its tests hold the shape of what it answers.
type Summary = { readonly id: string; readonly subject: string }
type Letter = {
  readonly text: string
  readonly headers: readonly { readonly key: string; readonly value: string }[]
}

const patience = 60_000

/**
 * Waits until a confirmation has arrived in the mailbox for every address. Answers a sentence for each that stays away, and for each
 * that came more often than twice or under different Message-IDs (X13).
 */
export async function awaitConfirmations(mailbox: string, addresses: readonly string[]): Promise<string[]> {
  const missing = new Set(addresses)
  const faults: string[] = []
  for (const until = Date.now() + patience; missing.size > 0 && Date.now() < until; await wait(200)) {
    for (const address of missing) {
      const letters = await findLetters(mailbox, address, 'Appointment, ')
      if (letters.length === 0) continue
      missing.delete(address)
      faults.push(...(await judgeCopies(mailbox, address, letters)))
    }
  }
  return [...faults, ...[...missing].map(address => `no confirmation arrived for ${address}`)]
}

/** The words of the newest letter to an address whose subject begins so; empty when none has come. */
export async function readNewest(mailbox: string, address: string, subject: string): Promise<string> {
  const [newest] = await findLetters(mailbox, address, subject)
  return newest === undefined ? '' : (await readLetter(mailbox, newest.id)).text
}

async function findLetters(mailbox: string, address: string, begins: string): Promise<Summary[]> {
  const answer = await fetch(`${mailbox}/api/letters?to=${encodeURIComponent(address)}`)
  const letters = (await answer.json()) as Summary[]
  return letters.filter(({ subject }) => subject.startsWith(begins))
}

async function judgeCopies(mailbox: string, address: string, letters: readonly Summary[]): Promise<string[]> {
  const ids = new Set<string>()
  for (const { id } of letters) {
    const { headers } = await readLetter(mailbox, id)
    ids.add(headers.find(({ key }) => key.toLowerCase() === 'message-id')?.value ?? id)
  }
  if (letters.length <= 2 && ids.size === 1) return []
  return [`${letters.length} confirmations with ${ids.size} Message-IDs for ${address}`]
}

async function readLetter(mailbox: string, id: string): Promise<Letter> {
  const answer = await fetch(`${mailbox}/api/letters/${id}`)
  return (await answer.json()) as Letter
}
