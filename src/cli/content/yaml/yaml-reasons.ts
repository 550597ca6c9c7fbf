import type { YAMLError } from 'yaml'
import { createItemQuotingRemedy, createQuotingRemedy, splitYamlLine } from './quoting-remedy.ts'

/** The text of a YAML file, and the offset in it that a reason concerns. */
interface YamlPlace {
  text: string
  offset: number
}

const createMarkedFieldReason = (mark: string) =>
  `begins with "${mark}", but the name of a field has only letters: remove the "${mark}", or the whole line`

/** True if a place is within brackets or braces that begin on its line. */
const isInBrackets = ({ text, offset }: YamlPlace) => /^[[{]/.test(splitYamlLine(text, offset).value)

/** Returns the reason for a value or a field's name that begins with a mark that YAML reserves. */
export function createReservedMarkReason({ text, offset }: YamlPlace, mark: string): string {
  const { isIndented, prefix } = splitYamlLine(text, offset)
  if (prefix === '' && !isIndented) return createMarkedFieldReason(mark)
  const createRemedy =
    isInBrackets({ text, offset }) && !'[{'.includes(mark) ? createItemQuotingRemedy : createQuotingRemedy
  return `begins with "${mark}", so it needs quotation marks: ${createRemedy(text, offset)}`
}

const valueEachRemedy =
  'write each value on a line of its own, as in `  - Harbour`, below the name of the field'
const indentationReason =
  'is not indented like the lines around it: begin all lines that belong together with the same number of spaces, and no tabs'

/** Returns the reason for a list whose values are beside its name, or not indented alike. */
const createListReason = ({ text, offset }: YamlPlace) =>
  splitYamlLine(text, offset).prefix.startsWith('-')
    ? indentationReason
    : `has a value of its list beside its name: ${valueEachRemedy}`

/** Returns the reason for a line that should begin with a field's name and a colon. */
function createMissingColonReason({ text, offset }: YamlPlace): string {
  const { prefix, value } = splitYamlLine(text, offset)
  if (prefix.startsWith('-'))
    return `is a value of a list, and its field has a value already: ${valueEachRemedy}`
  const [, hyphen, unspacedValue] = /^(-|[a-z][\w-]*:)(?![\s-])(.+)$/i.exec(value) ?? []
  if (hyphen !== undefined)
    return `lacks a space after its ${hyphen === '-' ? 'hyphen' : 'colon'}: write \`${hyphen} ${unspacedValue?.slice(0, 80)}\``
  return 'does not begin with the name of a field and a colon: write them, as in `byline: Jane Roe`, or begin the line with two spaces if it continues the value above'
}

/** A reason, or a function that chooses one based on the parser's own message and the place of the error. */
type ReasonOrChooser = string | ((message: string, place: YamlPlace) => string)

const anyReservedMarkReason: ReasonOrChooser = (_, { text, offset }) =>
  `begins with "&", "*" or "!", so it needs quotation marks: ${createQuotingRemedy(text, offset)}`

const colonReason: ReasonOrChooser = (_, { text, offset }) =>
  `contains a colon and a space, so it needs quotation marks: ${createQuotingRemedy(text, offset)}`

const chooseMissingCharacterReason: ReasonOrChooser = (message, place) => {
  if (message.startsWith('Missing closing'))
    return 'opens a quotation mark that is not closed: add the same mark at the end of the value, or put the other kind around the whole value if the mark belongs to the text'
  if (message.startsWith('Missing directives-end')) return createMarkedFieldReason('%')
  if (message.startsWith('Implicit map keys')) return createMissingColonReason(place)
  return message.startsWith('Comments must')
    ? `contains "#" directly after a quotation mark: ${createQuotingRemedy(place.text, place.offset)}`
    : 'has two values in brackets without a comma between them: add the comma, or put a value that contains brackets or quotation marks in quotation marks of the other kind'
}

const chooseUnexpectedTokenReason: ReasonOrChooser = (message, { text, offset }) => {
  if (/^Unexpected .*scalar/.test(message))
    return `continues after a closing quotation mark: ${createQuotingRemedy(text, offset)}`
  if (message.startsWith('Unexpected block-seq-ind')) return createListReason({ text, offset })
  return message.startsWith('Unexpected ,')
    ? 'contains a comma without a value before it: remove the comma'
    : `contains a mark that YAML reserves: ${createQuotingRemedy(text, offset)}`
}

const chooseIndentationReason: ReasonOrChooser = (message, { text, offset }) => {
  if (!message.startsWith('Flow')) return indentationReason
  const [closingMark, restOfLine = ''] = [
    text[offset] === '{' ? '}' : ']',
    text.slice(offset).split('\n', 1)[0],
  ]
  const [wrongEnd] = /[\]}](?=\s*$)/.exec(restOfLine) ?? []
  if (wrongEnd !== undefined && wrongEnd !== closingMark)
    return `opens "${text[offset]}" and ends with "${wrongEnd}": write "${closingMark}" in place of the "${wrongEnd}"`
  return / #/.test(restOfLine)
    ? 'contains "#" after a space, so the rest of the line is a comment: put the value with the "#" in quotation marks'
    : `opens "${text[offset]}" without a "${closingMark}": add it at the end of the value, or put the whole value in quotation marks if it is one text`
}

