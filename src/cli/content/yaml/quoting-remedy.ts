/** Maximum length of a value that a remedy shows in full, in characters. */
const maxShownLength = 100

/** Matches the beginning of a list value and a field's name, then the value. */
const linePartsPattern = /^((?:- +)+(?:[a-z]\w*: +)?|(?:[A-Za-z][\w-]*: +)?)(.*)$/

/** Returns the line of an offset, without the spaces at its beginning. */
const findLineText = (text: string, offset: number) =>
  text.slice(text.lastIndexOf('\n', offset - 1) + 1).split('\n', 1)[0] ?? ''

/** A line of YAML: what precedes its value, such as `- byline: `, and the value. */
export interface YamlLine {
  isIndented: boolean
  prefix: string
  value: string
}

/** Splits the line of an offset. */
export function splitYamlLine(text: string, offset: number): YamlLine {
  const lineText = findLineText(text, offset)
  const [, prefix = '', value = ''] = linePartsPattern.exec(lineText.trimStart()) ?? []
  return { isIndented: /^\s/.test(lineText), prefix, value: value.trimEnd() }
}

/** Encloses a text in quotation marks of the kind that needs no escapes. Shortens a long text in its middle. */
export function quoteText(text: string): string {
  const quotedText = /["\\]/.test(text) ? `'${text.replaceAll("'", "''")}'` : `"${text}"`
  return quotedText.length > maxShownLength
    ? `${quotedText.slice(0, 60)} … ${quotedText.slice(-20)}`
    : quotedText
}

/**
 * Removes the quotation marks around a value that contains the same mark, as in `'The harbour's wall'`. Marks that
 * belong to the text stay, as in `"Stop" says the "mayor"`.
 */
function removeEnclosingMarks(value: string): string {
  const [mark = ''] = value
  const innerText = value.slice(1, -1)
  if (!/^(["']).*\1$/.test(value)) return value
  const innerMarkCount = innerText.split(mark).length - 1
  const isFirstInnerMarkOpening = /(?:^|[\s(])$/.test(innerText.slice(0, innerText.indexOf(mark)))
  return innerMarkCount % 2 === 1 || innerMarkCount === 0 || isFirstInnerMarkOpening ? innerText : value
}

const genericRemedy = 'put the whole value in quotation marks'

const createWriteRemedy = (line: string) => `write \`${line}\``

/** Returns the remedy that shows the line of an offset with its whole value in quotation marks. */
export function createQuotingRemedy(text: string, offset: number): string {
  const { prefix, value } = splitYamlLine(text, offset)
  if (/^"[^"]*"(?:,? *"[^"]*")+$/.test(value))
    return createWriteRemedy(`${prefix}[${value.match(/"[^"]*"/g)?.join(', ')}]`)
  return value === '' ? genericRemedy : createWriteRemedy(prefix + quoteText(removeEnclosingMarks(value)))
}

/** Returns the remedy for a value within brackets or braces: shows the value in quotation marks, after its name. */
export function createItemQuotingRemedy(text: string, offset: number): string {
  const lineStartOffset = text.lastIndexOf('\n', offset - 1) + 1
  const precedingText = text.slice(lineStartOffset, offset)
  const itemOffset =
    lineStartOffset + Math.max(...['[', '{', ','].map((mark) => precedingText.lastIndexOf(mark))) + 1
  const [itemText = ''] = text.slice(itemOffset).split(/[,\]}\n]/, 1)
  const [, name = '', value = ''] = /^([a-z]\w*: +)?(.*)$/i.exec(itemText.trim()) ?? []
  return value === '' ? genericRemedy : createWriteRemedy(name + quoteText(removeEnclosingMarks(value)))
}
