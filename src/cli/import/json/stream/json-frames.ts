/** An open list or object around the sought values. */
interface Frame {
  isList: boolean
  /** Name of the current member, or index in the list. */
  key: string
  endedItemCount: number
}

/** Literals and numbers allowed outside the sought values. */
const bareWordPattern = /^(?:true|false|null|-?\d[\d.eE+-]*)$/

function decodeMemberName(quotedName: string): string {
  try {
    return String(JSON.parse(`"${quotedName}"`))
  } catch {
    return ''
  }
}

/** Tracks the lists and objects around the sought values, and checks their syntax. */
export class JsonFrames {
  readonly #soughtPaths: string[][]
  readonly #maxPathLength: number
  readonly #reportFault: (reason: string) => void
  readonly #openFrames: Frame[] = []
  #lastToken: 'opening' | 'value' | 'comma' | 'colon' = 'opening'

  constructor(paths: readonly string[], reportFault: (reason: string) => void) {
    this.#soughtPaths = paths.map((path) => path.split('.').slice(1))
    this.#maxPathLength = Math.max(...this.#soughtPaths.map(({ length }) => length))
    this.#reportFault = reportFault
  }

  /** Number of open lists and objects. */
  get depth(): number {
    return this.#openFrames.length
  }

  /** Begins a value or a name. Returns the position of a sought value, else `null`. */
  beginValueOrName(): { listName: string; key: string } | null {
    const frame = this.#openFrames.at(-1)
    if (this.#lastToken === 'value' && frame)
      this.#reportFault(
        'is not JSON, since a comma is missing before this value: add it, or export the file again',
      )
    if (this.#lastToken === 'value' && !frame && this.#maxPathLength > 0)
      this.#reportFault('contains text after the end of its JSON: remove that text')
    const isName = frame !== undefined && !frame.isList && this.#lastToken !== 'colon'
    if (isName || !this.#isAtSoughtPath()) return null
    return { listName: this.#openFrames.at(-2)?.key ?? '', key: frame?.key ?? '' }
  }

  #isAtSoughtPath(): boolean {
    const { length } = this.#openFrames
    return this.#soughtPaths.some(
      (path) =>
        path.length === length &&
        path.every((name, at) => name === '*' || name === this.#openFrames[at]?.key),
    )
  }

  /** Opens a list or object that contains sought values. */
  openFrame(isList: boolean): void {
    if (this.#openFrames.length < this.#maxPathLength)
      this.#openFrames.push({ isList, key: isList ? '0' : '', endedItemCount: 0 })
    this.#lastToken = 'opening'
  }

  /** Ends a value. */
  endValue(): void {
    this.#lastToken = 'value'
  }

  /** Ends a literal or number. */
  endBareWord(word: string): void {
    if (!bareWordPattern.test(word))
      this.#reportFault(
        `is not JSON, since it contains ${word.slice(0, 40)}: put text in quotation marks, or export the file again`,
      )
    this.endValue()
  }

  passComma(): void {
    const frame = this.#openFrames.at(-1)
    if (frame === undefined) return
    if (this.#lastToken !== 'value')
      this.#reportFault(
        'is not JSON, since a value is missing before a comma: add it, or export the file again',
      )
    this.#lastToken = 'comma'
    frame.endedItemCount++
    frame.key = frame.isList ? String(frame.endedItemCount) : ''
  }

  /** Takes the preceding string as a member's name. */
  endName(word: string): void {
    const frame = this.#openFrames.at(-1)
    if (frame === undefined || frame.isList || this.#lastToken !== 'value')
      this.#reportFault('is not JSON, since a colon has no name before it: add it, or export the file again')
    else frame.key = decodeMemberName(word)
    this.#lastToken = 'colon'
  }

  closeFrame(isList: boolean): void {
    if (this.#openFrames.pop()?.isList !== isList)
      this.#reportFault(
        'is not JSON, since its brackets do not match: correct them, or export the file again',
      )
    if (this.#lastToken === 'comma' || this.#lastToken === 'colon')
      this.#reportFault('is not JSON, since a value is missing: add it, or export the file again')
    this.endValue()
  }
}
