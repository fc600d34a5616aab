// What a line brings along when it is copied from a mail, a web page or a list of contacts, and nobody can see. U+202E is not among it, here
// and below: it turns around how the line is read, so that without it another text would be kept than was seen.
const unseen = /[\p{Default_Ignorable_Code_Point}--[\u202e]]/gv
// In names some of that is needed: several scripts are written with joiners, and emoji with those and with signs that choose their look.
const unseenInNames = /[\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202d\u2060-\u2064\u2066-\u2069\ufeff]/gu
// A line's end is no space: in a field of one line it is refused and not forgiven.
const spaces = /[\t\p{Zs}]/gu
const hyphens = /[\u2010\u2011]/gu
const dashes = /[\u2010-\u2015\u2212\ufe58\ufe63\uff0d]/gu
const showsNothing = /^[[\t\p{Zs}\p{Default_Ignorable_Code_Point}]--[\u202e]]*$/v

/** Whether there is nothing to be seen: no sign, or only spaces and what is never shown. */
export const isBlank = (text: string): boolean => showsNothing.test(text)

/** A name as it was meant: without what nobody can see, with plain spaces and hyphens; empty when nothing of it can be seen. */
export const typedName = (text: string): string =>
  isBlank(text) ? '' : text.replace(unseenInNames, '').replace(spaces, ' ').replace(hyphens, '-')

/** The same of a telephone number or a code, in which every dash is a hyphen. */
export const typedNumber = (text: string): string =>
  text.replace(unseen, '').replace(spaces, ' ').replace(dashes, '-')

/**
 * An e-mail address without what stands around it unseen. Inside it everything stays as it is: an address that only looks like another one
 * is refused, not repaired.
 */
export function typedAddress(text: string): string {
  // By hand: a pattern that ends in `+$` takes the square of a long line's length (T52).
  let [from, to] = [0, text.length]
  while (from < to && isBlank(text.charAt(from))) from += 1
  while (to > from && isBlank(text.charAt(to - 1))) to -= 1
  return text.slice(from, to)
}
