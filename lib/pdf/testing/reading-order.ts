import { type ParsedPdf, resolve, textOf } from './parsed-pdf'
import { wordsIn } from './words-of'

/** Something that a screen reader says: words, or a field by what it is called; with the place where the eye finds it. */
export type Piece = {
  readonly tag: string
  readonly says: string
  readonly page: number
  /** Which piece of its page's content it is, counted as they are painted; null for a field. */
  readonly painted: number | null
  /** In points from the left and from the foot of the page, of its first line or upper edge. */
  readonly left: number
  readonly top: number
}

/** All pieces in the order of the tags, which is the order in which they are read out. */
export function readingOrder(pdf: ParsedPdf): Piece[] {
  const root = resolve(pdf.objects, pdf.catalog, 'StructTreeRoot')
  return leaves(pdf, root).map(body => pieceOf(pdf, body))
}

/**
 * Each piece that the eye would not meet after the one before it: on an earlier page, or on the same one neither further down
 * nor further to the right, or painted earlier.
 */
export function outOfOrder(pieces: readonly Piece[]): string[] {
  return pieces.flatMap((piece, at) => {
    const before = pieces[at - 1]
    return before === undefined || follows(before, piece) ? [] : [`“${piece.says}” after “${before.says}”`]
  })
}

function follows(before: Piece, piece: Piece): boolean {
  if (piece.page !== before.page) return piece.page > before.page
  const isPaintedLater = piece.painted === null || before.painted === null || piece.painted > before.painted
  return isPaintedLater && (piece.top < before.top || piece.left > before.left)
}

function leaves(pdf: ParsedPdf, body: string): string[] {
  const kids = (/\/K \[([\s\S]*?)\]\n/.exec(`${body}\n`)?.[1] ?? '').replace(/<<[\s\S]*?>>/g, '')
  const children = [...kids.matchAll(/(\d+) 0 R/g)].map(([, id]) => pdf.objects.get(Number(id)) ?? '')
  return children.length === 0 ? [body] : children.flatMap(child => leaves(pdf, child))
}

function pieceOf(pdf: ParsedPdf, body: string): Piece {
  const tag = /\/S \/(\w+)/.exec(body)?.[1] ?? ''
  const page = pdf.pages.indexOf(resolve(pdf.objects, body, 'Pg'))
  return body.includes('/OBJR') ? fieldPiece(pdf, body, { tag, page }) : wordPiece(pdf, body, { tag, page })
}

function fieldPiece(pdf: ParsedPdf, body: string, at: Pick<Piece, 'tag' | 'page'>): Piece {
  const widget = resolve(pdf.objects, body, 'Obj')
  const [left = Number.NaN, , , top = Number.NaN] = numbers(/\/Rect \[([^\]]*)\]/.exec(widget)?.[1])
  return { ...at, says: textOf(widget, 'TU') ?? '', painted: null, left, top }
}

function wordPiece(pdf: ParsedPdf, body: string, at: Pick<Piece, 'tag' | 'page'>): Piece {
  const painted = Number(/\/K \[(\d+)\]/.exec(body)?.[1] ?? Number.NaN)
  const marked = new RegExp(`/MCID ${painted}\\n>> BDC\\n([\\s\\S]*?)\\nEMC`)
  const content = marked.exec(pdf.contents[at.page] ?? '')?.[1] ?? ''
  const [left = Number.NaN, top = Number.NaN] = numbers(/^1 0 0 1 (.*) Tm$/m.exec(content)?.[1])
  return { ...at, says: wordsIn(pdf, at.page, content), painted, left, top }
}

const numbers = (text = ''): number[] => text.trim().split(/\s+/).map(Number)
