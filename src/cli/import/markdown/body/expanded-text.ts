/** How an expansion stands in its text: in its line, as words apart from their neighbours, as a block of its own. */
export type Placing = 'inline' | 'apart' | 'block'

const isSpace = (character: string | undefined) => character === ' ' || character === '\t'
const beginsLine = /^[ \t]*(?:\n|$)/

/** Whether nothing but spaces stands behind the last line end. */
function endsLine(text: string): boolean {
  let end = text.length
  while (end > 0 && isSpace(text[end - 1])) end--
  return end === 0 || text[end - 1] === '\n'
}

/** A text as it is put together from what stood in it and what its tags became. */
export class ExpandedText {
  readonly #parts: string[] = []
  #afterBlock = false

  /** Adds what stood in the text. */
  keep(text: string): void {
    this.#parts.push(this.#afterBlock ? text.replace(/^[ \t]*\n+/, '') : text)
    if (text.trim() !== '') this.#afterBlock = false
  }

  /** Adds what a tag became; `following` is the text's next line or so. */
  add(text: string, placing: Placing, following: string): void {
    if (text === '') return
    const before = this.#parts.pop() ?? ''
    const isAlone = placing === 'apart' && endsLine(before) && beginsLine.test(following)
    if (placing === 'block' || isAlone) {
      this.#parts.push(before.trimEnd(), this.#afterBlock ? '' : '\n\n', `${text}\n\n`)
      this.#afterBlock = true
      return
    }
    this.#afterBlock = false
    const isApart = placing === 'apart'
    const space = isApart && /\S$/.test(before.slice(-1)) ? ' ' : ''
    this.#parts.push(before, space, text, isApart && /^\S/.test(following) ? ' ' : '')
  }

  toString(): string {
    return this.#parts.join('')
  }
}
