import type { z } from 'zod'
import { readText } from './files'
import type { Parsed } from './problem'
import { parseYaml } from './yaml-text'

/** One YAML file under the root, checked. `name` is a constant of the code. */
export function readYaml<S extends z.ZodType>(root: string, name: string, schema: S): Parsed<z.output<S>> {
  const source = readText(root, name)
  return parseYaml(source.text, schema, { file: source.file, linesAbove: 0 })
}
