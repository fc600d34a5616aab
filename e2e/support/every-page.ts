import type { APIRequestContext } from '@playwright/test'
import { accessTable } from '../../scripts/testing/access/access-table'

const beyondTheSitemap = [
  '/articles?page=2',
  '/topics/the-pattern?page=2',
  '/search',
  '/search?q=persuer',
  '/search?q=xyzzyplugh',
  '/contact/sent',
  '/newsletter/asked',
  '/book',
  '/book?service=consultation',
  '/book?service=consultation&state=OR&therapist=any',
  '/book?service=consultation&party=1&state=OR&therapist=any',
  '/book?service=consultation&party=1&state=OR&therapist=any&view=month',
  '/book?service=consultation&party=1&state=OR&therapist=any&view=zone&city=portland',
  '/book?service=individual-session&place=portland&therapist=any',
  '/book?service=couple-session&place=portland&therapist=any&time=2026-12-01T17:30:00Z',
  '/book/details',
  '/book/proof',
  '/book/done',
  '/sign-in',
  '/sign-in/proof',
  '/sign-in/made-up',
  '/staff/sign-in',
  '/there-is-nothing',
  '/articles/nothing',
  '/manage/nothing',
]

/** Every page that anybody may open: what the sitemap names, so that a new one is looked at by itself, and what stands beside it. */
export async function listPublicAddresses(request: APIRequestContext): Promise<string[]> {
  const sitemap = await (await request.get('/sitemap.xml')).text()
  const listed = [...sitemap.matchAll(/<loc>([^<]+)<\/loc>/g)].map(([, loc = '']) => new URL(loc).pathname)
  return [...new Set([...listed, ...beyondTheSitemap])]
}

/** The pages of the house that are open to everyone and that none of these addresses leads to. */
export function findUnvisited(addresses: readonly string[]): string[] {
  const paths = addresses.map(address => address.split('?')[0] ?? '')
  return Object.keys(accessTable).filter(file => {
    if (!file.endsWith('page.tsx') || accessTable[file]?.GET !== 'everyone') return false
    const pattern = patternOf(file)
    return !paths.some(path => pattern.test(path))
  })
}

/** The paths that a page's file answers; a folder in round brackets is no part of an address. */
function patternOf(file: string): RegExp {
  const path = file.replace(/\(\w+\)\//, '').replace(/\/?page\.tsx$/, '')
  return new RegExp(`^/${path.replace(/\[\w+\]/g, '[^/]+')}$`)
}

/** Every address of our own that these pages of HTML name in a link, a script, a style or an image, without its anchor. */
export function listOwnAddresses(html: string, origin: string): string[] {
  const named = [...html.matchAll(/\s(?:href|src)="([^"]+)"/g)].map(([, to = '']) =>
    to.replaceAll('&amp;', '&'),
  )
  return named.flatMap(to => {
    const { origin: its, pathname, search } = new URL(to, origin)
    return its === origin ? [pathname + search] : []
  })
}

const openAtTheDesk = ['/staff/appointments?show=ended', '/staff/messages?show=done']

/** Every page of the desk, the record of an appointment and a message among them. */
export function listDeskAddresses(ids: { readonly appointment: string; readonly message: string }): string[] {
  const files = Object.keys(accessTable).filter(
    file => /^staff\/(.*\/)?page\.tsx$/.test(file) && accessTable[file]?.GET !== 'everyone',
  )
  const addresses = files.map(file => {
    const path = `/${file.replace(/\/page\.tsx$/, '')}`
    return path.replace('[id]', path.startsWith('/staff/messages/') ? ids.message : ids.appointment)
  })
  return [...addresses, ...openAtTheDesk]
}
