import { readFile } from 'node:fs/promises'
import { type BrowserContext, type Download, expect, type Page, test } from '@playwright/test'
import { expectAccessible } from './support/accessibility'
import { printedPages } from './support/printed'

const sheetPage = '/worksheets/pursuer-withdrawer'
const secret = 'heron-in-the-kitchen'

/** Ticks every box and writes into every field that is shown. Answers with how many there were. */
async function fillAll(page: Page, words: string): Promise<number> {
  const boxes = await page.locator('[data-answer][type="checkbox"]:visible').all()
  for (const box of boxes) await box.check()
  const fields = await page.locator('textarea[data-answer]:visible').all()
  for (const field of fields) await field.fill(words)
  return boxes.length + fields.length
}

/** How many fields of the page hold words or a tick. */
const written = (page: Page): Promise<number> =>
  page.locator('[data-answer]').evaluateAll(
    all =>
      all.filter(one => {
        if (one instanceof HTMLInputElement) return one.checked
        return one instanceof HTMLTextAreaElement && one.value !== ''
      }).length,
  )

const sheet = (page: Page, title: string) => page.getByRole('article', { name: title })

async function clearEverything(page: Page): Promise<void> {
  page.once('dialog', dialog => dialog.accept())
  await page.getByRole('button', { name: 'Clear everything' }).click()
  await expect(page.getByText('Everything on this page is cleared.')).toBeVisible()
}

/** Everything that leaves the browser from now on: addresses with bodies, and files in the making do not count. */
function watch(context: BrowserContext): string[] {
  const sent: string[] = []
  context.on('request', request =>
    sent.push(`${request.method()} ${request.url()} ${request.postData() ?? ''}`),
  )
  return sent
}

async function textOf(download: Download): Promise<string> {
  return readFile(await download.path(), 'utf8')
}

const pagesOf = (pdf: Buffer): number => printedPages(pdf).length

test('W4 nothing leaves the browser while every field is filled, printed, kept, saved as a file and cleared', async ({
  page,
  context,
}) => {
  await page.goto(`${sheetPage}#pursuer`, { waitUntil: 'networkidle' })
  const address = page.url()
  const sent = watch(context)
  expect(await fillAll(page, secret)).toBeGreaterThan(10)
  await page.getByRole('textbox', { name: 'The moment' }).press('Enter')
  await page.getByLabel('ask again, or ask louder').press('Enter')
  await page.getByRole('checkbox', { name: 'Keep what I write on this device' }).check()
  await page.pdf()
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Save my half as a file' }).click(),
  ])
  expect(await textOf(download)).toContain(secret)
  await clearEverything(page)
  expect(await written(page)).toBe(0)
  await expect(page.getByText('Saved as reflection-one.json')).toHaveCount(0)
  await page.waitForLoadState('networkidle')
  expect(sent.filter(line => !line.startsWith('GET blob:'))).toEqual([])
  expect(page.url()).toBe(address)
  const tried = await page.evaluate(async () => {
    const asked = await fetch('/?x').then(
      () => 'sent',
      () => 'stopped',
    )
    return [asked, document.querySelectorAll('form').length]
  })
  expect(tried).toEqual(['stopped', 0])
})

test.describe('without JavaScript', () => {
  test.use({ javaScriptEnabled: false })

  test('W4 without scripts each sheet is chosen by a link, filled in and printed, and the page says that nothing leaves it', async ({
    page,
    context,
  }) => {
    await page.goto(sheetPage)
    await expect(page.getByText('Nothing you type leaves this page.')).toBeVisible()
    await page.getByRole('link', { name: 'The one who goes quiet', exact: true }).click()
    const sent = watch(context)
    await expect(page.getByRole('article')).toHaveCount(1)
    expect(await fillAll(page, secret)).toBe(12)
    await page.getByRole('textbox', { name: 'The moment' }).press('Enter')
    await expect(page.getByRole('textbox', { name: 'The moment' })).toHaveValue(`${secret}\n`)
    expect(pagesOf(await page.pdf())).toBe(1)
    await expect(page.getByRole('button')).toHaveCount(0)
    expect(sent).toEqual([])
    await page.getByRole('link', { name: 'Choose another sheet' }).click()
    await expect(page.getByRole('article')).toHaveCount(3)
  })

  test('W4 without scripts too an answer longer than a page is on paper word by word, and no line of it is cut between two pages', async ({
    page,
  }) => {
    await page.goto(`${sheetPage}#pursuer`)
    await page.getByRole('textbox', { name: 'The moment' }).fill(numbered(2400).join(' '))
    for (const format of ['Letter', 'A4'])
      expect(numberedIn(printedPages(await page.pdf({ format })))).toEqual(numbered(2400))
  })
})

