import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Face } from './look'

// Static and uncompressed: pdfkit 0.19 cannot read WOFF2, unpacks WOFF slowly at every file, and embeds a variable font whole.
const files: Readonly<Record<Face, string>> = {
  serif: 'literata-latin-400-normal.ttf',
  'serif-italic': 'literata-latin-400-italic.ttf',
  sans: 'hanken-grotesk-latin-400-normal.ttf',
  'sans-strong': 'hanken-grotesk-latin-600-normal.ttf',
}

const read = new Map<Face, Buffer>()

function bytesOf(face: Face): Buffer {
  const known = read.get(face)
  if (known !== undefined) return known
  const bytes = readFileSync(join(process.cwd(), 'lib', 'pdf', 'fonts', files[face]))
  read.set(face, bytes)
  return bytes
}

const faces: readonly Face[] = ['serif', 'serif-italic', 'sans', 'sans-strong']

/** Makes the four faces known to a document by their names; a subset of each one used is embedded. */
export function registerFaces(doc: PDFKit.PDFDocument): void {
  for (const face of faces) doc.registerFont(face, bytesOf(face))
}
