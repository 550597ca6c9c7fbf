import { type Document, isScalar, type Node, type Pair, visit, type YAMLError } from 'yaml'

/** Invalid or misleading YAML: an offset, and a reason that includes the remedy. */
export interface YamlProblem {
  offset: number
  reason: string
}

const createReservedMarkReason = (mark: string) =>
  `begins with ${mark}, which YAML reserves: put it in quotation marks`

const anyReservedMarkReason = 'begins with &, * or !, which YAML reserves: put it in quotation marks'
const quoteValueRemedy = 'put the whole value in quotation marks'
const listOnKeyLineReason =
  'has a list whose values are not on lines of their own, indented alike: begin each line with "- "'
const missingColonReason = 'has no colon: write the name of a field, a colon, a space and a value'

/** A reason, or a function that chooses one based on the parser's own message and the character at the offset. */
type ReasonOrChooser = string | ((message: string, mark: string) => string)

const chooseMissingCharacterReason: ReasonOrChooser = (message) => {
  if (message.startsWith('Missing closing'))
    return 'opens a quotation mark that is never closed: add the second one'
  if (message.startsWith('Implicit map keys')) return missingColonReason
  return message.startsWith('Comments must')
    ? `contains #, which begins a comment: ${quoteValueRemedy}`
    : `lacks a comma, a space or a closing bracket: add it, or ${quoteValueRemedy}`
}

const chooseUnexpectedTokenReason: ReasonOrChooser = (message) => {
  if (message.startsWith('Unexpected scalar'))
    return 'continues after a closing quotation mark: put the other kind of quotation marks around the whole value'
  if (message.startsWith('Unexpected block-seq-ind')) return listOnKeyLineReason
  return message.startsWith('Unexpected ,')
    ? 'contains a comma without a value before it: remove the comma'
    : `contains a character that YAML reserves: ${quoteValueRemedy}`
}

/** Reasons by the parser's error code. The parser's own messages are never shown. */
const reasonByErrorCode: Readonly<Record<YAMLError['code'], ReasonOrChooser>> = {
  ALIAS_PROPS: anyReservedMarkReason,
  BAD_ALIAS: anyReservedMarkReason,
  BAD_COLLECTION_TYPE: anyReservedMarkReason,
  BAD_DIRECTIVE: 'begins with %, which YAML reserves: put it in quotation marks',
  BAD_DQ_ESCAPE: 'contains a backslash: write it twice, or use single quotation marks around the value',
  BAD_INDENT: (message) =>
    message.startsWith('Flow')
      ? `opens a bracket that is never closed: close it, or ${quoteValueRemedy}`
      : 'is not indented like the lines around it: begin all lines of one list with the same number of spaces',
  BAD_PROP_ORDER: anyReservedMarkReason,
  BAD_SCALAR_START: (_, mark) => createReservedMarkReason(mark),
  BLOCK_AS_IMPLICIT_KEY: (message) =>
    message.startsWith('A block sequence') ? listOnKeyLineReason : `contains a colon: ${quoteValueRemedy}`,
  BLOCK_IN_FLOW: 'contains ": " or "- " inside brackets: put the value inside them in quotation marks',
  DUPLICATE_KEY: 'occurs twice: remove one of them',
  IMPOSSIBLE: `cannot be read: ${quoteValueRemedy}`,
  KEY_OVER_1024_CHARS: missingColonReason,
  MISSING_CHAR: chooseMissingCharacterReason,
  MULTILINE_IMPLICIT_KEY: missingColonReason,
  MULTIPLE_ANCHORS: anyReservedMarkReason,
  MULTIPLE_DOCS: 'contains a second line `---` or `...`: remove it',
  MULTIPLE_TAGS: anyReservedMarkReason,
  NON_STRING_KEY: 'has a field whose name is not text: put the name in quotation marks',
  RESOURCE_EXHAUSTION: 'contains too many nested brackets: remove some',
  TAB_AS_INDENT: 'is indented by a tab: use spaces instead',
  TAG_RESOLVE_FAILED: anyReservedMarkReason,
  UNEXPECTED_TOKEN: chooseUnexpectedTokenReason,
}

/**
 * Returns the offset of the last quoted value. After an unclosed quotation mark, this value extends to the end of the
 * text.
 */
