import { readFile } from 'node:fs/promises'
import { LineCounter, type Node, parseDocument } from 'yaml'
import type { z } from 'zod'
import { notOneTextMessage } from '../schema/fields.ts'
import { readYamlIfSimple } from '../yaml/simple-yaml.ts'
import { findSimpleYamlLineIndex } from '../yaml/simple-yaml-line.ts'
import { findFieldNameOnLine, findYamlProblems, isPairWithKey } from '../yaml/yaml-syntax.ts'
import type { ContentFault } from './content-fault.ts'
import { joinFieldPath } from './field-path.ts'
import { describeSchemaIssue } from './schema-messages.ts'
import { toDocsPath } from './to-docs-path.ts'

/** A YAML text, its file, and the line of the file on which the text begins. */
export interface YamlText {
  file: string
  text: string
  firstLine: number
}

export type ValueOrFaults<Value> = { value: Value } | { faults: ContentFault[] }

type FieldPath = readonly PropertyKey[]

interface ParsedYaml {
  value: unknown
  /** Returns the line of a field. For a missing field, returns the line of its nearest parent that exists. */
  findLine: (fieldPath: FieldPath) => number
  faults: ContentFault[]
}

function findNearestKeyNode(contents: unknown, fieldPath: FieldPath): Node | null {
  let [node, keyNode]: [unknown, Node | null] = [contents, null]
  for (const key of fieldPath) {
    const childNodes: unknown[] = (node as { items?: unknown[] } | null)?.items ?? []
    const pair = childNodes.find((childNode, index) => isPairWithKey(childNode, key) || index === key)
    if (pair === undefined) return keyNode
    const keyedPair = pair as { key?: Node; value?: Node }
    keyNode = keyedPair.key ?? (pair as Node)
    node = keyedPair.key ? keyedPair.value : pair
  }
  return keyNode
}

/** Parses YAML with every scalar as text: a headline may be `1984` or `No`, and a date keeps its precision. */
function parseYaml({ file, text, firstLine }: YamlText): ParsedYaml {
  const lineCounter = new LineCounter()
  const document = parseDocument(text, {
    schema: 'failsafe',
    lineCounter,
    merge: false,
    prettyErrors: false,
    logLevel: 'error',
  })
  const findLineAt = (offset: number) => firstLine - 1 + lineCounter.linePos(offset).line
  const faults = findYamlProblems(document, text, findLineAt).map(({ offset, reason }) => ({
    file,
    line: findLineAt(offset),
    field: findFieldNameOnLine(text, offset),
    reason,
  }))
  return {
    value: faults.length > 0 ? null : (document.toJS({ maxAliasCount: 0 }) ?? {}),
    findLine: (path) => findLineAt(findNearestKeyNode(document.contents, path)?.range?.[0] ?? 0),
    faults,
  }
}

/** Returns the reason why a name is not a field. In braces, a comma or a colon in a text makes a name of its rest. */
function describeUnknownField(fieldPath: FieldPath, lineText: string): string {
  const name = String(fieldPath.at(-1))
  if (/^[\w-]+:[^:\s/]/.test(name))
    return `lacks a space after its colon: write \`${name.replace(':', ': ')}\``
  const textsAfterComma = lineText.split(', ').slice(1)
  return fieldPath.length > 1 && textsAfterComma.some((part) => part.split(/ *[,}]/, 1)[0] === name)
    ? 'follows a comma, so it is read as the name of a field: put the text with the comma in quotation marks'
    : `is not the name of a field: correct it (${toDocsPath('content.md')} lists the names), or remove it with its value`
}

function toContentFaults(
  issue: z.core.$ZodIssue,
  { file, text, firstLine }: YamlText,
  { findLine }: ParsedYaml,
): ContentFault[] {
  if (issue.code !== 'unrecognized_keys')
    return [
      {
        file,
        line: findLine(issue.path),
        field: joinFieldPath(issue.path),
        reason: describeSchemaIssue(issue),
      },
    ]
  return issue.keys.map((key) => {
    const fieldPath = [...issue.path, key]
    const line = findLine(fieldPath)
    const reason = describeUnknownField(fieldPath, text.split('\n')[line - firstLine] ?? '')
    return { file, line, field: joinFieldPath(fieldPath), reason }
  })
}

/** Error messages, by the type of value that a field expects. */
const messageByExpectedType: ReadonlyMap<string, string> = new Map([
  ['string', notOneTextMessage],
  ['array', 'must be a list: write its values in brackets, with commas between them, as in [Harbour, Quay]'],
  ['object', 'must be fields: write each one on a line of its own, after two spaces, below this name'],
  ['record', 'must be names with their values: write them in braces, as in { name: value, other: value }'],
])

/**
 * Returns the message for an issue for which the schema defines none. The message contains no text from the
 * validation library.
 */
const createDefaultMessage = (issue: z.core.$ZodRawIssue): string =>
  (issue.code === 'invalid_type' ? messageByExpectedType.get(issue.expected) : undefined) ??
  `is not a value that this field can have: ${toDocsPath('content.md')} lists them`

/** False for the length of a value that is not a text, which has an issue of its own. */
const isNotRepeated = ({ code, input }: z.core.$ZodIssue) => code !== 'too_small' || typeof input === 'string'

/** Parses YAML and checks it against a schema. Returns the value, or every fault with its line and field. */
export function parseAndCheckYaml<Schema extends z.ZodType>(
  yamlText: YamlText,
  schema: Schema,
): ValueOrFaults<z.output<Schema>> {
  const simpleValue = readYamlIfSimple(yamlText.text)
  const simpleResult = simpleValue === null ? null : schema.safeParse(simpleValue)
  // If the value is invalid, the full parser parses the text again: it records the line of each field.
  if (simpleResult?.success) return { value: simpleResult.data }
  const parsedYaml = parseYaml(yamlText)
  if (parsedYaml.faults.length > 0) return { faults: parsedYaml.faults }
  const fullResult = schema.safeParse(parsedYaml.value, { reportInput: true, error: createDefaultMessage })
  return fullResult.success
    ? { value: fullResult.data }
    : {
        faults: fullResult.error.issues
          .filter(isNotRepeated)
          .flatMap((issue) => toContentFaults(issue, yamlText, parsedYaml)),
      }
}

/** Returns the line of a field in its file. */
export function findFieldLine(yamlText: YamlText, fieldPath: FieldPath): number {
  const lineIndex = findSimpleYamlLineIndex(yamlText.text, fieldPath)
  return lineIndex === null ? parseYaml(yamlText).findLine(fieldPath) : yamlText.firstLine + lineIndex
}

/** Creates a fault for a field of a valid YAML file. */
export async function createYamlFieldFault(
  file: string,
  fieldPath: FieldPath,
  reason: string,
): Promise<ContentFault> {
  const yamlText = { file, text: await readFile(file, 'utf8'), firstLine: 1 }
  return { file, line: findFieldLine(yamlText, fieldPath), field: joinFieldPath(fieldPath), reason }
}
