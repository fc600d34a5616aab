declare const brand: unique symbol

/** An e-mail address in its one canonical form: what is stored, looked up, compared and handed to the mail server. */
export type EmailAddress = string & { readonly [brand]: 'EmailAddress' }

type EmailAddressResult =
  | { ok: true; address: EmailAddress }
  | { ok: false; reason: 'empty' | 'too-long' | 'not-one-address' | 'unusual-local-part' | 'bad-domain' }

const atom = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+"
const localPattern = new RegExp(`^${atom}(?:\\.${atom})*$`)
const labelPattern = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

// URL would quietly map these (full-width forms, soft hyphens, other writings of a dot) on to an address that nobody typed.
const plainDomain = /^[\p{L}\p{M}\p{N}.-]+$/u

/** By hand: `/ +$/` takes the square of the length when a long row of spaces stands before the end (T52). */
function withoutSpacesAround(text: string): string {
  let [from, to] = [0, text.length]
  while (text[from] === ' ') from += 1
  while (to > from && text[to - 1] === ' ') to -= 1
  return text.slice(from, to)
}

function canonicalDomain(domain: string): string | null {
  if (domain.length > 253 || !plainDomain.test(domain) || domain !== domain.normalize('NFKC')) return null
  const ascii = URL.parse(`http://${domain}/`)?.hostname
  if (!ascii || ascii.length > 253) return null
  const labels = ascii.split('.')
  // A top-level domain is never a number: this also keeps out addresses of the IPv4 kind.
  if (labels.length < 2 || /^\d+$/.test(labels.at(-1) ?? '')) return null
  return labels.every(label => labelPattern.test(label)) ? ascii : null
}

/**
 * Reads one e-mail address, strictly: an ASCII dot-atom (RFC 5322, at most 64 characters), `@`, a domain with a dot, at most 254 characters
 * in all (RFC 5321). Spaces around it are dropped. Refused: lists, display names, quoted local parts, comments, groups, address literals,
 * a trailing dot, control characters, anything invisible, local parts outside ASCII, and domains outside Unicode's compatible form.
 *
 * The canonical form is lower case throughout, with the domain in its ASCII (IDNA) form. Lower case of the local part loses
 * nothing in practice and keeps one person from having two records; nothing else is folded, so `a.b@` and `ab@` stay two people.
 */
export function parseEmailAddress(text: string): EmailAddressResult {
  const typed = withoutSpacesAround(text)
  if (typed === '') return { ok: false, reason: 'empty' }
  if (typed.length > 254) return { ok: false, reason: 'too-long' }
  const [local = '', domain = '', ...more] = typed.split('@')
  if (more.length > 0 || local === '' || domain === '') return { ok: false, reason: 'not-one-address' }
  if (local.length > 64 || !localPattern.test(local)) return { ok: false, reason: 'unusual-local-part' }
  const canonical = canonicalDomain(domain)
  if (canonical === null) return { ok: false, reason: 'bad-domain' }
  // The pattern above left ASCII alone, for which lower case depends on no language.
  const address = `${local.toLowerCase()}@${canonical}`
  if (address.length > 254) return { ok: false, reason: 'too-long' }
  return { ok: true, address: address as EmailAddress } // proof: every part was checked above
}

/** An address as a link that writes to it (RFC 6068): its `@` stands as it is, and what could end or split the link is encoded. */
export function mailtoOf(address: string): string {
  return `mailto:${address.split('@').map(encodeURIComponent).join('@')}`
}