test('W6 what is written is kept on the device only once that is asked for, and clearing leaves nothing of it', async ({
  page,
}) => {
  const stored = () => page.evaluate(() => JSON.stringify({ ...localStorage, ...sessionStorage }))
  await page.goto(sheetPage)
  await expect(page).toHaveTitle(/^Reflection pages/)
  const name = page.getByRole('textbox', { name: 'A name for it' })
  const asked = page.getByRole('checkbox', { name: 'Keep what I write on this device' })
  await expect(asked).not.toBeChecked()
  await name.fill(secret)
  expect(await stored()).toBe('{}')
  await page.reload()
  await expect(name).toHaveValue('')
  await asked.check()
  await name.fill(secret)
  await page.reload()
  await expect(name).toHaveValue(secret)
  await expect(asked).toBeChecked()
  page.once('dialog', dialog => dialog.dismiss())
  await page.getByRole('button', { name: 'Clear everything' }).click()
  await expect(name).toHaveValue(secret)
  await clearEverything(page)
  await expect(name).toHaveValue('')
  await expect(asked).not.toBeChecked()
  expect(await stored()).toBe('{}')
  await name.fill(secret)
  expect(await stored()).toBe('{}')
  await page.reload()
  await expect(name).toHaveValue('')
})

test('W6 two tabs that keep a page write into one store, and what is cleared in one is cleared in the other and stays gone', async ({
  page,
  context,
}) => {
  const keeping = 'Keep what I write on this device'
  const name = (tab: Page) => tab.getByRole('textbox', { name: 'A name for it' })
  const moment = (tab: Page) => sheet(tab, 'The one who reaches').getByRole('textbox', { name: 'The moment' })
  await page.goto(sheetPage)
  await page.getByRole('checkbox', { name: keeping }).check()
  await name(page).fill('The tide')
  const other = await context.newPage()
  await other.goto(sheetPage)
  await expect(name(other)).toHaveValue('The tide')
  await moment(other).fill('On the bridge')
  await expect(moment(page)).toHaveValue('On the bridge')
  await name(page).fill('The tides')
  await other.reload()
  await expect(moment(other)).toHaveValue('On the bridge')
  await expect(name(other)).toHaveValue('The tides')
  await clearEverything(other)
  await expect(page.getByText('Everything was cleared in another tab')).toBeVisible()
  expect(await written(page)).toBe(0)
  await expect(page.getByRole('checkbox', { name: keeping })).not.toBeChecked()
  await name(page).press('a')
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({})
})

test('W6 what the browser itself was told to forget is brought back by no key, and the page says so', async ({
  page,
}) => {
  await page.goto(sheetPage)
  await page.getByRole('checkbox', { name: 'Keep what I write on this device' }).check()
  const name = page.getByRole('textbox', { name: 'A name for it' })
  await name.fill('The tide')
  // A tab hears nothing of what is done to the storage in itself, as it hears nothing yet of what another did a moment ago.
  await page.evaluate(() => localStorage.clear())
  await name.press('s')
  await expect(page.getByText('told elsewhere to keep nothing of this page any more')).toBeVisible()
  expect(await page.evaluate(() => ({ ...localStorage }))).toEqual({})
})

const hostile = '<img src=x onerror=alert(1)> ‮"}</textarea>'

/** One partner, in a browser of their own, fills in a half and saves it. */
async function saveHalf(page: Page, title: string, box: string, words: string): Promise<Download> {
  await page.goto(sheetPage)
  await page.getByRole('link', { name: title, exact: true }).click()
  await page.getByRole('checkbox', { name: box }).check()
  for (const field of await page.locator('textarea[data-answer]:visible').all()) await field.fill(words)
  const saved = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Save my half as a file' }).click()
  return saved
}

