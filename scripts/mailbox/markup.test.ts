import { expect, test } from 'vitest'
import { linkAddresses } from './markup'

test('A text of a letter cannot bring markup into the page', () => {
  expect(linkAddresses(`<script>alert("x")</script> & 'so on'`)).toBe(
    '&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;so on&#39;',
  )
})

test('A web address in a text can be followed, and the full stop after it is no part of it', () => {
  const html = linkAddresses('See http://localhost:3000/manage/a?b=1&c=2.')
  expect(html).toContain('href="http://localhost:3000/manage/a?b=1&amp;c=2"')
  expect(html.endsWith('</a>.')).toBe(true)
})
