import { routes } from '@/lib/routes'
import { TextField } from '../ui/text-field'
import { type FormBack, NoticeAndMistakes } from './notice-and-mistakes'
import { StepForm } from './step-form'

/** The first step: address and password. */
export function PasswordStep({ back }: { back: FormBack }) {
  return (
    <>
      <h1>Sign in to the desk</h1>
      <NoticeAndMistakes back={back} />
      <StepForm action={routes.staffSignInPassword} go="Continue">
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
      </StepForm>
    </>
  )
}

/** The second step: what the app shows, or a recovery code. */
export function SecondFactorStep({ back }: { back: FormBack }) {
  return (
    <>
      <h1>Your second factor</h1>
      <NoticeAndMistakes back={back} />
      <StepForm
        action={routes.staffSignInTotp}
        go="Sign in"
        aside={<a href={`${routes.staffSignIn}?again=1`}>Begin again</a>}
      >
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
      </StepForm>
    </>
  )
}
