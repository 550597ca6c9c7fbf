import type { CollectionDocument, FrontNames } from '../../../model/document.ts'
import { archiveListKinds } from '../../../model/edition.ts'
import { maxFrontNames } from './front-names.ts'
import { indexNames, type NameGroups } from './name-groups.ts'
import { createNameIndex, type IndexedName, orderByFrequency } from './name-index.ts'

type ArchiveListKind = (typeof archiveListKinds)[number]

/**
 * The kinds of names that an archive of several editions lists across them, except a kind whose address belongs to an
 * edition.
 */
export const listArchiveListKinds = (editions: readonly { id: string }[]): ArchiveListKind[] =>
  archiveListKinds.filter((list) => editions.length > 1 && !editions.some(({ id }) => id === list))

/** The topics and authors of all editions, by slug. */
export class ArchiveNames {
  readonly #names = { topics: new Map<string, IndexedName>(), authors: new Map<string, IndexedName>() }

  /** Adds the groups of an edition. */
  addEdition(edition: string, groups: NameGroups): void {
    for (const list of archiveListKinds)
      for (const { slug, links } of indexNames(`/${edition}/${list}`, groups[list])) {
        const name = this.#names[list].get(slug) ?? { slug, links: [] }
        name.links.push(...links)
        this.#names[list].set(slug, name)
      }
  }

  #sortBySlug(list: ArchiveListKind): IndexedName[] {
    return [...this.#names[list].values()].sort((a, b) => (a.slug < b.slug ? -1 : 1))
  }

  /** Lists the names on the archive's front page; `null` if the archive has no lists of names. */
  listFrontNames(lists: readonly ArchiveListKind[]): FrontNames | null {
    const linkMostFrequentNames = (list: ArchiveListKind) =>
      lists.includes(list)
        ? orderByFrequency(this.#sortBySlug(list))
            .slice(0, maxFrontNames[list])
            .flatMap(({ links }) => links)
        : []
    return lists.length === 0
      ? null
      : { sections: [], topics: linkMostFrequentNames('topics'), authors: linkMostFrequentNames('authors') }
  }

  /** Creates the index of each kind. */
  *createIndexes(lists: readonly ArchiveListKind[], archive: string): Generator<CollectionDocument> {
    const above = { address: '/', name: archive }
    for (const listKind of lists) {
      const index = { edition: null, listKind, address: `/${listKind}` }
      yield* createNameIndex(index, this.#sortBySlug(listKind), { initial: null, above })
    }
  }
}
