import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { z } from 'zod'

const here = import.meta.dirname
const files = readdirSync(here).filter(name => name.endsWith('.ts') && !name.endsWith('.test.ts'))
const exported = await Promise.all(
  files.map(async file => Object.entries<unknown>(await import(join(here, file)))),
)
const forms = exported.flat().flatMap(([name, form]) => {
  return name.endsWith('Form') && form instanceof z.ZodObject ? [{ name, form }] : []
})

const faultsOf = (form: z.ZodObject, fields: Record<string, string>) => {
  const parsed = form.safeParse(fields)
  return parsed.success ? [] : parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`)
}

test('T27 every form that is sent without its fields, or with all of them empty, answers in sentences for people', () => {
  expect(forms.length).toBeGreaterThan(10)
  const said = forms.flatMap(({ name, form }) => {
    const empty = Object.fromEntries(Object.keys(form.shape).map(field => [field, '']))
    return [...faultsOf(form, {}), ...faultsOf(form, empty)].map(fault => `${name} ${fault}`)
  })
  expect(said.length).toBeGreaterThan(20)
  expect(said.filter(fault => /invalid|expected|undefined|too small|pattern/i.test(fault))).toEqual([])
})