/** Reasons by the parser's error code. The parser's own messages are never shown. */
const reasonByErrorCode: Readonly<Record<YAMLError['code'], ReasonOrChooser>> = {
  ALIAS_PROPS: anyReservedMarkReason,
  BAD_ALIAS: anyReservedMarkReason,
  BAD_COLLECTION_TYPE: anyReservedMarkReason,
  BAD_DIRECTIVE: createMarkedFieldReason('%'),
  BAD_DQ_ESCAPE: 'contains a backslash: write it twice, or use single quotation marks around the value',
  BAD_INDENT: chooseIndentationReason,
  BAD_PROP_ORDER: anyReservedMarkReason,
  BAD_SCALAR_START: (_, place) => createReservedMarkReason(place, place.text[place.offset] ?? ''),
  BLOCK_AS_IMPLICIT_KEY: (message, place) =>
    message.startsWith('A block sequence') ? createListReason(place) : colonReason(message, place),
  BLOCK_IN_FLOW: (_, { text, offset }) =>
    `contains ": " or "- " in a value inside brackets: ${createItemQuotingRemedy(text, offset)}`,
  DUPLICATE_KEY: 'occurs twice: remove one of them',
  IMPOSSIBLE: 'cannot be read: put the whole value in quotation marks',
  KEY_OVER_1024_CHARS: (_, place) => createMissingColonReason(place),
  MISSING_CHAR: chooseMissingCharacterReason,
  MULTILINE_IMPLICIT_KEY: (_, place) => createMissingColonReason(place),
  MULTIPLE_ANCHORS: anyReservedMarkReason,
  MULTIPLE_DOCS: 'contains a line `---` or `...` among its fields: remove it',
  MULTIPLE_TAGS: anyReservedMarkReason,
  NON_STRING_KEY: 'has a field whose name is not text: put the name in quotation marks',
  RESOURCE_EXHAUSTION: 'contains too many nested brackets: remove some',
  TAB_AS_INDENT: 'is indented by a tab: use spaces instead',
  TAG_RESOLVE_FAILED: anyReservedMarkReason,
  UNEXPECTED_TOKEN: chooseUnexpectedTokenReason,
}

/** Codes of errors that do not come from the mark with which a value begins. */
const codesUnrelatedToMarks: readonly YAMLError['code'][] = [
  'BAD_INDENT',
  'DUPLICATE_KEY',
  'MULTIPLE_DOCS',
  'TAB_AS_INDENT',
]

/** Returns the mark with which a value begins and which YAML reserves; `null` for any other value. */
function findLeadingMark({ code, message }: YAMLError, { text, offset }: YamlPlace): string | null {
  if (codesUnrelatedToMarks.includes(code)) return null
  const { value } = splitYamlLine(text, offset)
  if (/^Unexpected .*scalar/.test(message) && /^[[{]/.test(value)) return value[0] ?? null
  return /^(?:[*&!%@`>|,\]}]|\?(?= ))/.exec(value)?.[0] ?? null
}

/** Returns the reason for an error at a place. */
export function createYamlReason(error: YAMLError, place: YamlPlace): string {
  const leadingMark = findLeadingMark(error, place)
  if (leadingMark !== null) return createReservedMarkReason(place, leadingMark)
  const reasonOrChooser = reasonByErrorCode[error.code]
  return typeof reasonOrChooser === 'string' ? reasonOrChooser : reasonOrChooser(error.message, place)
}
