import { TextField } from '../ui/text-field'
import { type FormBack, NoticeAndMistakes } from './notice-and-mistakes'
import { QrCode } from './qr-code'
import { StepForm } from './step-form'

type DetailsProps = {
  action: string
  token: string
  /** An address that an invitation settled; null when it is still to be named. */
  email: string | null
  back: FormBack
}

/** The first step of a one-time link: who, and a password. */
export function EnrolmentDetails({ action, token, email, back }: DetailsProps) {
  return (
    <>
      <NoticeAndMistakes back={back} />
      <StepForm action={action} go="Continue">
        <input type="hidden" name="token" value={token} />
        <TextField
          name="name"
          label="Your name"
          autoComplete="name"
          defaultValue={back.values.name ?? ''}
          error={back.errors.name}
          required
        />
        <AddressField email={email} back={back} />
        <TextField
          name="password"
          label="A password"
          hint="12 characters or more. A few unrelated words do well."
          type="password"
          autoComplete="new-password"
          error={back.errors.password}
          required
        />
      </StepForm>
    </>
  )
}

function AddressField({ email, back }: Pick<DetailsProps, 'email' | 'back'>) {
  if (email !== null)
    return (
      <p>
        You sign in as <b>{email}</b>.
      </p>
    )
  return (
    <TextField
      name="email"
      label="Your email"
      type="email"
      autoComplete="username"
      defaultValue={back.values.email ?? ''}
      error={back.errors.email}
      required
    />
  )
}

type AppProps = { action: string; token: string; again: string; secret: string; qr: string; back: FormBack }

/** The second step: the secret goes into an app, and one code proves that it arrived. */
export function EnrolmentApp({ action, token, again, secret, qr, back }: AppProps) {
  const spelled = secret.replace(/(.{4})(?=.)/g, '$1 ')
  return (
    <>
      <NoticeAndMistakes back={back} />
      <p>
        Open an authenticator app on your phone, add an account, and point the camera at this square. Without
        a camera, type the key below it.
      </p>
      <p>
        <QrCode text={qr} label="QR code with the key below, for an authenticator app" />
      </p>
      <p>
        Key: <code data-secret={secret}>{spelled}</code>
      </p>
      <StepForm action={action} go="Finish" aside={<a href={again}>Change name or password</a>}>
        <input type="hidden" name="token" value={token} />
        <TextField
          name="totp"
          label="The six digits the app shows now"
          inputMode="numeric"
          autoComplete="one-time-code"
          error={back.errors.totp}
          required
        />
      </StepForm>
    </>
  )
}
