import { cardSize } from './card-size'
import { fitTitle, type Room } from './fit-title'
import type { Lettering } from './lettering'

/** The two lines of a motif drawn wide, as SVG path data on a sheet of 1600 by 440. */
export type CardDrawing = {
  between: string | null
  lineA: string
  lineB: string
  lantern: { met: boolean; cx: number; cy: number; r: number } | null
}

// The colours of the deep ground by day, written out: the variables of a page do not reach a picture.
const colours = { ground: '#123C47', ink: '#F3EFE4', a: '#F2B661', b: '#A6D2D6' } as const

const margin = 72
const top = 60
const room: Room = {
  width: cardSize.width - 2 * margin,
  height: 256,
  lines: 4,
  leading: 1.16,
  sizes: [88, 80, 72, 64, 56, 50, 44, 38],
}
// Where a line's letters stand in its height: the base line.
const ascent = 0.86

/**
 * The picture of a page: its title above, its two lines below, on the deep ground. The lines stand alone, in the middle, without a
 * title, with one whose letters the face does not have, and with one that cannot be set without cutting a word.
 */
export function cardSvg(title: string | null, drawing: CardDrawing, lettering: Lettering): string {
  const words = title === null ? null : titlePaths(title.normalize('NFC'), lettering)
  const lower = words === null ? 150 : 300
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${cardSize.width}" height="${cardSize.height}" viewBox="0 0 ${cardSize.width} ${cardSize.height}">`,
    `<rect width="${cardSize.width}" height="${cardSize.height}" fill="${colours.ground}"/>`,
    words === null ? '' : `<path fill="${colours.ink}" d="${words}"/>`,
    `<g transform="translate(0 ${lower}) scale(.75)">${lines(drawing)}</g>`,
    '</svg>',
  ].join('')
}

function titlePaths(title: string, lettering: Lettering): string | null {
  if (!lettering.has(title)) return null
  const fitted = fitTitle(title, room, lettering.width)
  if (fitted === null) return null
  const { size, lines: set } = fitted
  const lead = size * room.leading
  const first = top + (room.height - set.length * lead) / 2 + ascent * size
  return set.map((line, at) => lettering.outline(line, margin, first + at * lead, size)).join('')
}

function lines({ between, lineA, lineB, lantern }: CardDrawing): string {
  const light = lantern?.met ? `fill="${colours.a}"` : `fill="none" stroke="${colours.a}" stroke-width="3.4"`
  return [
    between === null
      ? ''
      : `<path fill="none" stroke="${colours.ink}" stroke-opacity=".3" stroke-width="1.4" d="${between}"/>`,
    `<path fill="${colours.b}" d="${lineB}"/><path fill="${colours.a}" d="${lineA}"/>`,
    lantern === null ? '' : `<circle cx="${lantern.cx}" cy="${lantern.cy}" r="${lantern.r}" ${light}/>`,
  ].join('')
}
