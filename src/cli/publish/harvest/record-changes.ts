import { hash } from 'node:crypto'
import type { Root } from '../../../archive/root.ts'
import { editionIdOf, foldAddress } from '../../../model/address.ts'
import type { StoredArticle } from '../store/stored-articles.ts'

/** The current record of an article for harvesters. */
export interface ArticleRecord {
  /**
   * First 20 hexadecimal digits of the SHA-256 of the folded address. The address itself could reveal a name after the
   * record has been deleted.
   */
  id: string
  address: string
  edition: string
  digest: string
}

/** A record in the database. The digest of a deleted record is empty. */
export interface StoredRecord {
  id: string
  digest: string
  isDeleted: boolean
}

const computeShortHash = (text: string, length: number) => hash('sha256', text).slice(0, length)

/**
 * Returns a function that creates an article's record. The record's digest covers the document and the settings that
 * appear in records.
 */
export function createRecordConverter({
  archive,
  editions,
}: Pick<Root, 'archive' | 'editions'>): (article: StoredArticle) => ArticleRecord {
  const settingsJsonByEdition = new Map(
    editions.map(({ id, name, language, timeZone, names, place, issn }) => {
      const recordedSettings = [archive.name, archive.url, name, language, timeZone, names, place, issn]
      return [id, JSON.stringify(recordedSettings)]
    }),
  )
  return ({ address, digest }) => {
    const editionId = editionIdOf(address)
    return {
      id: computeShortHash(foldAddress(address), 20),
      address,
      edition: editionId,
      digest: computeShortHash(`${digest} ${settingsJsonByEdition.get(editionId)}`, 16),
    }
  }
}

/**
 * Finds the articles whose records are missing or out of date, and the ids of undeleted records whose articles no
 * longer exist.
 */
export function compareRecords(
  storedRecords: readonly StoredRecord[],
  articles: readonly StoredArticle[],
  toRecord: (article: StoredArticle) => ArticleRecord,
): { articlesToWrite: StoredArticle[]; idsToDelete: string[] } {
  const undeletedDigestById = new Map(
    storedRecords.filter(({ isDeleted }) => !isDeleted).map(({ id, digest }) => [id, digest]),
  )
  const currentIds = new Set<string>()
  const articlesToWrite = articles.filter((article) => {
    const { id, digest } = toRecord(article)
    if (undeletedDigestById.has(id)) currentIds.add(id)
    return undeletedDigestById.get(id) !== digest
  })
  return { articlesToWrite, idsToDelete: [...undeletedDigestById.keys()].filter((id) => !currentIds.has(id)) }
}
