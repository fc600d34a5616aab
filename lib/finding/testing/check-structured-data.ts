import { vocabulary } from './vocabulary'

/** Everything in a piece of JSON-LD that schema.org does not know, one line each: types, properties, and what stands in them. */
export function checkStructuredData(written: unknown): string[] {
  if (!isRecord(written)) return ['is not an object']
  const { '@context': context, '@graph': graph, ...rest } = written
  const faults = context === 'https://schema.org' ? [] : ['does not say that it speaks schema.org']
  if (Object.keys(rest).length > 0 || !Array.isArray(graph)) return [...faults, 'holds more than a graph']
  return [...faults, ...graph.flatMap((thing, at) => checkThing(thing, `${at}`))]
}

function checkThing(thing: unknown, where: string): string[] {
  if (!isRecord(thing)) return [`${where} is not a thing`]
  const { '@type': type, '@id': id, ...properties } = thing
  if (typeof type !== 'string' || vocabulary[type] === undefined)
    return [`${where} is of no known type: ${String(type)}`]
  const named = id === undefined || fits(id, 'url') ? [] : [`${where} has a name that is no address`]
  const found = Object.entries(properties).flatMap(([property, value]) => {
    const expected = expectedIn(type, property)
    const place = `${where}.${property}`
    if (expected === null) return [`${place}: a ${type} has no such property`]
    const values: unknown[] = Array.isArray(value) ? value : [value]
    if (values.length === 0) return [`${place} is empty`]
    return values.flatMap((one, at) =>
      checkValue(one, expected, values.length > 1 ? `${place}[${at}]` : place),
    )
  })
  return [...named, ...found]
}

function checkValue(value: unknown, expected: readonly string[], where: string): string[] {
  if (!isRecord(value))
    return expected.some(kind => fits(value, kind)) ? [] : [`${where} may not be ${JSON.stringify(value)}`]
  const type = value['@type']
  const isOne = typeof type === 'string' && expected.some(kind => isKindOf(type, kind))
  return [...(isOne ? [] : [`${where} may not be a ${String(type)}`]), ...checkThing(value, where)]
}

function expectedIn(type: string, property: string): readonly string[] | null {
  const known = vocabulary[type]
  if (known === undefined) return null
  return known.properties[property] ?? (known.kindOf === null ? null : expectedIn(known.kindOf, property))
}

function isKindOf(type: string, wanted: string): boolean {
  const parent = vocabulary[type]?.kindOf
  return type === wanted || (typeof parent === 'string' && isKindOf(parent, wanted))
}

function fits(value: unknown, kind: string): boolean {
  if (kind === 'number')
    return typeof value === 'number' || (typeof value === 'string' && /^\d+(\.\d+)?$/.test(value))
  if (kind === 'boolean') return typeof value === 'boolean'
  if (typeof value !== 'string' || value.trim() === '') return false
  if (kind === 'url') return URL.canParse(value) && /^https?:/.test(value)
  return kind === 'date' ? /^\d{4}-\d\d-\d\d$/.test(value) : kind === 'text'
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
