import { hash } from 'node:crypto'
import type { Root } from '../../../archive/root.ts'
import { editionOf, foldAddress } from '../../../model/address.ts'
import type { StoredArticle } from '../store/stored-articles.ts'

/** A record of an article for harvesters. */
export interface HarvestRecord {
  /**
   * Twenty hexadecimal digits of the SHA-256 of the folded address, since the record of a deleted article must not
   * reveal a name.
   */
  id: string
  address: string
  edition: string
  digest: string
}

/** A stored record; a deleted one has no address. */
export interface StoredRecord {
  id: string
  digest: string
  isDeleted: boolean
}

const shortHash = (text: string, length: number) => hash('sha256', text).slice(0, length)

/** Makes the record of each article. Its digest also covers the settings that a record contains. */
export function toRecords({ archive, editions }: Root, articles: readonly StoredArticle[]): HarvestRecord[] {
  const settings = new Map(
    editions.map(({ id, name, language, timeZone, names, place, issn }) => {
      const used = [archive.name, archive.url, name, language, timeZone, names, place, issn]
      return [id, JSON.stringify(used)]
    }),
  )
  return articles.map(({ address, digest }) => {
    const edition = editionOf(address)
    return {
      id: shortHash(foldAddress(address), 20),
      address,
      edition,
      digest: shortHash(`${digest} ${settings.get(edition)}`, 16),
    }
  })
}

/** Compares a release's records with the stored ones. */
export function compareRecords(
  stored: readonly StoredRecord[],
  records: readonly HarvestRecord[],
): { written: HarvestRecord[]; deleted: string[] } {
  const liveDigests = new Map(
    stored.filter(({ isDeleted }) => !isDeleted).map(({ id, digest }) => [id, digest]),
  )
  const ids = new Set(records.map(({ id }) => id))
  return {
    written: records.filter(({ id, digest }) => liveDigests.get(id) !== digest),
    deleted: [...liveDigests.keys()].filter((id) => !ids.has(id)),
  }
}