function findLastQuotationOffset(document: Document): number {
  let lastStartOffset = 0
  visit(document, {
    Scalar(_, { type, range }) {
      if (type?.startsWith('QUOTE') && range) lastStartOffset = range[0]
    },
  })
  return lastStartOffset
}

const indentedFieldReason =
  'is indented, so it is read as part of the value above it: remove the spaces before it'

/**
 * Finds an indented field below a value without a colon, which the parser reads as the value's second line. Returns
 * the offset of the field's line; `null` if there is no such field.
 */
function findIndentedFieldOffset(text: string, valueOffset: number): number | null {
  const lineEndOffset = text.indexOf('\n', valueOffset)
  if (lineEndOffset < 0 || /:\s/.test(text.slice(valueOffset, lineEndOffset))) return null
  return /^ +\w[\w-]*:(?:\s|$)/.test(text.slice(lineEndOffset + 1)) ? lineEndOffset + 1 : null
}

function toYamlProblem({ code, message, pos }: YAMLError, text: string, document: Document): YamlProblem {
  const isImplicitKeyError = code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY'
  const indentedFieldOffset = isImplicitKeyError ? findIndentedFieldOffset(text, pos[0]) : null
  if (indentedFieldOffset !== null) return { offset: indentedFieldOffset, reason: indentedFieldReason }
  const reasonOrChooser = reasonByErrorCode[code]
  const offset = message.startsWith('Missing closing') ? findLastQuotationOffset(document) : pos[0]
  return {
    offset,
    reason:
      typeof reasonOrChooser === 'string' ? reasonOrChooser : reasonOrChooser(message, text[offset] ?? ''),
  }
}

/**
 * Returns the offset just after the key of a value, where an anchor or tag can begin. Without a key, returns the
 * offset of the value itself.
 */
const findOffsetAfterKey = (ancestors: readonly (Document | Node | Pair)[], node: Node): number => {
  const parentPair = ancestors.at(-1) as { key?: Node } | undefined
  return parentPair?.key?.range?.[1] ?? node.range?.[0] ?? 0
}

/**
 * Finds aliases, anchors and tags. In content files they are mistakes, such as a byline that begins with `*`: the
 * parser would drop the word.
 */
function findReservedMarkProblems(document: Document): YamlProblem[] {
  const problems: YamlProblem[] = []
  visit(document, {
    Alias: (_, node, ancestors) =>
      void problems.push({
        offset: findOffsetAfterKey(ancestors, node),
        reason: createReservedMarkReason('*'),
      }),
    Node(_, node, ancestors) {
      const { anchor, tag } = node as { anchor?: string; tag?: string }
      if (anchor)
        problems.push({ offset: findOffsetAfterKey(ancestors, node), reason: createReservedMarkReason('&') })
      else if (tag && !tag.startsWith('tag:yaml.org,2002:'))
        problems.push({ offset: findOffsetAfterKey(ancestors, node), reason: createReservedMarkReason('!') })
    },
  })
  return problems
}

/** Finds the problems in a YAML text, at most one per line. @param getLineAt returns the line number of an offset */
export function findYamlProblems(
  document: Document,
  text: string,
  getLineAt: (offset: number) => number,
): YamlProblem[] {
  const problems = [
    ...document.errors.map((error) => toYamlProblem(error, text, document)),
    ...findReservedMarkProblems(document),
  ]
  const reportedLines = new Set<number>()
  return problems.filter(({ offset }) => {
    const line = getLineAt(offset)
    return !reportedLines.has(line) && reportedLines.add(line)
  })
}

/** Returns the name of the field on the line of an offset; an empty string if the line begins no field. */
export function findFieldNameOnLine(text: string, offset: number): string {
  const lineStartOffset = text.lastIndexOf('\n', offset - 1) + 1
  return /^[ -]*([\w-]+):/.exec(text.slice(lineStartOffset, lineStartOffset + 200))?.[1] ?? ''
}

/** True if `pair` is a pair of a mapping and has this key. */
export const isPairWithKey = (pair: unknown, key: PropertyKey): boolean => {
  const keyNode = (pair as { key?: unknown }).key
  return isScalar(keyNode) && String(keyNode.value) === String(key)
}
