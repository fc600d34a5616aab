import { findEdition, findWorksheet } from '@/lib/content/worksheets'
import type { Actor } from '@/lib/domain/people/role'
import { isOpenTo } from '@/lib/domain/worksheets/access'
import { type Maker, makeWorksheetPdf } from '@/lib/pdf/make-worksheet-pdf'

export type DownloadRequest = { slug: string; edition: string }

export type Download =
  | { ok: true; fileName: string; bytes: Buffer }
  | { ok: false; reason: 'unknown' | 'sign-in-first' }

/**
 * Gives a signed-in visitor one edition of a worksheet as a PDF. Slug and edition are looked up among what there is; no
 * path and no file name is made from them. The practice may open a worksheet to everybody (W2). An unknown one is unknown to everybody, signed in or not. The file's date is
 * the day the worksheet was last revised.
 */
export async function downloadWorksheet(
  actor: Actor,
  request: DownloadRequest,
  maker: Maker,
): Promise<Download> {
  const worksheet = findWorksheet(request.slug)
  const edition = worksheet === null ? null : findEdition(worksheet, request.edition)
  if (worksheet === null || edition === null) return { ok: false, reason: 'unknown' }
  if (!isOpenTo(worksheet.access, actor)) return { ok: false, reason: 'sign-in-first' }
  const bytes = await makeWorksheetPdf(worksheet, edition, worksheet.dated, maker)
  return { ok: true, fileName: edition.fileName, bytes }
}
