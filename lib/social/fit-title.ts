export type Room = { width: number; height: number; lines: number; leading: number; sizes: readonly number[] }
export type FittedTitle = { size: number; lines: string[] }

type Word = { text: string; width: number }

/**
 * Sets a title as large as the room allows: the first of the sizes at which its words stand in so many lines, none wider and all
 * together no higher than the room. Lines break between words alone, and are as even as their number lets them be. Null
 * when no size does it, as with one word that is wider than the room. `widthOf` measures a text at a size of 1.
 */
export function fitTitle(title: string, room: Room, widthOf: (text: string) => number): FittedTitle | null {
  const texts = title.split(/\s+/).filter(text => text !== '')
  const words = texts.map(text => ({ text, width: widthOf(text) }))
  const space = widthOf(' ')
  for (const size of room.sizes) {
    const most = Math.min(room.lines, Math.floor(room.height / (size * room.leading)))
    const lines = breakLines(words, room.width / size, space)
    if (lines !== null && lines.length > 0 && lines.length <= most)
      return {
        size,
        lines: evenLines(words, lines, space).map(line => line.map(({ text }) => text).join(' ')),
      }
  }
  return null
}

function breakLines(words: readonly Word[], widest: number, space: number): Word[][] | null {
  const lines: Word[][] = []
  let taken = 0
  for (const word of words) {
    if (word.width > widest) return null
    const line = lines.at(-1)
    if (line !== undefined && taken + space + word.width <= widest) {
      line.push(word)
      taken += space + word.width
    } else {
      lines.push([word])
      taken = word.width
    }
  }
  return lines
}

// The narrowest of the widths that a line can have which needs no more lines.
function evenLines(words: readonly Word[], lines: Word[][], space: number): Word[][] {
  const widths = words.flatMap((_, from) => {
    let width = -space
    return words.slice(from).map(word => {
      width += space + word.width
      return width
    })
  })
  const even = widths
    .sort((a, b) => a - b)
    .map(widest => breakLines(words, widest, space))
    .find(broken => broken !== null && broken.length <= lines.length)
  return even ?? lines
}
