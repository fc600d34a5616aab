import { expect, test } from '@playwright/test'
import { HtmlValidate } from 'html-validate'

// What a page must be so that every browser and screen reader builds the same tree from it. Questions of spelling are left to
// the renderer; text that scripts fill in is not judged, since pages are whole without them.
const validator = new HtmlValidate({
  root: true,
  extends: ['html-validate:standard', 'html-validate:a11y'],
  rules: {
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'doctype-style': 'off',
    'no-inline-style': 'error',
    // A list without its dots is none for one screen reader, unless it says that it is.
    'no-redundant-role': 'off',
    'no-trailing-whitespace': 'off',
    'void-style': 'off',
  },
})

const pages = [
  '/',
  '/team',
  '/team/theo-lindqvist',
  '/services',
  '/services/couple-session',
  '/first-visit',
  '/questions',
  '/fees',
  '/help-now',
  '/contact',
  '/contact/sent',
  '/newsletter',
  '/newsletter/asked',
  '/notices',
  '/notices/privacy',
  '/notices/practices',
  '/articles',
  '/articles?page=2',
  '/articles/when-one-reaches-and-one-retreats',
  '/articles/when-couples-therapy-is-not-the-first-step',
  '/topics/the-pattern',
  '/paths/from-the-chase-to-a-first-session',
  '/search',
  '/search?q=persuer',
  '/worksheets',
  '/worksheets/pursuer-withdrawer',
  '/worksheets/a-pause-you-both-agree-on',
  '/book',
  '/book?service=consultation',
  '/book?service=consultation&state=OR&therapist=any',
  '/book?service=consultation&party=1&state=OR&therapist=any&view=month',
  '/book?service=consultation&party=1&state=OR&therapist=any&view=zone&city=portland',
  '/book?service=individual-session&place=portland&therapist=any',
  '/book?service=couple-session&place=portland&therapist=any&time=2026-12-01T17:30:00Z',
  '/book/details',
  '/book/proof',
  '/sign-in',
  '/sign-in/proof',
  '/staff/sign-in',
  '/nowhere',
]

for (const address of pages) {
  test(`the markup of ${address} is sound`, async ({ request }) => {
    const html = await (await request.get(address)).text()
    const { results } = await validator.validateString(html)
    const found = results.flatMap(({ messages }) =>
      messages.map(({ ruleId, message, line, column }) => `${line}:${column} ${ruleId}: ${message}`),
    )
    expect(found).toEqual([])
  })
}
