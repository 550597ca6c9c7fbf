import type { ReleasePointer } from '../../src/archive/release-pointer.ts'
import { prune } from '../../src/cli/publish/releases/prune.ts'
import { rollBack } from '../../src/cli/publish/releases/rollback.ts'
import { updateSearchIndex } from '../../src/cli/publish/search/update-search-index.ts'
import type { OpenArchive } from '../../src/cli/publish/store/release-store.ts'
import { silent } from '../support/content.ts'
import { publishSound } from '../support/publish-sound.ts'
import type { Window } from './oracle.ts'

/** The history of the pointer while publishers work. */
export class Churn {
  readonly #store: OpenArchive
  readonly #contents: readonly string[]
  /** The pointers served since the phase began, starting with the one at its beginning. */
  #served: ReleasePointer[] = []
  #current: ReleasePointer | null = null

  constructor(store: OpenArchive, contents: readonly string[]) {
    this.#store = store
    this.#contents = contents
  }

  get pointer(): ReleasePointer {
    if (!this.#current) throw new Error('nothing is published')
    return this.#current
  }

  /** Starts a phase: from now on, only this release and later ones may answer. */
  begin(): void {
    this.#served = [this.pointer]
  }

  /** The releases from which an instance may answer, once it has answered from a pointer with this sequence number. */
  window(floor: number): Window {
    const since = this.#served.filter(({ sequence }) => sequence >= floor)
    return {
      roots: new Set(since.map(({ root }) => root)),
      fallbacks: new Set(since.flatMap(({ fallback }) => fallback ?? [])),
    }
  }

  /** The lowest sequence number, from `floor` on, of one of these releases. */
  sequenceOf(roots: ReadonlySet<string>, floor: number): number {
    return this.#served.find(({ sequence, root }) => sequence >= floor && roots.has(root))?.sequence ?? floor
  }

  /** Publishes the content of a release and updates the search index. @returns its root */
  async publish(number: number): Promise<string> {
    await publishSound(this.#contents[number % this.#contents.length] ?? '', this.#watched())
    await this.#follow()
    return this.pointer.root
  }

  /** Goes back to an earlier release. */
  async rollback(root: string): Promise<void> {
    await rollBack(this.#watched(), root, new Set())
    await this.#follow()
  }

  /** Deletes objects that only older releases reach, as if they had been uploaded days ago. */
  async prune(): Promise<void> {
    const now = Date.now() / 1000 + 3 * 24 * 60 * 60
    await prune(
      this.#watched(),
      { keptReleaseCount: 3, dropsTakenDown: false, isDryRun: false, nowSeconds: now },
      async () => {},
    )
  }

  /** A move may be visible from the moment at which it is written. */
  #watched(): OpenArchive {
    return {
      ...this.#store,
      writePointer: async (pointer) => {
        this.#served.push(pointer)
        this.#current = pointer
        await this.#store.writePointer(pointer)
      },
    }
  }

  /** As in `morgue publish`, the release is served even if the index fails. */
  async #follow(): Promise<void> {
    await updateSearchIndex(this.#store, this.#store.search, { progress: silent }).catch(() => null)
  }

  /** Performs the publishers' next action, in turn. */
  async next(turn: number): Promise<void> {
    const past = this.pointer.previous.map(({ root }) => root)
    const back = past.find((root) => root !== this.pointer.root)
    if (turn % 4 === 3) await this.prune()
    if (turn % 3 === 2 && back !== undefined) await this.rollback(back)
    else await this.publish(turn)
  }
}
