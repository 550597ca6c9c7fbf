/** A list or an object that is open above the values that are looked for. */
interface Frame {
  isList: boolean
  /** The name of the member that is being read, or its place in the list. */
  key: string
  count: number
}

/** What stands in the frames where no value is looked for. */
const bareWord = /^(?:true|false|null|-?\d[\d.eE+-]*)$/

function nameOf(word: string): string {
  try {
    return String(JSON.parse(`"${word}"`))
  } catch {
    return ''
  }
}

/** The lists and objects around the values at some paths, and whether what stands in them is JSON. */
export class JsonFrames {
  readonly #paths: string[][]
  readonly #deepest: number
  readonly #report: (reason: string) => void
  readonly #open: Frame[] = []
  #last: 'opening' | 'value' | 'comma' | 'colon' = 'opening'

  constructor(paths: readonly string[], report: (reason: string) => void) {
    this.#paths = paths.map((path) => path.split('.').slice(1))
    this.#deepest = Math.max(...this.#paths.map(({ length }) => length))
    this.#report = report
  }

  /** How many are open. */
  get depth(): number {
    return this.#open.length
  }

  /** A value or a name begins: where it stands when it is one of those that are looked for, else `null`. */
  begin(): { list: string; key: string } | null {
    const frame = this.#open.at(-1)
    if (this.#last === 'value' && frame) this.#report('is not JSON: a comma is missing')
    if (this.#last === 'value' && !frame && this.#deepest > 0)
      this.#report('holds something after the end of its JSON')
    const isName = frame !== undefined && !frame.isList && this.#last !== 'colon'
    if (isName || !this.#isWanted()) return null
    return { list: this.#open.at(-2)?.key ?? '', key: frame?.key ?? '' }
  }

  #isWanted(): boolean {
    const { length } = this.#open
    return this.#paths.some(
      (path) =>
        path.length === length && path.every((name, at) => name === '*' || name === this.#open[at]?.key),
    )
  }

  /** A list or an object begins, which is not looked for itself. */
  open(isList: boolean): void {
    if (this.#open.length < this.#deepest) this.#open.push({ isList, key: isList ? '0' : '', count: 0 })
    this.#last = 'opening'
  }

  /** A value has ended. */
  ended(): void {
    this.#last = 'value'
  }

  /** A word without quotation marks has ended. */
  bare(word: string): void {
    if (!bareWord.test(word)) this.#report(`is not JSON: ${word.slice(0, 40)}`)
    this.ended()
  }

  comma(): void {
    const frame = this.#open.at(-1)
    if (frame === undefined) return
    if (this.#last !== 'value') this.#report('is not JSON: a value is missing before a comma')
    this.#last = 'comma'
    frame.count++
    frame.key = frame.isList ? String(frame.count) : ''
  }

  /** The string before it was a member's name. */
  colon(word: string): void {
    const frame = this.#open.at(-1)
    if (frame === undefined || frame.isList || this.#last !== 'value')
      this.#report('is not JSON: a colon without a name')
    else frame.key = nameOf(word)
    this.#last = 'colon'
  }

  close(isList: boolean): void {
    if (this.#open.pop()?.isList !== isList) this.#report('is not JSON: brackets do not match')
    if (this.#last === 'comma' || this.#last === 'colon') this.#report('is not JSON: a value is missing')
    this.ended()
  }
}
