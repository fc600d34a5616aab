import { expect, test } from 'vitest'
import { pagePolicy } from './policy'

const ruleOf = (path: string, name: string) =>
  pagePolicy('abc', path)
    .split('; ')
    .find(rule => rule.startsWith(`${name} `))

test('W4 the page of a worksheet may send nothing, by script or by form, and every other page only to ourselves', () => {
  for (const path of ['/worksheets/some-sheet', '/worksheets/some-sheet/', '/worksheets/a%2Db'])
    expect([ruleOf(path, 'connect-src'), ruleOf(path, 'form-action')]).toEqual([
      "connect-src 'none'",
      "form-action 'none'",
    ])
  for (const path of ['/', '/worksheets', '/worksheets/', '/book', '/articles/worksheets'])
    expect([ruleOf(path, 'connect-src'), ruleOf(path, 'form-action')]).toEqual([
      "connect-src 'self'",
      "form-action 'self'",
    ])
})
