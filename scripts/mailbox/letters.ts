import { randomBytes } from 'node:crypto'
import { mkdir, readdir, readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { nullWhenMissing } from '../start/faults'
import { writeSafely } from '../start/safe-file'
import { parseLetter, type Summary, summarise } from './parsed-letter'

const named = /^\d{15}-[0-9a-f]{12}$/

/** The letters of the mailbox: one .eml a letter, so that they survive a restart and open in any mail program. */
export class Letters {
  readonly #folder: string
  readonly #summaries = new Map<string, Summary>()

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async open(folder: string): Promise<Letters> {
    await mkdir(folder, { recursive: true, mode: 0o700 })
    const letters = new Letters(folder)
    const files = (await readdir(folder)).filter(file => file.endsWith('.eml')).sort()
    for (const file of files) await letters.#remember(path.basename(file, '.eml'))
    return letters
  }

  /** Keeps a letter. It is on the disk before this returns, as the sender is told next that we have it. */
  async keep(raw: Buffer, from: string, to: readonly string[], receivedAt: Date): Promise<string> {
    const id = `${String(receivedAt.getTime()).padStart(15, '0')}-${randomBytes(6).toString('hex')}`
    // The envelope says who it was really for; mail servers write it on top in just these fields.
    const envelope = [`Return-Path: <${from}>`, ...to.map(address => `Delivered-To: ${address}`)].join('\r\n')
    await writeSafely(this.#fileOf(id), Buffer.concat([Buffer.from(`${envelope}\r\n`), raw]))
    await this.#remember(id)
    return id
  }

  /** Newest first; with an address only those sent to it, whatever its case. */
  list(to: string | null): readonly Summary[] {
    const wanted = to?.toLowerCase() ?? null
    return [...this.#summaries.values()]
      .filter(summary => wanted === null || summary.to.some(address => address.toLowerCase() === wanted))
      .sort((a, b) => (a.id < b.id ? 1 : -1))
  }

  /** The bytes as they came, with the envelope on top; null for an id that names no letter. */
  async findRaw(id: string): Promise<Buffer | null> {
    if (!named.test(id)) return null
    return readFile(this.#fileOf(id)).catch(nullWhenMissing)
  }

  async removeAll(): Promise<void> {
    const ids = [...this.#summaries.keys()]
    this.#summaries.clear()
    await Promise.all(ids.map(id => rm(this.#fileOf(id), { force: true })))
  }

  async #remember(id: string): Promise<void> {
    const raw = await this.findRaw(id)
    if (raw !== null) this.#summaries.set(id, summarise(id, await parseLetter(raw)))
  }

  #fileOf(id: string): string {
    return path.join(this.#folder, `${id}.eml`)
  }
}
