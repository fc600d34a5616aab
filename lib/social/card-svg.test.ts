import { expect, test } from 'vitest'
import { drawDance } from '@/components/ui/motif'
import { pngOf } from './card-png'
import { cardSvg } from './card-svg'
import { openLettering } from './lettering'

const lettering = openLettering()
const drawing = drawDance('when-one-reaches-and-one-retreats', 'pursue', 'wide')
const draw = (title: string | null) => cardSvg(title, drawing, lettering)
const lines = draw(null)

test('S3 letters that the face has not, wherever they stand in a title, leave the two lines alone', () => {
  for (const title of ['当一个人伸手', 'Fear 🙂', 'Łódź', 'ראשון', 'a\u0000b'])
    expect(draw(title), title).toBe(lines)
  for (const title of ['Fear', 'L’été où l’on s’est tu: “façade”', 'AVATAR fi ffl', '50 % — ½'])
    expect(draw(title), title).not.toBe(lines)
})

test('S3 an accent written apart from its letter is the same picture', () => {
  expect(draw('re\u0301paration')).toBe(draw('réparation'))
})

test('S3 a word that is wider than the picture at its smallest leaves the two lines alone', () => {
  expect(draw('x'.repeat(80))).toBe(lines)
})

test('S3 a picture says nothing in letters: its title is outlines, which need no font where it is drawn', () => {
  expect(draw('A title')).not.toMatch(/<text|title|font|<image|href/)
})

test('S3 a picture is a PNG of 1200 by 630, and the same words give the same bytes', async () => {
  const [one, two] = await Promise.all([pngOf(draw('A title')), pngOf(draw('A title'))])
  expect(one.subarray(1, 4).toString('latin1')).toBe('PNG')
  expect([one.readUInt32BE(16), one.readUInt32BE(20)]).toEqual([1200, 630])
  expect(one.equals(two)).toBe(true)
  expect(one.length).toBeLessThan(100_000)
})
