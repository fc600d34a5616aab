import { routes } from '@/lib/routes'
import { Button } from './button'

/**
 * For whoever typed something on a device of others and does not send it: one press forgets it (T18). A form of its own, to stand
 * below the one it empties.
 */
export function ClearTyped() {
  return (
    <form action={routes.signOut} method="post">
      <p className="actions">
        <Button look="quiet" small>
          Clear what I typed
        </Button>
        <span className="meta">For a device you share: nothing is left here, and you are signed out.</span>
      </p>
    </form>
  )
}
