import type { StaffActor } from '@/lib/domain/people/role'
import type { Given } from './plan'
import type { Names } from './seen'

/** Those who give the commands: browsers by their hashes, people by their addresses, and somebody who owns the practice. */
export type Cast = Names & { readonly policyVersion: string; readonly owner: StaffActor }

/** What one use-case said: all of it, and in the words of the model. */
export type Told = { readonly said: unknown; readonly answer: string }

/** Under whose name a key is kept. */
export const callerOf = ({ browsers }: Cast, given: Given): string =>
  'browser' in given ? (browsers[given.browser] ?? '') : 'staff'
