import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fitTitle, type Room } from './fit-title'

// A letter is as wide as half the size.
const width = (text: string) => text.length / 2
const room: Room = { width: 400, height: 160, lines: 3, leading: 1, sizes: [80, 40, 20] }

test('S3 a short title is set large and a long one smaller, in lines that are as even as they can be', () => {
  expect(fitTitle('Fear', room, width)).toEqual({ size: 80, lines: ['Fear'] })
  expect(fitTitle('one two three four five six', room, width)).toEqual({
    size: 40,
    lines: ['one two three', 'four five six'],
  })
})

test('S3 a word that is wider than the room is not cut: there is no title', () => {
  expect(fitTitle(`a ${'x'.repeat(41)}`, room, width)).toBeNull()
  expect(fitTitle('', room, width)).toBeNull()
})

test('S3 whatever the words, none is lost or cut, no line is too wide, and all lines stand in the room', () => {
  const words = fc.array(fc.stringMatching(/^[a-z]{1,12}$/), { minLength: 1, maxLength: 12 })
  fc.assert(
    fc.property(words, said => {
      const fitted = fitTitle(said.join('  '), room, width)
      if (fitted === null) return
      expect(fitted.lines.join(' ')).toBe(said.join(' '))
      expect(Math.max(...fitted.lines.map(line => width(line) * fitted.size))).toBeLessThanOrEqual(room.width)
      expect(fitted.lines.length).toBeLessThanOrEqual(room.lines)
      expect(fitted.lines.length * fitted.size).toBeLessThanOrEqual(room.height)
    }),
  )
})
