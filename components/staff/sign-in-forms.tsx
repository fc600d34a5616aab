import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { TextField } from '../ui/text-field'
import { type FormBack, NoticeAndMistakes } from './notice-and-mistakes'

/** The first step: address and password. */
export function PasswordStep({ back }: { back: FormBack }) {
  return (
    <>
      <h1>Sign in to the desk</h1>
      <NoticeAndMistakes back={back} />
      <form className="fields" method="post" action={routes.staffSignInPassword} noValidate>
        <TextField
          name="email"
          label="Email"
          type="email"
          autoComplete="username"
          defaultValue={back.values.email ?? ''}
          error={back.errors.email}
          required
        />
        <TextField
          name="password"
          label="Password"
          type="password"
          autoComplete="current-password"
          error={back.errors.password}
          required
        />
        <p className="actions">
          <Button>Continue</Button>
        </p>
      </form>
    </>
  )
}

/** The second step: what the app shows, or a recovery code. */
export function SecondFactorStep({ back }: { back: FormBack }) {
  return (
    <>
      <h1>Your second factor</h1>
      <NoticeAndMistakes back={back} />
      <form className="fields" method="post" action={routes.staffSignInTotp} noValidate>
        <TextField
          name="totp"
          label="Code"
          hint="The six digits your authenticator app shows now, or one of your recovery codes. Each works once."
          autoComplete="one-time-code"
          autoCapitalize="none"
          spellCheck={false}
          error={back.errors.totp}
          required
        />
        <p className="actions">
          <Button>Sign in</Button>
          <a href={`${routes.staffSignIn}?again=1`}>Begin again</a>
        </p>
      </form>
    </>
  )
}
