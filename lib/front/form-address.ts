/** Where the handlers of forms live that share their address with a page: the router has one of the two at a path. */
export const submitPrefix = '/submit'

const pagesWithForms =
  /^\/(?:sign-in|sign-in\/proof|book\/details|book\/proof|contact|newsletter|newsletter\/[^/]+\/(?:confirm|unsubscribe))$/

/** The inner address of a POST to a page's own address; any other target is left alone. */
export function formTarget(target: string): string {
  const [path = ''] = target.split('?')
  return pagesWithForms.test(path) ? `${submitPrefix}${target}` : target
}

/** Whether somebody outside asks for an inner address: it does not exist for them. */
export const isFormTarget = (path: string): boolean =>
  path === submitPrefix || path.startsWith(`${submitPrefix}/`)
