/** An open list or object around the sought values. */
interface Frame {
  isList: boolean
  /** Name of the current member, or index in the list. */
  key: string
  count: number
}

/** Literals and numbers allowed outside the sought values. */
const bareWordPattern = /^(?:true|false|null|-?\d[\d.eE+-]*)$/

function parseName(quotedName: string): string {
  try {
    return String(JSON.parse(`"${quotedName}"`))
  } catch {
    return ''
  }
}

/** Tracks the lists and objects around the sought values, and checks their syntax. */
export class JsonFrames {
  readonly #paths: string[][]
  readonly #deepest: number
  readonly #report: (reason: string) => void
  readonly #open: Frame[] = []
  #last: 'opening' | 'value' | 'comma' | 'colon' = 'opening'

  constructor(paths: readonly string[], reportFault: (reason: string) => void) {
    this.#paths = paths.map((path) => path.split('.').slice(1))
    this.#deepest = Math.max(...this.#paths.map(({ length }) => length))
    this.#report = reportFault
  }

  /** Number of open lists and objects. */
  get depth(): number {
    return this.#open.length
  }

  /** Begins a value or a name. Returns the position of a sought value, else `null`. */
  begin(): { listName: string; key: string } | null {
    const frame = this.#open.at(-1)
    if (this.#last === 'value' && frame)
      this.#report(
        'is not JSON, since a comma is missing before this value: add it, or export the file again',
      )
    if (this.#last === 'value' && !frame && this.#deepest > 0)
      this.#report('contains text after the end of its JSON: remove that text')
    const isName = frame !== undefined && !frame.isList && this.#last !== 'colon'
    if (isName || !this.#isWanted()) return null
    return { listName: this.#open.at(-2)?.key ?? '', key: frame?.key ?? '' }
  }

  #isWanted(): boolean {
    const { length } = this.#open
    return this.#paths.some(
      (path) =>
        path.length === length && path.every((name, at) => name === '*' || name === this.#open[at]?.key),
    )
  }

  /** Opens a list or object that contains sought values. */
  open(isList: boolean): void {
    if (this.#open.length < this.#deepest) this.#open.push({ isList, key: isList ? '0' : '', count: 0 })
    this.#last = 'opening'
  }

  /** Ends a value. */
  endValue(): void {
    this.#last = 'value'
  }

  /** Ends a literal or number. */
  endBareWord(word: string): void {
    if (!bareWordPattern.test(word))
      this.#report(
        `is not JSON, since it contains ${word.slice(0, 40)}: put text in quotation marks, or export the file again`,
      )
    this.endValue()
  }

  comma(): void {
    const frame = this.#open.at(-1)
    if (frame === undefined) return
    if (this.#last !== 'value')
      this.#report('is not JSON, since a value is missing before a comma: add it, or export the file again')
    this.#last = 'comma'
    frame.count++
    frame.key = frame.isList ? String(frame.count) : ''
  }

  /** Takes the preceding string as a member's name. */
  endName(word: string): void {
    const frame = this.#open.at(-1)
    if (frame === undefined || frame.isList || this.#last !== 'value')
      this.#report('is not JSON, since a colon has no name before it: add it, or export the file again')
    else frame.key = parseName(word)
    this.#last = 'colon'
  }

  close(isList: boolean): void {
    if (this.#open.pop()?.isList !== isList)
      this.#report('is not JSON, since its brackets do not match: correct them, or export the file again')
    if (this.#last === 'comma' || this.#last === 'colon')
      this.#report('is not JSON, since a value is missing: add it, or export the file again')
    this.endValue()
  }
}
