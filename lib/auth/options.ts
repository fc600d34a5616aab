import type { AuthOptions } from 'next-auth'
import type { Adapter } from 'next-auth/adapters'
import { hashToken } from '@/lib/crypto/tokens'
import { findSession } from '@/lib/data/read/sessions'
import { deleteSession } from '@/lib/data/write/sessions'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { cookieName, cookieOptions } from './cookies'

// The database judges the end of a session by its own clock; next-auth compares with this process's, so it is told "not yet".
const notYet = new Date('9999-01-01T00:00:00Z')
const thirtyDays = 30 * 24 * 3600

const makeAdapter = (onFailure: (failure: unknown) => void): Adapter => ({
  async getSessionAndUser(sessionToken) {
    const found = await findSession(hashToken(sessionToken)).catch((failure: unknown) => {
      onFailure(failure)
      throw failure
    })
    if (found === null) return null
    const id = found.actor.kind === 'staff' ? found.actor.staffId : found.actor.personId
    return {
      session: { sessionToken, userId: id, expires: notYet },
      user: { id, email: found.email, emailVerified: null, name: found.name, signedIn: found },
    }
  },
  async updateSession() {
    return null
  },
  async deleteSession(sessionToken) {
    await deleteSession(hashToken(sessionToken))
  },
})

/**
 * next-auth with database sessions and no providers: our own POST handlers make the row and set the cookie, and no
 * /api/auth route exists. See docs/decisions/004-sessions.md. next-auth answers "nobody" when the session cannot be read;
 * `onFailure` hears of it, so that a database that is away is not taken for a stranger.
 */
export function authOptions(onFailure: (failure: unknown) => void): AuthOptions {
  return {
    secret: env().secret,
    providers: [],
    adapter: makeAdapter(onFailure),
    session: { strategy: 'database', maxAge: thirtyDays, updateAge: thirtyDays },
    useSecureCookies: env().secureCookies,
    cookies: { sessionToken: { name: cookieName('session'), options: cookieOptions('session') } },
    callbacks: {
      session: ({ session, user }) => ({ ...session, signedIn: 'signedIn' in user ? user.signedIn : null }),
    },
    logger: {
      error: (code: string) => log.warn('session-read-failed', { code }),
      warn: (code: string) => {
        // It makes no addresses here, so it need not be told ours.
        if (code !== 'NEXTAUTH_URL') log.warn('session-warning', { code })
      },
      debug: () => undefined,
    },
  }
}
