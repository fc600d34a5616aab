/** A program says so; browsers ask for HTML. */
export function wantsJson(request: Request): boolean {
  return (request.headers.get('accept') ?? '').toLowerCase().includes('application/json')
}
