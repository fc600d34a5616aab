import { createElement } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import { expect, test } from 'vitest'
import { ErrorSummary } from './error-summary'
import { TextField } from './text-field'

test('a field without a mistake is described by its hint alone', () => {
  const html = renderToStaticMarkup(
    createElement(TextField, { name: 'name', label: 'Name', hint: 'What you like.' }),
  )
  expect(html).toContain('<label for="field-name">Name</label>')
  expect(html).toContain('aria-describedby="field-name-hint"')
  expect(html).not.toContain('aria-invalid')
})

test('a field with a mistake says so, and is described by the mistake first', () => {
  const html = renderToStaticMarkup(
    createElement(TextField, {
      name: 'email',
      label: 'Email',
      hint: 'Only you read it.',
      error: 'Add the ending',
      defaultValue: 'a@b',
    }),
  )
  expect(html).toContain('aria-invalid="true"')
  expect(html).toContain('aria-describedby="field-email-error field-email-hint"')
  expect(html).toContain('<p class="error" id="field-email-error">Add the ending</p>')
  expect(html).toContain('value="a@b"')
})

test('the summary of mistakes links each one to its field and is announced', () => {
  const mistakes = [
    { field: 'email', message: 'Add the ending' },
    { field: 'name', message: 'Write a name' },
  ]
  const html = renderToStaticMarkup(createElement(ErrorSummary, { mistakes }))
  expect(html).toContain('role="alert"')
  expect(html).toContain('2 things need another look')
  expect(html).toContain('<a href="#field-email">Add the ending</a>')
  expect(renderToStaticMarkup(createElement(ErrorSummary, { mistakes: [] }))).toBe('')
})
