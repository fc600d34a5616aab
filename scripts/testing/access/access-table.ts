import type { DoorName } from './doors'

type Method = 'GET' | 'POST'

/** Each page and each handler, by its file under `app/`, with the methods it answers and the door it stands behind. */
export const accessTable: Readonly<Record<string, Partial<Record<Method, DoorName>>>> = {
  '(site)/page.tsx': { GET: 'everyone' },
  '(site)/fees/page.tsx': { GET: 'everyone' },
  '(site)/help-now/page.tsx': { GET: 'everyone' },
  '(site)/notices/page.tsx': { GET: 'everyone' },
  '(site)/notices/[slug]/page.tsx': { GET: 'everyone' },
  '(site)/team/page.tsx': { GET: 'everyone' },
  'articles/page.tsx': { GET: 'everyone' },
  'articles/[slug]/page.tsx': { GET: 'everyone' },
  'worksheets/page.tsx': { GET: 'everyone' },
  'worksheets/[slug]/page.tsx': { GET: 'everyone' },
  'worksheets/[slug]/pdf/route.ts': { GET: 'known' },
  'api/health/live/route.ts': { GET: 'everyone' },
  'api/health/ready/route.ts': { GET: 'everyone' },
  'api/slots/route.ts': { GET: 'everyone' },

  'book/page.tsx': { GET: 'everyone' },
  'book/details/page.tsx': { GET: 'everyone' },
  'book/proof/page.tsx': { GET: 'everyone' },
  'book/done/page.tsx': { GET: 'everyone' },
  'book/hold/route.ts': { POST: 'everyone' },
  'book/code/route.ts': { POST: 'everyone' },
  'submit/book/details/route.ts': { POST: 'everyone' },
  'submit/book/proof/route.ts': { POST: 'everyone' },

  'sign-in/page.tsx': { GET: 'everyone' },
  'sign-in/proof/page.tsx': { GET: 'everyone' },
  'sign-in/code/route.ts': { POST: 'everyone' },
  'sign-in/[token]/page.tsx': { GET: 'everyone' },
  // A made-up token is answered as one that ended: with a form for another one.
  'sign-in/[token]/confirm/route.ts': { POST: 'everyone' },
  'submit/sign-in/route.ts': { POST: 'everyone' },
  'submit/sign-in/proof/route.ts': { POST: 'everyone' },
  'sign-out/route.ts': { POST: 'everyone' },
  'account/page.tsx': { GET: 'client' },

  'manage/[token]/page.tsx': { GET: 'token' },
  'manage/[token]/cancel/route.ts': { POST: 'token' },
  'manage/[token]/calendar/route.ts': { GET: 'token' },
  'setup/page.tsx': { GET: 'token' },
  'setup/details/route.ts': { POST: 'token' },
  'setup/confirm/route.ts': { POST: 'token' },
  'invitation/page.tsx': { GET: 'token' },
  'invitation/details/route.ts': { POST: 'token' },
  'invitation/confirm/route.ts': { POST: 'token' },

  'staff/sign-in/page.tsx': { GET: 'everyone' },
  'staff/sign-in/password/route.ts': { POST: 'everyone' },
  'staff/sign-in/totp/route.ts': { POST: 'everyone' },
  'staff/page.tsx': { GET: 'desk' },
  'staff/recovery-codes/page.tsx': { GET: 'desk' },
  'staff/recovery-codes/kept/route.ts': { POST: 'desk' },
  'staff/appointments/page.tsx': { GET: 'desk' },
  'staff/appointments/[id]/page.tsx': { GET: 'record' },
  'staff/appointments/[id]/cancel/route.ts': { POST: 'record' },
  'staff/tasks/page.tsx': { GET: 'desk' },
  'staff/tasks/[id]/tick/route.ts': { POST: 'desk' },
}
