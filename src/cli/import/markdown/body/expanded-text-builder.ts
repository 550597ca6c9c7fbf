/** Placement of a tag's expansion: within its line, separated from the neighbouring words, or as a block. */
export type TagPlacement = 'inline' | 'spaced' | 'block'

const isSpaceOrTab = (character: string | undefined) => character === ' ' || character === '\t'
const blankLineRestPattern = /^[ \t]*(?:\n|$)/

/** True if only spaces and tabs follow the last line break. */
function endsOnBlankLine(text: string): boolean {
  let trimmedEnd = text.length
  while (trimmedEnd > 0 && isSpaceOrTab(text[trimmedEnd - 1])) trimmedEnd--
  return trimmedEnd === 0 || text[trimmedEnd - 1] === '\n'
}

/** Joins the texts between tags and the tags' expansions. */
export class ExpandedTextBuilder {
  readonly #textParts: string[] = []
  #isAfterBlock = false

  /** Adds the text between two tags, without blank lines at its start if it follows a block. */
  addTextBetweenTemplateTags(text: string): void {
    this.#textParts.push(this.#isAfterBlock ? text.replace(/^[ \t]*\n+/, '') : text)
    if (text.trim() !== '') this.#isAfterBlock = false
  }

  /** Adds a tag's expansion, unless it is empty. `followingText` is the start of the text after the tag. */
  addExpansion(expansion: string, placement: TagPlacement, followingText: string): void {
    if (expansion === '') return
    const precedingText = this.#textParts.pop() ?? ''
    const isAloneOnLine =
      placement === 'spaced' && endsOnBlankLine(precedingText) && blankLineRestPattern.test(followingText)
    if (placement === 'block' || isAloneOnLine) {
      this.#textParts.push(precedingText.trimEnd(), this.#isAfterBlock ? '' : '\n\n', `${expansion}\n\n`)
      this.#isAfterBlock = true
      return
    }
    this.#isAfterBlock = false
    const isSpaced = placement === 'spaced'
    const leadingSpace = isSpaced && /\S$/.test(precedingText.slice(-1)) ? ' ' : ''
    this.#textParts.push(
      precedingText,
      leadingSpace,
      expansion,
      isSpaced && /^\S/.test(followingText) ? ' ' : '',
    )
  }

  toString(): string {
    return this.#textParts.join('')
  }
}
