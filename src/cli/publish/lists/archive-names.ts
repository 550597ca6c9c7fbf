import type { CollectionDocument, FrontNames } from '../../../model/document.ts'
import { archiveListKinds } from '../../../model/edition.ts'
import { maxFrontNames } from './front-names.ts'
import { createIndexedNames, type NameGroups } from './name-groups.ts'
import { createNameIndex, type IndexedName, orderByFrequency } from './name-index.ts'

type ArchiveListKind = (typeof archiveListKinds)[number]

/**
 * Lists the kinds of names that the archive indexes. An archive with only one edition indexes none, and a kind is
 * omitted if its address belongs to an edition.
 */
export const listArchiveListKinds = (editions: readonly { id: string }[]): ArchiveListKind[] =>
  archiveListKinds.filter((listKind) => editions.length > 1 && !editions.some(({ id }) => id === listKind))

/** The topics and authors of all editions, grouped by slug. */
export class ArchiveNames {
  readonly #names = { topics: new Map<string, IndexedName>(), authors: new Map<string, IndexedName>() }

  addEdition(editionId: string, groups: NameGroups): void {
    for (const listKind of archiveListKinds)
      for (const { slug, links } of createIndexedNames(`/${editionId}/${listKind}`, groups[listKind])) {
        const indexedName = this.#names[listKind].get(slug) ?? { slug, links: [] }
        indexedName.links.push(...links)
        this.#names[listKind].set(slug, indexedName)
      }
  }

  #sortBySlug(listKind: ArchiveListKind): IndexedName[] {
    return [...this.#names[listKind].values()].sort((a, b) => (a.slug < b.slug ? -1 : 1))
  }

  /** Lists the most frequent names for the archive's front page; `null` if the archive has no lists of names. */
  listFrontNames(listKinds: readonly ArchiveListKind[]): FrontNames | null {
    const linkMostFrequentNames = (listKind: ArchiveListKind) =>
      listKinds.includes(listKind)
        ? orderByFrequency(this.#sortBySlug(listKind))
            .slice(0, maxFrontNames[listKind])
            .flatMap(({ links }) => links)
        : []
    return listKinds.length === 0
      ? null
      : { sections: [], topics: linkMostFrequentNames('topics'), authors: linkMostFrequentNames('authors') }
  }

  /** Creates the archive's index of names for each kind. */
  *createIndexes(listKinds: readonly ArchiveListKind[], archiveName: string): Generator<CollectionDocument> {
    const above = { address: '/', name: archiveName }
    for (const listKind of listKinds) {
      const nameIndex = { edition: null, listKind, address: `/${listKind}` }
      yield* createNameIndex(nameIndex, this.#sortBySlug(listKind), { initial: null, above })
    }
  }
}
