import { drawDance } from '@/components/ui/motif'
import { findActor } from '@/lib/auth/actor'
import { handleGet } from '@/lib/http/get'
import { routes } from '@/lib/routes'
import { downloadWorksheet } from '@/lib/use-cases/download-worksheet'
import { findThePractice } from '../../../the-practice'
import { signInFirst, theFile, unknownSheet } from './answers'

type Context = { params: Promise<{ slug: string }> }

export const GET = handleGet(async (request: Request, { params }: Context) => {
  const { slug } = await params
  const edition = new URL(request.url).searchParams.get('edition') ?? 'joint'
  const [actor, { practice }] = await Promise.all([findActor(), findThePractice()])
  const rule = drawDance(slug, 'meet', 'rule')
  const download = await downloadWorksheet(actor, { slug, edition }, { practice: practice.name, rule })
  if (download.ok) return theFile(download.fileName, download.bytes)
  return download.reason === 'unknown' ? unknownSheet() : signInFirst(routes.worksheetPdf(slug, edition))
})
