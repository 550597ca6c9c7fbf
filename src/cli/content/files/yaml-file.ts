import { readFile } from 'node:fs/promises'
import { LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import type { ContentFault } from './content-fault.ts'
import { fieldAt, isPairFor, yamlProblems } from './yaml-syntax.ts'

/** YAML text, where it came from, and the line of the file on which it begins. */
export interface YamlText {
  file: string
  text: string
  firstLine: number
}

export type CheckResult<Value> = { value: Value } | { faults: ContentFault[] }

type Path = readonly PropertyKey[]

interface Parsed {
  value: unknown
  /** The line of a field, or of the nearest one that encloses it. */
  lineOf: (path: Path) => number
  faults: ContentFault[]
}

function keyNode(contents: unknown, path: Path): Node | null {
  let [node, found]: [unknown, Node | null] = [contents, null]
  for (const key of path) {
    const items: unknown[] = (node as { items?: unknown[] } | null)?.items ?? []
    const pair = items.find((item, index) => isPairFor(item, key) || index === key)
    if (pair === undefined) return found
    const named = pair as { key?: Node; value?: Node }
    found = named.key ?? (pair as Node)
    node = named.key ? named.value : pair
  }
  return found
}

/** Every scalar is text: a headline may be `1984` or `No`, and a date keeps the precision it was written with. */
function parse({ file, text, firstLine }: YamlText): Parsed {
  const counter = new LineCounter()
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: counter,
    merge: false,
    prettyErrors: false,
  })
  const lineAt = (offset: number) => firstLine - 1 + counter.linePos(offset).line
  const faults = yamlProblems(document, text, lineAt).map(({ at, reason }) => ({
    file,
    line: lineAt(at),
    field: fieldAt(text, at),
    reason,
  }))
  return {
    value: faults.length > 0 ? null : (document.toJS({ maxAliasCount: 0 }) ?? {}),
    lineOf: (path) => lineAt(keyNode(document.contents, path)?.range?.[0] ?? 0),
    faults,
  }
}

function faultsOf(issue: z.core.$ZodIssue, { file }: YamlText, { lineOf }: Parsed): ContentFault[] {
  if (issue.code !== 'unrecognized_keys')
    return [{ file, line: lineOf(issue.path), field: issue.path.join('.'), reason: reasonOf(issue) }]
  return issue.keys.map((key) => {
    const path = [...issue.path, key]
    return {
      file,
      line: lineOf(path),
      field: path.join('.'),
      reason: 'is no field: correct its name or remove it',
    }
  })
}

function reasonOf(issue: z.core.$ZodIssue): string {
  if (issue.code === 'invalid_key') return issue.issues[0]?.message ?? issue.message
  return issue.code === 'invalid_type' && issue.input === undefined
    ? 'is missing: it is required'
    : issue.message
}

/** Reads YAML and checks it against a schema: the value, or all its faults by line and field. */
export function checkYaml<Schema extends z.ZodType>(
  source: YamlText,
  schema: Schema,
): CheckResult<z.output<Schema>> {
  const parsed = parse(source)
  if (parsed.faults.length > 0) return { faults: parsed.faults }
  const result = schema.safeParse(parsed.value, { reportInput: true })
  return result.success
    ? { value: result.data }
    : { faults: result.error.issues.flatMap((issue) => faultsOf(issue, source, parsed)) }
}

/** The line on which a field of the YAML stands. */
export const lineOfField = (source: YamlText, path: Path): number => parse(source).lineOf(path)

/** A fault in one field of a YAML file that is well-formed by itself. */
export async function yamlFieldFault(file: string, path: Path, reason: string): Promise<ContentFault> {
  const source = { file, text: await readFile(file, 'utf8'), firstLine: 1 }
  return { file, line: lineOfField(source, path), field: path.join('.'), reason }
}
