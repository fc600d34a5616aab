import { expect, test } from 'vitest'
import { listArticles } from './articles'
import { contentRoot, listTexts } from './files'
import { getPracticeContent } from './practice'
import { listWorksheets } from './worksheets'

const content = getPracticeContent()
const service = (slug: string) => content.services.find(candidate => candidate.slug === slug)

test('the sample practice offers what its public interface promises', () => {
  expect(content.practice.zone).toBe('America/Los_Angeles')
  expect(service('consultation')).toMatchObject({
    minutes: 20,
    feeCents: 0,
    places: ['video'],
    parties: [1, 2],
    approval: 'instant',
  })
  expect(service('couple-session')).toMatchObject({
    minutes: 75,
    places: ['portland', 'video'],
    parties: [2],
    approval: 'staff',
    online: false,
  })
  expect(service('individual-session')).toMatchObject({
    minutes: 50,
    places: ['portland', 'video'],
    parties: [1],
    approval: 'staff',
    online: true,
  })
})

test('three therapists are licensed in Oregon and one of them in Washington too, and every licence is marked as a sample', () => {
  const states = content.therapists.map(({ licences }) => licences.map(({ state }) => state).join('+'))
  expect(states.sort()).toEqual(['OR', 'OR', 'OR+WA'])
  const licences = content.therapists.flatMap(therapist => therapist.licences)
  expect(licences.filter(({ number, sample }) => !sample || !number.startsWith('SAMPLE'))).toEqual([])
})

test('a weekly rule becomes one open range a day, and each break a closed one within it', () => {
  const maren = content.therapists.find(({ slug }) => slug === 'maren-okafor')
  expect(maren?.hours.filter(({ weekday }) => weekday === 3)).toEqual([
    { weekday: 3, from: '09:00', until: '17:00', closed: false, places: null, services: null },
    { weekday: 3, from: '12:00', until: '13:00', closed: true, places: null, services: null },
  ])
})

test('every weekday somebody works, and on three evenings or more somebody works past half past six', () => {
  const open = content.therapists.flatMap(({ hours }) => hours.filter(({ closed }) => !closed))
  for (const weekday of [1, 2, 3, 4, 5]) expect(open.map(rule => rule.weekday)).toContain(weekday)
  expect(
    new Set(open.filter(({ until }) => until > '18:30').map(rule => rule.weekday)).size,
  ).toBeGreaterThanOrEqual(3)
})

test('every therapist says exactly what training they have and that it is invented', () => {
  for (const { training } of content.therapists)
    expect(training.filter(line => !line.includes('invented'))).toEqual([])
})

test('every way on from the first page leads to an article or a worksheet that is there', () => {
  const hrefs = JSON.stringify(content.pages.home).match(/\/(?:articles|worksheets)\/[a-z-]+/g) ?? []
  expect(hrefs.length).toBeGreaterThanOrEqual(3)
  const there = [
    ...listArticles().map(({ slug }) => `/articles/${slug}`),
    ...listWorksheets().map(({ slug }) => `/worksheets/${slug}`),
  ]
  expect(hrefs.filter(href => !there.includes(href))).toEqual([])
})

test('V4 the practice names the lifeline and the hotline, with numbers that can be dialed', () => {
  expect(content.practice.crisisLines.map(({ tel }) => tel)).toEqual(['988', '18007997233'])
})

test('V4 the page for who needs help now dials a line for each danger that it names', () => {
  const dialed = content.pages.helpNow.sections.map(({ title, text }) => ({
    title,
    numbers: [...text.matchAll(/\(tel:(\d+)\)/g)].map(([, number]) => number),
  }))
  expect(dialed.filter(({ numbers }) => numbers.length > 0)).toEqual([
    { title: 'Somebody is in danger this minute', numbers: ['911'] },
    { title: 'You are thinking of ending your life, or are afraid somebody else is', numbers: ['988'] },
    { title: 'Your partner frightens or hurts you', numbers: ['18007997233', '18447628483'] },
    { title: 'Somebody forced you, or touched you as you did not want', numbers: ['18006564673'] },
    {
      title: 'A child is being hurt, or you are afraid that you will hurt one',
      numbers: ['18004224453', '18555037233'],
    },
  ])
})

test('V4 every telephone number in the words is dialed as it stands', () => {
  const folders = [
    ['articles', '.mdx'] as const,
    ['practice/pages', '.yaml'] as const,
    ['practice/notices', '.md'] as const,
  ]
  const links = folders
    .flatMap(([folder, extension]) => listTexts(contentRoot(), folder, extension))
    .flatMap(({ file, text }) =>
      [...text.matchAll(/\[([^\]]+)\]\(tel:(\d+)\)/g)].map(([, shown = '', tel = '']) => ({
        file,
        shown,
        tel,
      })),
    )
  expect(links.length).toBeGreaterThan(15)
  const digits = (text: string) => text.replace(/\D/g, '').replace(/^1(?=\d{10}$)/, '')
  expect(links.filter(({ shown, tel }) => digits(shown) !== digits(tel))).toEqual([])
})

test('notices and policies carry a version and say that nobody has reviewed them yet', () => {
  for (const notice of content.notices)
    expect(notice).toMatchObject({ reviewed: false, version: '2026-11-22' })
  expect(content.policies).toMatchObject({ reviewed: false, version: '2026-11-22' })
  expect(content.notices.find(({ slug }) => slug === 'privacy')?.body).toContain('Have this reviewed')
})

test('R16 nothing that the practice or its journal says is a testimonial, a rate of success or a promise of outcome', () => {
  const texts = [
    JSON.stringify(content),
    ...listTexts(contentRoot(), 'articles', '.mdx').map(({ text }) => text),
    ...listTexts(contentRoot(), 'worksheets', '.yaml').map(({ text }) => text),
  ]
  const forbidden =
    /testimonial|success rate|guarantee|\bproven\b|\bcure[sd]?\b|will save your|\d+ ?(?:%|percent)|toxic|narcissis|!["”]?\s/i
  expect(texts.map(text => forbidden.exec(text)?.[0] ?? null).filter(found => found !== null)).toEqual([])
})
