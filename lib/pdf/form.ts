import { colours } from './look'
import type { Field } from './sheet'

type Box = { x: number; y: number; width: number; height: number }
type Square = { x: number; y: number; side: number }
type Doc = PDFKit.PDFDocument
type Element = PDFKit.PDFStructureElement
export type Fields = { doc: Doc; textLook: string }

// Typed words are set in Helvetica, which every viewer has whole: an embedded subset would lack the letters that nobody has
// typed yet. It has to be the current font whenever a field is added, or pdfkit puts the current one into the field.
const typedFace = 'Helvetica'

/** Opens the form; call once, before the first field. */
export function openForm(doc: Doc): Fields {
  doc.font(typedFace)
  doc.initForm()
  const form = formOf(doc)
  // With NeedAppearances a viewer draws every field anew on opening, and its white ground would hide the ruled lines.
  form.NeedAppearances = false
  const fonts = dictionary(dictionary(form.DR, 'DR').Font, 'Font')
  const [font] = Object.keys(fonts)
  if (font === undefined) throw new Error('The form has no font: pdfkit changed what initForm() does.')
  // Size 0 lets the viewer make the letters smaller when somebody writes more than the lines hold, so nothing is cut.
  return { doc, textLook: `/${font} 0 Tf 0.082 0.153 0.173 rg` }
}

// pdfkit keeps the catalog to itself; the exact version is pinned, and a changed shape stops here with a sentence.
function formOf(doc: Doc): Record<string, unknown> {
  const catalog = dictionary(dictionary(Reflect.get(doc, '_root'), '_root').data, 'data')
  return dictionary(dictionary(catalog.AcroForm, 'AcroForm').data, 'data')
}

function dictionary(value: unknown, name: string): Record<string, unknown> {
  if (typeof value !== 'object' || value === null)
    throw new Error(`pdfkit no longer keeps ${name} where it did.`)
  // Any non-null object can be read by string keys; what comes out stays unknown.
  return value as Record<string, unknown>
}

/** A drawing a viewer may put in a field's place, in the field's own coordinates, which count upwards. */
function picture(doc: Doc, width: number, height: number, strokes: string): PDFKit.PDFKitReference {
  const drawing = doc.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, width, height], Resources: {} })
  drawing.end(Buffer.from(strokes, 'latin1'))
  return drawing
}

/**
 * A field for several lines of text. Empty it is clear, so that printed lines show through; once something is typed the
 * viewer redraws it on white, so that no line runs through the words.
 */
export function addTextField({ doc, textLook }: Fields, parent: Element, field: Field, box: Box): void {
  doc.font(typedFace)
  doc.formText(field.name, box.x, box.y, box.width, box.height, {
    TU: new String(field.says),
    multiline: true,
    backgroundColor: colours.white,
    DA: new String(textLook),
    AP: { N: picture(doc, box.width, box.height, '/Tx BMC EMC') },
    structParent: parent,
  })
}

const edge = '0.239 0.310 0.333'
const tide = '0.059 0.318 0.376'

/** A box to tick, with its own drawing of both states: some viewers draw none themselves. */
export function addCheckbox({ doc }: Fields, parent: Element, field: Field, { x, y, side }: Square): void {
  const frame = `q 1 1 1 rg ${edge} RG 1 w 0.5 0.5 ${side - 1} ${side - 1} re B Q`
  const at = (share: number) => (share * side).toFixed(2)
  const tick = `q ${tide} RG 1.7 w 1 J 1 j ${at(0.24)} ${at(0.5)} m ${at(0.43)} ${at(0.3)} l ${at(0.78)} ${at(0.74)} l S Q`
  doc.font(typedFace)
  doc.formCheckbox(field.name, x, y, side, side, {
    TU: new String(field.says),
    AS: 'Off',
    AP: { N: { Yes: picture(doc, side, side, `${frame} ${tick}`), Off: picture(doc, side, side, frame) } },
    MK: { CA: '4' },
    structParent: parent,
  })
}
