import { expect, test } from 'vitest'
import { readFields } from './read-fields'

const form = 'application/x-www-form-urlencoded'
const read = (type: string, body: string, more: Record<string, string> = {}) =>
  readFields(
    new Request('http://localhost/', { method: 'POST', body, headers: { 'content-type': type, ...more } }),
  )

test('a form in UTF-8 is read, whether it says so or not, with one kind of line', async () => {
  for (const type of [form, `${form};charset=UTF-8`, `${form}; charset="utf-8"`])
    expect(await read(type, 'name=M%C3%A9l&note=a%0D%0Ab')).toEqual({
      ok: true,
      fields: { name: 'Mél', note: 'a\nb' },
    })
})

test('what is packed, or written in other signs, is refused instead of being read as something else', async () => {
  expect(await read(`${form};charset=utf-16`, 'name=a')).toEqual({ ok: false, status: 415 })
  expect(await read(form, 'name=a', { 'content-encoding': 'gzip' })).toEqual({ ok: false, status: 415 })
  expect(await read('application/json;charset=latin1', '{"name":"a"}')).toEqual({ ok: false, status: 415 })
})
