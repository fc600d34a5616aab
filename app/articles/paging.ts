/** The page asked for, 1 when none was; null for anything that is no page of this list. */
export function readPage(asked: string | string[] | undefined, pages: number): number | null {
  if (asked === undefined) return 1
  if (typeof asked !== 'string' || !/^[1-9]\d{0,5}$/.test(asked)) return null
  const page = Number(asked)
  return page <= pages ? page : null
}