test('W5 two halves saved in two browsers are put together in a third, with hostile words as plain text', async ({
  page,
  browser,
}) => {
  const [one, two] = [await browser.newContext(), await browser.newContext()]
  const first = await saveHalf(await one.newPage(), 'The one who goes quiet', 'make a joke of it', 'Small.')
  const second = await saveHalf(
    await two.newPage(),
    'The one who reaches',
    'explain it one more time',
    hostile,
  )
  expect([first.suggestedFilename(), second.suggestedFilename()]).toEqual([
    'reflection-two.json',
    'reflection-one.json',
  ])
  expect(await textOf(first)).not.toContain('In my body')
  await page.goto(sheetPage)
  const joint = sheet(page, 'Our cycle')
  await joint.getByRole('textbox', { name: 'First partner' }).last().fill('Said before')
  await joint.getByLabel('First partner’s file').setInputFiles(await first.path())
  await joint.getByLabel('Second partner’s file').setInputFiles(await second.path())
  await expect(joint.getByText('Read: “The one who reaches”.')).toBeVisible()
  await joint.getByRole('button', { name: 'Put both halves on this page' }).click()
  await expect(joint.getByText('7 answers filled in. 1 had words in them already')).toBeVisible()
  const words = (name: string) =>
    joint
      .getByRole('textbox', { name })
      .evaluateAll(all => all.map(one => (one instanceof HTMLTextAreaElement ? one.value : '')))
  expect(await words('First partner')).toEqual(['make a joke of it', 'Small.', 'Small.', 'Said before'])
  expect(await words('Second partner')).toEqual(['explain it one more time', hostile, hostile, hostile])
  await clearEverything(page)
  expect(await written(page)).toBe(0)
  await expect(joint.getByText('Read: “')).toHaveCount(0)
  await one.close()
  await two.close()
})

const halfFile = (edition: string, story: string) => ({
  name: 'half.json',
  mimeType: 'application/json',
  buffer: Buffer.from(
    JSON.stringify({
      kind: 'half of a worksheet',
      version: 1,
      worksheet: 'pursuer-withdrawer',
      edition,
      answers: { story },
    }),
  ),
})

test('W5 the same half in both fields fills nothing, and another file then takes the place of what was joined, but not of what was written', async ({
  page,
}) => {
  await page.goto(sheetPage)
  const joint = sheet(page, 'Our cycle')
  const join = async (first: ReturnType<typeof halfFile>, second: ReturnType<typeof halfFile>) => {
    await joint.getByLabel('First partner’s file').setInputFiles(first)
    await joint.getByLabel('Second partner’s file').setInputFiles(second)
    await expect(joint.getByText('Read: “')).toHaveCount(2)
    await joint.getByRole('button', { name: 'Put both halves on this page' }).click()
  }
  await join(halfFile('pursuer', 'I knock'), halfFile('pursuer', 'I knock'))
  await expect(joint.getByText('both files are the same half')).toBeVisible()
  expect(await written(page)).toBe(0)
  await join(halfFile('pursuer', 'I knock'), halfFile('withdrawer', 'An old draft'))
  await expect(joint.getByText('2 answers filled in.')).toBeVisible()
  const story = (name: string) => joint.getByRole('textbox', { name }).nth(1)
  await expect(story('Second partner')).toHaveValue('An old draft')
  await story('First partner').fill('I knock twice')
  await join(halfFile('pursuer', 'Never mind'), halfFile('withdrawer', 'I close the door'))
  await expect(joint.getByText('1 answer filled in. 1 had words in them already')).toBeVisible()
  await expect(story('First partner')).toHaveValue('I knock twice')
  await expect(story('Second partner')).toHaveValue('I close the door')
})

test('W5 a half without an answer is not saved, and its writer is told why', async ({ page }) => {
  await page.goto(sheetPage)
  await page.getByRole('link', { name: 'The one who reaches', exact: true }).click()
  const saved: Download[] = []
  page.on('download', file => saved.push(file))
  await page.getByRole('button', { name: 'Save my half as a file' }).click()
  await expect(page.getByText('There is nothing to save yet')).toBeVisible()
  expect(saved).toEqual([])
})

