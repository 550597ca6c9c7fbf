import { type Document, isScalar, type Node, type Pair, visit, type YAMLError } from 'yaml'

/** Invalid or misleading YAML: its offset and a remedy. */
export interface YamlProblem {
  offset: number
  reason: string
}

const reserved = (mark: string) => `begins with ${mark}, which YAML reserves: put it in quotation marks`

const anyMark = 'begins with &, * or !, which YAML reserves: put it in quotation marks'
const quoteAll = 'put the whole value in quotation marks'
const listOnKeyLine =
  'has a list whose values are not on lines of their own, indented alike: begin each line with "- "'
const noColon = 'has no colon: write the name of a field, a colon, a space and a value'

/** A remedy, or a function that chooses one by the parser's own message. */
type Remedy = string | ((message: string, mark: string) => string)

const missingCharacter: Remedy = (message) => {
  if (message.startsWith('Missing closing'))
    return 'opens a quotation mark that is never closed: add the second one'
  if (message.startsWith('Implicit map keys')) return noColon
  return message.startsWith('Comments must')
    ? `contains #, which begins a comment: ${quoteAll}`
    : `lacks a comma, a space or a closing bracket: add it, or ${quoteAll}`
}

const unexpectedToken: Remedy = (message) => {
  if (message.startsWith('Unexpected scalar'))
    return 'continues after a closing quotation mark: put the other kind of quotation marks around the whole value'
  if (message.startsWith('Unexpected block-seq-ind')) return listOnKeyLine
  return message.startsWith('Unexpected ,')
    ? 'contains a comma without a value before it: remove the comma'
    : `contains a character that YAML reserves: ${quoteAll}`
}

/** Remedies for the parser's errors, whose own messages are never shown. */
const remedies: Readonly<Record<YAMLError['code'], Remedy>> = {
  ALIAS_PROPS: anyMark,
  BAD_ALIAS: anyMark,
  BAD_COLLECTION_TYPE: anyMark,
  BAD_DIRECTIVE: 'begins with %, which YAML reserves: put it in quotation marks',
  BAD_DQ_ESCAPE: 'contains a backslash: write it twice, or use single quotation marks around the value',
  BAD_INDENT: (message) =>
    message.startsWith('Flow')
      ? `opens a bracket that is never closed: close it, or ${quoteAll}`
      : 'is not indented like the lines around it: begin all lines of one list with the same number of spaces',
  BAD_PROP_ORDER: anyMark,
  BAD_SCALAR_START: (_, mark) => reserved(mark),
  BLOCK_AS_IMPLICIT_KEY: (message) =>
    message.startsWith('A block sequence') ? listOnKeyLine : `contains a colon: ${quoteAll}`,
  BLOCK_IN_FLOW: 'contains ": " or "- " inside brackets: put the value inside them in quotation marks',
  DUPLICATE_KEY: 'occurs twice: remove one of them',
  IMPOSSIBLE: `cannot be read: ${quoteAll}`,
  KEY_OVER_1024_CHARS: noColon,
  MISSING_CHAR: missingCharacter,
  MULTILINE_IMPLICIT_KEY: noColon,
  MULTIPLE_ANCHORS: anyMark,
  MULTIPLE_DOCS: 'contains a second line `---` or `...`: remove it',
  MULTIPLE_TAGS: anyMark,
  NON_STRING_KEY: 'has a field whose name is not text: put the name in quotation marks',
  RESOURCE_EXHAUSTION: 'contains too many nested brackets: remove some',
  TAB_AS_INDENT: 'is indented by a tab: use spaces instead',
  TAG_RESOLVE_FAILED: anyMark,
  UNEXPECTED_TOKEN: unexpectedToken,
}

/** Finds the start of the last quoted value, since an unclosed quotation mark extends to the end of the text. */
function lastQuotation(document: Document): number {
  let start = 0
  visit(document, {
    Scalar(_, { type, range }) {
      if (type?.startsWith('QUOTE') && range) start = range[0]
    },
  })
  return start
}

const indentedField = 'is indented, so it is read as part of the value above it: remove the spaces before it'

/** Returns the offset of an indented field below a value without a colon, which the parser takes for its second line. */
function findIndentedField(text: string, valueOffset: number): number | null {
  const end = text.indexOf('\n', valueOffset)
  if (end < 0 || /:\s/.test(text.slice(valueOffset, end))) return null
  return /^ +\w[\w-]*:(?:\s|$)/.test(text.slice(end + 1)) ? end + 1 : null
}

function toProblem({ code, message, pos }: YAMLError, text: string, document: Document): YamlProblem {
  const isContinued = code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY'
  const field = isContinued ? findIndentedField(text, pos[0]) : null
  if (field !== null) return { offset: field, reason: indentedField }
  const remedy = remedies[code]
  const offset = message.startsWith('Missing closing') ? lastQuotation(document) : pos[0]
  return { offset, reason: typeof remedy === 'string' ? remedy : remedy(message, text[offset] ?? '') }
}

/** Returns the offset of a value, including its mark. */
const valueStart = (path: readonly (Document | Node | Pair)[], node: Node): number => {
  const pair = path.at(-1) as { key?: Node } | undefined
  return pair?.key?.range?.[1] ?? node.range?.[0] ?? 0
}

/**
 * Finds aliases, anchors and tags. In a byline they are mistakes, and the parser would drop them together with their
 * word.
 */
function findMarks(document: Document): YamlProblem[] {
  const problems: YamlProblem[] = []
  visit(document, {
    Alias: (_, node, path) => void problems.push({ offset: valueStart(path, node), reason: reserved('*') }),
    Node(_, node, path) {
      const { anchor, tag } = node as { anchor?: string; tag?: string }
      if (anchor) problems.push({ offset: valueStart(path, node), reason: reserved('&') })
      else if (tag && !tag.startsWith('tag:yaml.org,2002:'))
        problems.push({ offset: valueStart(path, node), reason: reserved('!') })
    },
  })
  return problems
}

/**
 * Finds the problems of a YAML text, at most one per line.
 * @param lineAt returns the line number of an offset
 */
export function findYamlProblems(
  document: Document,
  text: string,
  lineAt: (offset: number) => number,
): YamlProblem[] {
  const problems = [
    ...document.errors.map((error) => toProblem(error, text, document)),
    ...findMarks(document),
  ]
  const lines = new Set<number>()
  return problems.filter(({ offset }) => {
    const line = lineAt(offset)
    return !lines.has(line) && lines.add(line)
  })
}

/** Returns the name of the field on an offset's line, or an empty string. */
export function findFieldOnLine(text: string, offset: number): string {
  const start = text.lastIndexOf('\n', offset - 1) + 1
  return /^[ -]*([\w-]+):/.exec(text.slice(start, start + 200))?.[1] ?? ''
}

/** True for a pair of a mapping with this key. */
export const isPairFor = (item: unknown, key: PropertyKey): boolean => {
  const name = (item as { key?: unknown }).key
  return isScalar(name) && String(name.value) === String(key)
}
