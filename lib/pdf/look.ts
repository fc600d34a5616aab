/** One PDF point is 1/72 inch; everything here is in points. */
const millimetre = 72 / 25.4

/** US Letter, with room at the foot for the page line. */
export const paper = {
  width: 612,
  height: 792,
  left: 54,
  right: 54,
  top: 26,
  bottom: 36,
  footLine: 770,
} as const

export const columnWidth = paper.width - paper.left - paper.right

/** Between two voices, and between two columns of boxes. */
export const gutter = 24

/** Ruled for handwriting: 8 mm between the lines. */
export const lineStep = 8 * millimetre

/** The site's light colours, which are the ones for paper. Ratios on white: ink 15.5, quiet 8.6, warm 8.6, edge 4.1. */
export const colours = {
  ink: '#15272C',
  quiet: '#3D4F55',
  warm: '#743F06',
  edge: '#71807D',
  hairline: '#C3CCC7',
  lantern: '#B4650F',
  tide: '#0F5160',
  white: '#FFFFFF',
} as const

export type Face = 'serif' | 'serif-italic' | 'sans' | 'sans-strong'

/** `gap` is the extra space between lines, `under` the space left below the text. */
export type Style = {
  face: Face
  size: number
  colour: string
  gap: number
  under: number
  tracking?: number
}

export const styles = {
  eyebrow: { face: 'serif-italic', size: 10.5, colour: colours.warm, gap: 0, under: 0 },
  title: { face: 'serif', size: 19, colour: colours.ink, gap: -1, under: 0, tracking: -0.3 },
  forWhom: { face: 'sans-strong', size: 9.5, colour: colours.ink, gap: 0.5, under: 1 },
  intro: { face: 'serif', size: 10, colour: colours.quiet, gap: 0.5, under: 0 },
  safetyHead: { face: 'sans-strong', size: 9, colour: colours.ink, gap: 0, under: 0 },
  safety: { face: 'sans', size: 9, colour: colours.ink, gap: 0.4, under: 0 },
  section: { face: 'serif-italic', size: 10.5, colour: colours.warm, gap: 0, under: 0 },
  heading: { face: 'serif', size: 11.5, colour: colours.ink, gap: 0, under: 0, tracking: -0.1 },
  prompt: { face: 'sans', size: 9.5, colour: colours.quiet, gap: 0.4, under: 0 },
  voice: { face: 'sans-strong', size: 9, colour: colours.ink, gap: 0, under: 0 },
  option: { face: 'sans', size: 9.5, colour: colours.ink, gap: 0.4, under: 0 },
  closing: { face: 'serif-italic', size: 10.5, colour: colours.ink, gap: 0.5, under: 0 },
  foot: { face: 'sans', size: 7.5, colour: colours.quiet, gap: 0.4, under: 0 },
} as const satisfies Record<string, Style>
