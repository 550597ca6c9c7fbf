import { readFile } from 'node:fs/promises'
import { LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import { readSimpleYaml } from '../yaml/simple-yaml.ts'
import { findSimpleYamlLineIndex } from '../yaml/simple-yaml-line.ts'
import { findFieldNameOnLine, findYamlProblems, isPairWithKey } from '../yaml/yaml-syntax.ts'
import type { ContentFault } from './content-fault.ts'
import { createDefaultMessage, describeIssue, joinFieldPath } from './schema-messages.ts'

/** YAML text, its file, and the line of the file on which it begins. */
export interface YamlText {
  file: string
  text: string
  firstLine: number
}

export type CheckResult<Value> = { value: Value } | { faults: ContentFault[] }

type FieldPath = readonly PropertyKey[]

interface ParsedYaml {
  value: unknown
  /** Returns the line of a field, or of the nearest field around it. */
  lineOf: (path: FieldPath) => number
  faults: ContentFault[]
}

function findKeyNode(contents: unknown, path: FieldPath): Node | null {
  let [node, keyNode]: [unknown, Node | null] = [contents, null]
  for (const key of path) {
    const items: unknown[] = (node as { items?: unknown[] } | null)?.items ?? []
    const pair = items.find((item, index) => isPairWithKey(item, key) || index === key)
    if (pair === undefined) return keyNode
    const keyed = pair as { key?: Node; value?: Node }
    keyNode = keyed.key ?? (pair as Node)
    node = keyed.key ? keyed.value : pair
  }
  return keyNode
}

/** Parses every scalar as text: a headline may be `1984` or `No`, and a date keeps its precision. */
function parseYaml({ file, text, firstLine }: YamlText): ParsedYaml {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter: lineCounter,
    merge: false,
    prettyErrors: false,
    logLevel: 'error',
  })
  const lineAt = (offset: number) => firstLine - 1 + lineCounter.linePos(offset).line
  const faults = findYamlProblems(document, text, lineAt).map(({ offset, reason }) => ({
    file,
    line: lineAt(offset),
    field: findFieldNameOnLine(text, offset),
    reason,
  }))
  return {
    value: faults.length > 0 ? null : (document.toJS({ maxAliasCount: 0 }) ?? {}),
    lineOf: (path) => lineAt(findKeyNode(document.contents, path)?.range?.[0] ?? 0),
    faults,
  }
}

function toFaults(issue: z.core.$ZodIssue, { file }: YamlText, { lineOf }: ParsedYaml): ContentFault[] {
  if (issue.code !== 'unrecognized_keys')
    return [
      { file, line: lineOf(issue.path), field: joinFieldPath(issue.path), reason: describeIssue(issue) },
    ]
  return issue.keys.map((key) => {
    const path = [...issue.path, key]
    const reason = 'is not the name of a field: correct it or remove the line'
    return { file, line: lineOf(path), field: joinFieldPath(path), reason }
  })
}

/** Parses YAML and checks it against a schema. Returns the value, or every fault with its line and field. */
export function checkYaml<Schema extends z.ZodType>(
  source: YamlText,
  schema: Schema,
): CheckResult<z.output<Schema>> {
  const simple = readSimpleYaml(source.text)
  const checkedValue = simple === null ? null : schema.safeParse(simple)
  // With a fault, the text is parsed again by the full parser, which knows the line of each field.
  if (checkedValue?.success) return { value: checkedValue.data }
  const parsedYaml = parseYaml(source)
  if (parsedYaml.faults.length > 0) return { faults: parsedYaml.faults }
  const result = schema.safeParse(parsedYaml.value, { reportInput: true, error: createDefaultMessage })
  return result.success
    ? { value: result.data }
    : { faults: result.error.issues.flatMap((issue) => toFaults(issue, source, parsedYaml)) }
}

/** Returns the line of a field. */
export function lineOfField(source: YamlText, path: FieldPath): number {
  const lineIndex = findSimpleYamlLineIndex(source.text, path)
  return lineIndex === null ? parseYaml(source).lineOf(path) : source.firstLine + lineIndex
}

/** Creates a fault in one field of a YAML file that is itself valid. */
export async function createYamlFieldFault(
  file: string,
  path: FieldPath,
  reason: string,
): Promise<ContentFault> {
  const source = { file, text: await readFile(file, 'utf8'), firstLine: 1 }
  return { file, line: lineOfField(source, path), field: joinFieldPath(path), reason }
}
