/** An open list or object that can contain sought values. */
interface OpenContainer {
  isList: boolean
  /** Name of the current member, or index of the current item. */
  currentKey: string
  endedItemCount: number
}

/** Matches the literals and numbers that may occur outside the sought values. */
const bareWordPattern = /^(?:true|false|null|-?\d[\d.eE+-]*)$/

const missingValueReason =
  'is not valid JSON, since the last colon up to this line has no value after it: write null there, or export the file again'

/** Describes a closing bracket that does not match the opening one. `isList` is true for `]`. */
function describeWrongBracket(isList: boolean): string {
  const [writtenBracket, missingBracket] = isList ? [']', '}'] : ['}', ']']
  return `is not valid JSON, since a ${missingBracket} is missing before the ${writtenBracket} on this line: write ${missingBracket} there or instead, or export the file again`
}

const maxShownWordLength = 40

const shortenWord = (word: string) =>
  word.length > maxShownWordLength ? `${word.slice(0, maxShownWordLength)}…` : word

function decodeMemberName(escapedName: string): string {
  try {
    return String(JSON.parse(`"${escapedName}"`))
  } catch {
    return ''
  }
}

/** Tracks the lists and objects around the sought values, and checks their syntax. */
export class ContainerTracker {
  readonly #soughtPaths: string[][]
  readonly #maxPathLength: number
  readonly #reportFault: (reason: string) => void
  readonly #openContainers: OpenContainer[] = []
  #lastToken: 'opening' | 'value' | 'comma' | 'colon' = 'opening'

  constructor(paths: readonly string[], reportFault: (reason: string) => void) {
    this.#soughtPaths = paths.map((path) => path.split('.').slice(1))
    this.#maxPathLength = Math.max(...this.#soughtPaths.map(({ length }) => length))
    this.#reportFault = reportFault
  }

  /** Number of open lists and objects that are tracked. */
  get trackedDepth(): number {
    return this.#openContainers.length
  }

  /** Checks that a value or a member name may begin here. */
  checkBeforeValueOrName(): void {
    const container = this.#openContainers.at(-1)
    if (this.#lastToken === 'value' && container)
      this.#reportFault(
        'is not valid JSON, since a comma is missing before the value on this line: add the comma, or export the file again',
      )
    if (this.#lastToken === 'value' && !container && this.#maxPathLength > 0)
      this.#reportFault(
        'contains more text after the end of its JSON: delete everything after the bracket that closes the JSON, or move it to a file of its own',
      )
  }

  /** Returns the position of the value that begins here; `null` for a member name and for a value that is not sought. */
  findSoughtPosition(): { listName: string; key: string } | null {
    const container = this.#openContainers.at(-1)
    const isName = container !== undefined && !container.isList && this.#lastToken !== 'colon'
    if (isName || !this.#isAtSoughtPath()) return null
    return { listName: this.#openContainers.at(-2)?.currentKey ?? '', key: container?.currentKey ?? '' }
  }

  #isAtSoughtPath(): boolean {
    const { length } = this.#openContainers
    return this.#soughtPaths.some(
      (path) =>
        path.length === length &&
        path.every(
          (segment, index) => segment === '*' || segment === this.#openContainers[index]?.currentKey,
        ),
    )
  }

  /** Opens a list or object, and tracks it if it can contain sought values. */
  openContainer(isList: boolean): void {
    if (this.#openContainers.length < this.#maxPathLength)
      this.#openContainers.push({ isList, currentKey: isList ? '0' : '', endedItemCount: 0 })
    this.#lastToken = 'opening'
  }

  endValue(): void {
    this.#lastToken = 'value'
  }

  /** Ends a literal or number, and checks its syntax. */
  endBareWord(bareWord: string): void {
    if (!bareWordPattern.test(bareWord))
      this.#reportFault(
        `is not valid JSON, since ${shortenWord(bareWord)} is not in quotation marks: add them, delete the word, or export the file again`,
      )
    this.endValue()
  }

  /** Handles a comma between items or members. */
  moveToNextItemOrMember(): void {
    const container = this.#openContainers.at(-1)
    if (container === undefined) return
    if (this.#lastToken === 'colon') this.#reportFault(missingValueReason)
    else if (this.#lastToken !== 'value')
      this.#reportFault(
        'is not valid JSON, since a comma on this line has no value before it: delete the comma, or export the file again',
      )
    this.#lastToken = 'comma'
    container.endedItemCount++
    container.currentKey = container.isList ? String(container.endedItemCount) : ''
  }

  /** Handles a colon, which makes the string before it a member name. */
  endMemberName(escapedName: string): void {
    const container = this.#openContainers.at(-1)
    if (container === undefined || container.isList || this.#lastToken !== 'value')
      this.#reportFault(
        'is not valid JSON, since a colon on this line does not follow a name: delete the colon, write a name in quotation marks before it, or export the file again',
      )
    else container.currentKey = decodeMemberName(escapedName)
    this.#lastToken = 'colon'
  }

  closeContainer(isList: boolean): void {
    if (this.#openContainers.pop()?.isList !== isList) this.#reportFault(describeWrongBracket(isList))
    if (this.#lastToken === 'comma')
      this.#reportFault(
        'is not valid JSON, since a comma comes before a closing bracket on this line: delete the comma, or export the file again',
      )
    if (this.#lastToken === 'colon') this.#reportFault(missingValueReason)
    this.endValue()
  }
}
