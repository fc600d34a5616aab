import type { ComponentProps } from 'react'

type Look = {
  /** One `primary` a page; the others are for what may also be done. */
  look?: 'primary' | 'quiet' | 'bare' | 'danger'
  small?: boolean
}

function buttonClass({ look = 'primary', small = false }: Look = {}): string {
  return ['button', look === 'primary' ? '' : look, small ? 'small' : ''].filter(Boolean).join(' ')
}

/** A button that sends its form unless another `type` is given. Disable it with `aria-disabled`, so that it keeps its place in the tab order. */
export function Button({
  look,
  small,
  type = 'submit',
  ...rest
}: Omit<ComponentProps<'button'>, 'className'> & Look) {
  return <button {...rest} type={type} className={buttonClass(pick(look, small))} />
}

export function ButtonLink({
  look,
  small,
  children,
  ...rest
}: Omit<ComponentProps<'a'>, 'className'> & Look) {
  return (
    <a {...rest} className={buttonClass(pick(look, small))}>
      {children}
    </a>
  )
}

function pick(look: Look['look'], small: boolean | undefined): Look {
  return { ...(look === undefined ? {} : { look }), ...(small === undefined ? {} : { small }) }
}
