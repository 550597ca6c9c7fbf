import { movePointer, type Pointer } from '../../src/archive/pointer.ts'
import type { LocalArchive } from '../../src/cli/publish/local-archive.ts'
import { followRelease } from '../../src/cli/publish/search/follow.ts'
import { publishSound, silent } from '../support/content.ts'
import type { Window } from './oracle.ts'

/** What is served while publishers work: a history of the pointer. */
export class Churn {
  readonly #store: LocalArchive
  readonly #contents: readonly string[]
  /** Since the phase began, with the pointer that it began with. */
  #served: Pointer[] = []
  #current: Pointer | null = null

  constructor(store: LocalArchive, contents: readonly string[]) {
    this.#store = store
    this.#contents = contents
  }

  get pointer(): Pointer {
    if (!this.#current) throw new Error('nothing is published')
    return this.#current
  }

  /** From here on, only what is served now may be answered, and what follows. */
  begin(): void {
    this.#served = [this.pointer]
  }

  /** What may be answered by an instance that has answered from a pointer of this sequence. */
  window(floor: number): Window {
    const since = this.#served.filter(({ sequence }) => sequence >= floor)
    return {
      roots: new Set(since.map(({ root }) => root)),
      fallbacks: new Set(since.flatMap(({ fallback }) => fallback ?? [])),
    }
  }

  /** The lowest sequence, from `floor` on, whose release is among these. */
  sequenceOf(roots: ReadonlySet<string>, floor: number): number {
    return this.#served.find(({ sequence, root }) => sequence >= floor && roots.has(root))?.sequence ?? floor
  }

  /** Publishes the content of a release, the search index included. @returns its root */
  async publish(number: number): Promise<string> {
    await publishSound(this.#contents[number % this.#contents.length] ?? '', this.#watched())
    await this.#follow()
    return this.pointer.root
  }

  /** Goes back to a release that was served before. */
  async rollback(root: string): Promise<void> {
    await this.#watched().writePointer(movePointer(this.pointer, root, new Date().toISOString()))
    await this.#follow()
  }

  /** A move may be seen from the moment at which it is written. */
  #watched(): LocalArchive {
    return {
      ...this.#store,
      writePointer: async (pointer) => {
        this.#served.push(pointer)
        this.#current = pointer
        await this.#store.writePointer(pointer)
      },
    }
  }

  /** The release is served whatever becomes of the index, as `morgue publish` has it. */
  async #follow(): Promise<void> {
    await followRelease(this.#store, this.#store.search, { progress: silent }).catch(() => null)
  }

  /** Whatever the publishers do, in turn. More commands that change the archive are added here. */
  async next(turn: number): Promise<void> {
    const past = this.pointer.previous.map(({ root }) => root)
    const back = past.find((root) => root !== this.pointer.root)
    if (turn % 3 === 2 && back !== undefined) await this.rollback(back)
    else await this.publish(turn)
  }
}
