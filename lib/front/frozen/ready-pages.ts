import type { IncomingMessage, ServerResponse } from 'node:http'
import path from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { listReadable } from '@/lib/use-cases/list-readable'
import type { Handler } from '../handler'
import { isRead } from '../plain-request'
import { openPageStyles, type PageStyles } from '../styles/page-styles'
import { type Edition, followEdition } from './edition'
import { freezePage } from './freeze-page'
import { makeFreezer } from './freezer'
import { type FrozenPage, listFrozenPages, spellFrozen } from './frozen-pages'
import { listInteractiveParts } from './interactive-parts'
import { type ReadyAnswer, sendReady } from './ready-answer'
import { openReadyFiles } from './ready-files'

/** Answers without the framework, from bytes that are there before anybody asks. */
export type ReadyPages = {
  /** Answers with what is there this moment, and says whether it did. */
  answerNow(request: IncomingMessage, response: ServerResponse): boolean
  /** The same for any request whose target was judged; a copy that is missing or old is made first. */
  answer(request: IncomingMessage, response: ServerResponse): Promise<boolean>
  /** For a page that is made for one visitor: it carries its styles as a copy does. */
  readonly inlineStyles: PageStyles
}

type Place = {
  readonly handler: Handler
  readonly publicUrl: string
  readonly projectFolder: string
  /** Told of each article that went out from here, also to a reader who had it already. */
  readonly noteRead: (request: IncomingMessage, path: string) => void
}

export type Freezing = ReadyPages & {
  readonly edition: Edition
  /** Makes every copy that is missing, one after the other with a pause between, so that visitors come first. */
  warm(pauseMs: number, isOver: () => boolean): Promise<void>
}

/** Opens the frozen pages and the ready files of the built site in `projectFolder`. */
export async function openReadyPages({ noteRead, projectFolder, ...given }: Place): Promise<Freezing> {
  const buildFolder = path.join(projectFolder, '.next')
  const isHttps = given.publicUrl.startsWith('https:')
  const readable = listReadable()
  const declared = listFrozenPages(readable)
  const parts = await listInteractiveParts(
    buildFolder,
    declared.map(page => page.route),
  )
  const pages = new Map(declared.filter(page => parts.has(page.route)).map(page => [page.path, page]))
  const files = await openReadyFiles(projectFolder, buildFolder, isHttps)
  const edition = followEdition(readable.changes, readable.zone)
  const inlineStyles = openPageStyles(files.readText)
  const around = { ...given, inlineStyles }
  const freezer = makeFreezer(edition, (spelling, route) =>
    freezePage(spelling, parts.get(route) ?? [], around),
  )

  function send(
    ready: ReadyAnswer | null,
    page: FrozenPage | undefined,
    ...[request, response]: [IncomingMessage, ServerResponse]
  ): boolean {
    if (ready === null) return false
    if (page?.isArticle === true) noteRead(request, page.path)
    sendReady(ready, request, response)
    return true
  }

  return {
    edition,
    inlineStyles,
    answerNow: (request, response) => {
      const target = request.url ?? ''
      const page = pages.get(target)
      const ready = page === undefined ? files.findNow(target) : freezer.findNow(target)
      return send(ready, page, request, response)
    },
    answer: async (request, response) => {
      if (!isRead(request)) return false
      const [address = '', query = ''] = (request.url ?? '').split('?')
      const page = pages.get(address)
      const spelling = page === undefined ? null : spellFrozen(page, query)
      const copy = page === undefined || spelling === null ? null : await freezer.find(spelling, page.route)
      return send(page === undefined ? await files.find(address) : copy, page, request, response)
    },
    warm: async (pauseMs, isOver) => {
      await files.warm()
      for (const page of pages.values()) {
        if (isOver()) return
        await freezer.find(page.path, page.route)
        await wait(pauseMs)
      }
    },
  }
}
