/** A text, or a list or mapping of such values. */
type SimpleYamlValue = string | SimpleYamlValue[] | { [name: string]: SimpleYamlValue }

/** Matches a field's line, without its indentation. */
const fieldPattern = /^([A-Za-z][\w-]{0,99}):(?: (.+))?$/

/**
 * Matches a scalar on one line that begins with a letter or digit and contains nothing that could begin a comment or
 * another value.
 */
const plainScalarPattern = /^[\p{L}\p{N}](?:[^\p{C}\p{Zl}\p{Zp}:#]|:(?! |$)|(?<! )#)*(?<! )$/u

const quotedScalarPattern = /^"([^"\\\p{C}\p{Zl}\p{Zp}]*)"$/u

/**
 * Matches the text of a literal block. Its first line has no extra indentation. No line consists only of spaces, and
 * none contains a control character or a line separator other than a line feed.
 */
const literalTextPattern = /^(?![ \n])(?:[^\p{C}\p{Zl}\p{Zp}]|\n(?! +(?:\n|$)))+$/u

/** Pattern of a scalar within brackets or braces. */
const flowScalarPatternSource =
  /"[^"\\\p{C}\p{Zl}\p{Zp}]*"|[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}.'’-]| (?=[\p{L}\p{N}]))*/u.source

const flowListPattern = new RegExp(
  `^\\[(?:(?:${flowScalarPatternSource})(?:, (?:${flowScalarPatternSource}))*)?\\]$`,
  'u',
)
const flowScalarPattern = new RegExp(flowScalarPatternSource, 'gu')

const flowPairPatternSource = `[A-Za-z][\\w-]{0,99}: (?:${flowScalarPatternSource})`
const flowMappingPattern = new RegExp(
  `^\\{ ${flowPairPatternSource}(?:, ${flowPairPatternSource})* \\}$`,
  'u',
)
const flowPairPattern = new RegExp(`([A-Za-z][\\w-]{0,99}): (${flowScalarPatternSource})`, 'gu')

const removeQuotes = (scalar: string) => (scalar.startsWith('"') ? scalar.slice(1, -1) : scalar)

/** Returns the text of a scalar; `null` if YAML might read it as anything but exactly this text. */
const parseScalar = (text: string): string | null =>
  plainScalarPattern.test(text) ? text : (quotedScalarPattern.exec(text)?.[1] ?? null)

/**
 * Parses a list in brackets or a mapping in braces. Returns `null` for any other text, and for a mapping with a
 * repeated name.
 */
function parseFlowCollection(text: string): SimpleYamlValue | null {
  if (flowListPattern.test(text)) return (text.match(flowScalarPattern) ?? []).map(removeQuotes)
  if (!flowMappingPattern.test(text)) return null
  const pairs = [...text.matchAll(flowPairPattern)].map(([, key = '', scalar = '']) => [key, scalar] as const)
  const mapping = Object.fromEntries(pairs.map(([key, scalar]) => [key, removeQuotes(scalar)]))
  return Object.keys(mapping).length === pairs.length ? mapping : null
}

/** Reads a text line by line. A method returns `null` if it finds a line that is not simple YAML. */
class SimpleYamlReader {
  readonly #lines: string[]
  #lineIndex = 0

  constructor(text: string) {
    this.#lines = text.replace(/\n$/, '').split('\n')
  }

  get #currentLine(): string {
    return this.#lines[this.#lineIndex] ?? ''
  }

  /** Indentation of the current line; -1 if the line is blank or the text has ended. */
  get #currentIndentation(): number {
    return this.#currentLine.search(/[^ ]/)
  }

  readDocument(): Record<string, SimpleYamlValue> | null {
    const mapping = this.#readMapping(0)
    return this.#lineIndex === this.#lines.length ? mapping : null
  }

  #readMapping(indentation: number): Record<string, SimpleYamlValue> | null {
    const fields = new Map<string, SimpleYamlValue>()
    while (this.#currentIndentation === indentation) {
      const [, name, inlineValue] = fieldPattern.exec(this.#currentLine.slice(indentation)) ?? []
      if (name === undefined || fields.has(name)) return null
      this.#lineIndex++
      const value = this.#readValue(inlineValue, indentation + 2)
      if (value === null) return null
      fields.set(name, value)
    }
    return fields.size > 0 ? Object.fromEntries(fields) : null
  }

  /** Reads a field's value, which follows the name on the same line or begins on the next line. */
  #readValue(inlineValue: string | undefined, indentation: number): SimpleYamlValue | null {
    if (inlineValue === '|-') return this.#readLiteralBlock(indentation)
    if (inlineValue !== undefined) return parseScalar(inlineValue) ?? parseFlowCollection(inlineValue)
    const isList = this.#currentIndentation === indentation && this.#currentLine[indentation] === '-'
    return isList ? this.#readList(indentation) : this.#readMapping(indentation)
  }

  #readList(indentation: number): SimpleYamlValue[] | null {
    const items: SimpleYamlValue[] = []
    while (this.#currentIndentation === indentation) {
      if (!this.#currentLine.startsWith('- ', indentation)) return null
      const itemText = this.#currentLine.slice(indentation + 2)
      const inlineItem = parseScalar(itemText) ?? parseFlowCollection(itemText)
      // The first field of a mapping follows the hyphen, aligned with the other fields. Spaces replace the hyphen.
      if (inlineItem === null) this.#lines[this.#lineIndex] = ' '.repeat(indentation + 2) + itemText
      else this.#lineIndex++
      const item = inlineItem ?? this.#readMapping(indentation + 2)
      if (item === null) return null
      items.push(item)
    }
    return items
  }

  /** Reads a multi-line text, without the line breaks at its end. */
  #readLiteralBlock(indentation: number): string | null {
    const indentText = ' '.repeat(indentation)
    const literalLines: string[] = []
    while (
      this.#lineIndex < this.#lines.length &&
      (this.#currentLine === '' || this.#currentLine.startsWith(indentText))
    )
      literalLines.push(this.#lines[this.#lineIndex++]?.slice(indentation) ?? '')
    const literalText = literalLines.join('\n').replace(/\n+$/, '')
    return literalTextPattern.test(literalText) ? literalText : null
  }
}

/**
 * Reads a mapping of texts, lists and mappings in the subset of YAML in which a scalar means exactly what is written.
 * The front matter of most articles is in this subset, and is read ten times as fast as with the full parser.
 * @returns the mapping; `null` for any other text
 */
export const readYamlIfSimple = (text: string): Record<string, SimpleYamlValue> | null =>
  new SimpleYamlReader(text).readDocument()
