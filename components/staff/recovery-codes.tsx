import { routes } from '@/lib/routes'
import { Button } from '../ui/button'
import { PlainList } from '../ui/plain-list'

/** The ten codes, shown until somebody says they have them. */
export function RecoveryCodes({ codes }: { codes: readonly string[] }) {
  return (
    <>
      <p>
        Each of these signs you in once without your phone. Print them, or write them down where only you find
        them. They are shown this once.
      </p>
      <PlainList className="recovery-codes">
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </PlainList>
      <form method="post" action={routes.staffRecoveryCodesKept}>
        <p className="actions">
          <Button>I have kept them</Button>
        </p>
      </form>
    </>
  )
}
