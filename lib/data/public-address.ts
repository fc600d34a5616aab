import { env } from '@/lib/env'

/** Where the practice is reached from outside, without a trailing slash. Use-cases get it here, since they do not read the environment. */
export const publicAddress = (): string => env().publicUrl
