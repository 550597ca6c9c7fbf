/** Placing of an expansion: within its line, separated from the neighbouring words, or as a block. */
export type TagPlacement = 'inline' | 'apart' | 'block'

const isSpace = (character: string | undefined) => character === ' ' || character === '\t'
const blankLineRestPattern = /^[ \t]*(?:\n|$)/

/** True when only spaces follow the last line end. */
function endsOnBlankLine(text: string): boolean {
  let end = text.length
  while (end > 0 && isSpace(text[end - 1])) end--
  return end === 0 || text[end - 1] === '\n'
}

/** Joins the text between tags and the tags' expansions. */
export class ExpandedText {
  readonly #parts: string[] = []
  #isAfterBlock = false

  /** Adds text from between tags. */
  addText(text: string): void {
    this.#parts.push(this.#isAfterBlock ? text.replace(/^[ \t]*\n+/, '') : text)
    if (text.trim() !== '') this.#isAfterBlock = false
  }

  /** Adds a tag's expansion. `following` is the start of the text after the tag. */
  addExpansion(expansion: string, placement: TagPlacement, followingText: string): void {
    if (expansion === '') return
    const precedingText = this.#parts.pop() ?? ''
    const isAlone =
      placement === 'apart' && endsOnBlankLine(precedingText) && blankLineRestPattern.test(followingText)
    if (placement === 'block' || isAlone) {
      this.#parts.push(precedingText.trimEnd(), this.#isAfterBlock ? '' : '\n\n', `${expansion}\n\n`)
      this.#isAfterBlock = true
      return
    }
    this.#isAfterBlock = false
    const isApart = placement === 'apart'
    const space = isApart && /\S$/.test(precedingText.slice(-1)) ? ' ' : ''
    this.#parts.push(precedingText, space, expansion, isApart && /^\S/.test(followingText) ? ' ' : '')
  }

  toString(): string {
    return this.#parts.join('')
  }
}
