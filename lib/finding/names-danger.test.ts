import { expect, test } from 'vitest'
import { getPracticeContent } from '@/lib/content/practice'
import { namesDanger } from './names-danger'

const { searchedFor } = getPracticeContent().pages.helpNow

test('R12 whoever searches for words of danger is known to, in whatever form the words stand', () => {
  for (const query of [
    'rape',
    'Raped',
    'he hits me',
    'my wife hit me!',
    'hitting me',
    'afraid of him',
    'I’m afraid of my husband',
    'domestic violence',
    'suicide',
    'I want to kill myself',
    'killing myself',
    'he choked me',
    'threatened',
    'not safe at home',
    'SELF-HARM',
  ])
    expect(namesDanger(query, searchedFor), query).toBe(true)
})

test('R12 the ordinary words of a quarrel are not taken for danger', () => {
  for (const query of [
    '',
    'fight',
    'afraid of losing her',
    'hit a wall',
    'safe',
    'skill',
    'me hit',
    'hurt feelings',
    'quiet',
    'beat',
  ])
    expect(namesDanger(query, searchedFor), query).toBe(false)
})
