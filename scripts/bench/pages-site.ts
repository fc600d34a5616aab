import type { Article } from '@/lib/content/articles'

/** How many words an article has when the budgets speak of one. */
export const usualWords = 1757

/** What the budgets of pages are measured on. */
export type Site = {
  readonly article: Article
  /** The addresses of the article and of the times of a service, from memory, and by the framework itself. */
  readonly frozen: Addresses
  readonly plain: Addresses
  /** The hand-written page with the words of the article. */
  readonly floor: string
  /** For what the floors read. */
  readonly folder: string
  readonly databaseUrl: string
}

export type Addresses = { readonly origin: string; readonly article: string; readonly times: string }
