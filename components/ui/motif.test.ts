import { expect, test } from 'vitest'
import { drawDance } from './motif'
import { strokesOf } from './motif-seed'
import { shapes } from './motif-shapes'

test('the same slug draws the same two lines every time', () => {
  for (const shape of shapes) {
    expect(drawDance('what-silence-protects', shape, 'art')).toEqual(
      drawDance('what-silence-protects', shape, 'art'),
    )
  }
})

test('a slug keeps the numbers it had when its picture was first drawn', () => {
  const p = strokesOf('stop-a-fight')
  expect(p.phase).toBeCloseTo(4.9, 2)
  expect(p.cycles).toBeCloseTo(2.22, 2)
  expect(p.drift).toBeCloseTo(0.25, 2)
  expect(p.meet).toBeCloseTo(0.66, 2)
  expect(p.side).toBe(-1)
})

test('the lantern is filled when the two meet and open when they do not', () => {
  const met = Object.fromEntries(shapes.map(shape => [shape, drawDance('a', shape, 'art').lantern?.met]))
  expect(met).toEqual({ meet: true, pursue: false, withdraw: false, drift: true, repair: true })
})

test('a divider has no threads and no lantern', () => {
  const rule = drawDance('any-slug', 'meet', 'rule')
  expect(rule.between).toBeNull()
  expect(rule.lantern).toBeNull()
})