test('W5 a damaged, foreign, too large or missing file gets a sentence that says what to do, and fills nothing', async ({
  page,
}) => {
  await page.goto(sheetPage)
  const joint = sheet(page, 'Our cycle')
  await joint.getByRole('button', { name: 'Put both halves on this page' }).click()
  await expect(joint.getByText('Choose the file of this half first.')).toHaveCount(2)
  const half = {
    kind: 'half of a worksheet',
    version: 1,
    worksheet: 'pursuer-withdrawer',
    edition: 'pursuer',
  }
  const files: readonly (readonly [string, string])[] = [
    ['A photograph', 'This is not a half that was saved on this site.'],
    [JSON.stringify({ ...half, answers: { story: 1 } }), 'This file is damaged'],
    [JSON.stringify({ ...half, answers: {} }).slice(0, -9), 'This file is damaged'],
    [JSON.stringify({ ...half, version: 9, answers: {} }), 'This file comes from another version'],
    [JSON.stringify({ ...half, worksheet: 'other', answers: {} }), 'This half belongs to another worksheet.'],
    ['x'.repeat(256 * 1024 + 1), 'This file is far too large'],
  ]
  const field = joint.getByLabel('First partner’s file')
  for (const [text, sentence] of files) {
    await field.setInputFiles({ name: 'half.json', mimeType: 'application/json', buffer: Buffer.from(text) })
    await expect(joint.getByRole('alert').first()).toContainText(sentence)
    await expect(field).toHaveAttribute('aria-invalid', 'true')
  }
  await expectAccessible(page)
  expect(await written(page)).toBe(0)
})

test('W4 in a browser whose fields do not grow by themselves no word is cut off on paper, and none stays behind on the page', async ({
  page,
}) => {
  await page.goto(`${sheetPage}#pursuer`, { waitUntil: 'networkidle' })
  const moment = page.getByRole('textbox', { name: 'The moment' })
  await moment.fill(`${numbered(30).join('\n')}\n${secret}`)
  const needs = await moment.evaluate(field => {
    if (field instanceof HTMLTextAreaElement) field.style.setProperty('field-sizing', 'fixed')
    return field.scrollHeight - field.clientHeight
  })
  expect(needs).toBeGreaterThan(0)
  expect(numberedIn(printedPages(await page.pdf()))).toEqual(numbered(30))
  expect(await page.locator('body').textContent()).not.toContain(secret)
})

const numbered = (count: number): string[] => Array.from({ length: count }, (_, at) => `w${at}x`)
const numberedIn = (pages: readonly string[]): string[] => pages.join(' ').match(/w\d+x/g) ?? []

test('W4 an answer longer than a page flows over the pages: each word is there once, in its order, and no page before the last is half empty', async ({
  page,
}) => {
  for (const [sheetId, field] of [
    ['pursuer', 'The moment'],
    ['joint', 'Second partner'],
  ] as const) {
    await page.goto('about:blank')
    await page.goto(`${sheetPage}#${sheetId}`, { waitUntil: 'networkidle' })
    await page
      .getByRole('textbox', { name: field })
      .locator('visible=true')
      .first()
      .fill(numbered(2400).join(' '))
    for (const format of ['Letter', 'A4']) {
      const pages = printedPages(await page.pdf({ format }))
      expect(numberedIn(pages)).toEqual(numbered(2400))
      const letters = pages.map(words => words.length)
      expect(Math.min(...letters.slice(0, -1)), `${sheetId} ${format} ${letters}`).toBeGreaterThan(2000)
    }
  }
})

const longWords = 'We were late, and it was raining, and nobody had said a word since the bridge. '.repeat(2)

test('W8 every worksheet is a file alone: each of its sheets is a page, and prints on one side, blank on Letter and filled in on Letter and A4', async ({
  page,
}) => {
  await page.goto('/worksheets')
  const sheets = await page
    .locator('.sheet-names a')
    .evaluateAll(links => links.map(link => link.getAttribute('href') ?? ''))
  expect(sheets.length).toBeGreaterThanOrEqual(5)
  const sides: unknown[] = []
  for (const address of sheets) {
    await page.goto('about:blank')
    await page.goto(address)
    sides.push([address, 'blank', pagesOf(await page.pdf({ format: 'Letter' }))])
    await fillAll(page, longWords)
    for (const format of ['Letter', 'A4']) sides.push([address, format, pagesOf(await page.pdf({ format }))])
  }
  expect(sides.filter(side => !(Array.isArray(side) && side.at(-1) === 1))).toEqual([])
})
