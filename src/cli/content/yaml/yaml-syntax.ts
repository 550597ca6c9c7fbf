import { type Document, isScalar, type Node, type Pair, visit, type YAMLError } from 'yaml'
import { createReservedMarkReason, createYamlReason } from './yaml-reasons.ts'

/** Invalid or misleading YAML: an offset, and a reason that includes the remedy. */
export interface YamlProblem {
  offset: number
  reason: string
}

/** Offsets of values in quotation marks, brackets or braces, in the order of the text. */
interface EnclosedValues {
  /** After an unclosed quotation mark, the last such value extends to the end of the text. */
  lastQuotationOffset: number
  /** Start and end of each list in brackets and mapping in braces. */
  flowRanges: (readonly [start: number, end: number])[]
}

function findEnclosedValues(document: Document): EnclosedValues {
  const enclosedValues: EnclosedValues = { lastQuotationOffset: 0, flowRanges: [] }
  visit(document, {
    Scalar(_, { type, range }) {
      if (type?.startsWith('QUOTE') && range) enclosedValues.lastQuotationOffset = range[0]
    },
    Collection(_, { flow, range }) {
      if (flow && range) enclosedValues.flowRanges.push([range[0], range[1]])
    },
  })
  return enclosedValues
}

/** Returns the offset of the last bracket or brace that is still open at an offset, or else that offset. */
const findOpenBracketOffset = ({ flowRanges }: EnclosedValues, offset: number): number =>
  flowRanges.findLast(([start, end]) => start < offset && end >= offset)?.[0] ?? offset

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

/** Returns the offset of the mistake, which can precede the offset at which the parser stops. */
function findCauseOffset(
  { code, message, pos: [offset] }: YAMLError,
  text: string,
  enclosedValues: EnclosedValues,
): number {
  if (message.startsWith('Missing closing')) return enclosedValues.lastQuotationOffset
  if (message.startsWith('Missing directives-end')) return Math.max(0, text.search(/^%/m))
  if (code === 'MULTIPLE_DOCS')
    return Math.max(
      ...text
        .slice(0, offset + 4)
        .matchAll(/^(?:---|\.\.\.)/gm)
        .map(({ index }) => index),
      0,
    )
  return message.startsWith('Flow') ? findOpenBracketOffset(enclosedValues, offset) : offset
}

function toYamlProblem(error: YAMLError, text: string, enclosedValues: EnclosedValues): YamlProblem {
  const { code, pos } = error
  const isImplicitKeyError = code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY'
  const indentedFieldOffset = isImplicitKeyError ? findIndentedFieldOffset(text, pos[0]) : null
  if (indentedFieldOffset !== null) return { offset: indentedFieldOffset, reason: indentedFieldReason }
  const offset = findCauseOffset(error, text, enclosedValues)
  return { offset, reason: createYamlReason(error, { text, offset }) }
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
function findReservedMarkProblems(document: Document, text: string): YamlProblem[] {
  const problems: YamlProblem[] = []
  const addProblem = (mark: string, ancestors: readonly (Document | Node | Pair)[], node: Node) => {
    const offset = findOffsetAfterKey(ancestors, node)
    problems.push({ offset, reason: createReservedMarkReason({ text, offset }, mark) })
  }
  visit(document, {
    Alias: (_, node, ancestors) => addProblem('*', ancestors, node),
    Node(_, node, ancestors) {
      const { anchor, tag } = node as { anchor?: string; tag?: string }
      if (anchor) addProblem('&', ancestors, node)
      else if (tag && !tag.startsWith('tag:yaml.org,2002:')) addProblem('!', ancestors, node)
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
  const enclosedValues = findEnclosedValues(document)
  const problems = [
    ...document.errors.map((error) => toYamlProblem(error, text, enclosedValues)),
    ...findReservedMarkProblems(document, text),
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
  return /^ *(?:- +(?=[a-z]))*([\w-]+):/.exec(text.slice(lineStartOffset, lineStartOffset + 200))?.[1] ?? ''
}

/** True if `pair` is a pair of a mapping and has this key. */
export const isPairWithKey = (pair: unknown, key: PropertyKey): boolean => {
  const keyNode = (pair as { key?: unknown }).key
  return isScalar(keyNode) && String(keyNode.value) === String(key)
}
