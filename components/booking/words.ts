/** A price as people say it. */
export function priceWords(cents: number): string {
  if (cents === 0) return 'No charge'
  return cents % 100 === 0 ? `$${cents / 100}` : `$${(cents / 100).toFixed(2)}`
}

export const placeWords = (place: string, offices: readonly { slug: string; name: string }[]): string =>
  place === 'video' ? 'By video' : (offices.find(({ slug }) => slug === place)?.name ?? place)
