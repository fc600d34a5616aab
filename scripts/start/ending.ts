type Closing = { readonly name: string; close(): Promise<void> }

const patience = 15_000
const closings: Closing[] = []
let ending: Promise<void> | null = null

/** Remembers a part that was started: at the end the parts are closed in the opposite order, one after the other. */
export function closeAtEnd(name: string, close: () => Promise<void>): void {
  closings.push({ name, close })
}

/** Closes everything and ends the process with this code. A second call, or a second Ctrl-C, waits for the first. */
export function endWith(code: number): Promise<void> {
  ending ??= closeAll().then(() => process.exit(code))
  return ending
}

export function isEnding(): boolean {
  return ending !== null
}

/** Ends in order on SIGINT, SIGTERM, and when the process that started us is gone. */
export function endWhenAsked(): void {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => void endWith(0))
  if (process.env.STARTED_WITH_PIPE !== '1') return
  process.stdin.on('end', () => void endWith(0))
  process.stdin.on('error', () => void endWith(0))
  process.stdin.resume()
  // The pipe is ours alone to watch: nothing that we start should believe it has one.
  delete process.env.STARTED_WITH_PIPE
}

async function closeAll(): Promise<void> {
  for (const { name, close } of closings.toReversed()) {
    await Promise.race([close(), afterPatience(name)]).catch((fault: unknown) => {
      console.error(`  ${name} did not end well: ${fault instanceof Error ? fault.message : String(fault)}`)
    })
  }
}

function afterPatience(name: string): Promise<void> {
  return new Promise(resolve => {
    setTimeout(() => {
      console.error(`  ${name} did not end within ${patience / 1000} seconds.`)
      resolve()
    }, patience).unref()
  })
}
