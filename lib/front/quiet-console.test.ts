import { afterEach, expect, test, vi } from 'vitest'
import { log } from '@/lib/log'
import { quietConsole } from './quiet-console'

afterEach(() => void vi.restoreAllMocks())

test('V2 An error that the framework prints reaches the log as an error, and the console not at all', () => {
  const printed: unknown[] = []
  const logged: unknown[] = []
  vi.spyOn(log, 'error').mockImplementation((event, error) => void logged.push(event, error))
  const voice = (...given: unknown[]) => void printed.push(...given)
  const target = { error: voice, warn: voice }
  quietConsole(target)
  const error = new Error('canary ann@example.org')
  target.error('⨯', error)
  target.warn({ canary: 'ann@example.org' })
  expect(printed).toEqual([])
  expect(logged).toEqual(['the framework complained', error, 'the framework complained', undefined])
})

test('What is told in plain words still reaches the console', () => {
  const printed: unknown[] = []
  const target = { error: (...given: unknown[]) => void printed.push(...given), warn: () => undefined }
  quietConsole(target)
  target.error('The port is taken.')
  expect(printed).toEqual(['The port is taken.'])
})
