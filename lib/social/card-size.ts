/** What every picture measures: the shape that is shown whole wherever a link is passed on. */
export const cardSize = { width: 1200, height: 630 } as const
