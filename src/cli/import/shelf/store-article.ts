import type { ArticleOutcome, ArticleRejection, SourcedArticle, StoreResult } from './article-outcome.ts'
import type { FileNameChooser } from './file-names.ts'
import { digestArticleWords, formatStampedFile } from './import-stamp.ts'
import { findRefusalReason, repairFields } from './publishable-article.ts'
import { resemblesArticle } from './resemblance.ts'
import type { Shelf } from './shelf.ts'
import type { ShelvedArticle } from './shelved-article.ts'
import {
  addFormerUrls,
  findFreeUrls,
  mergeUrlsIntoFile,
  readStoredFile,
  updateFileUnlessEdited,
} from './stored-file.ts'

const createStoreResult = (
  outcome: ArticleOutcome,
  { file, fault }: Pick<ShelvedArticle, 'file' | 'fault'>,
): StoreResult => ({ file, outcome, fault })

/**
 * Moves an article from an address that belongs to another article or a list. The new address comes from another of its
 * URLs, or else from its date and file name. The original URL is kept as an identifier, by which later imports
 * recognise the article.
 */
function displaceArticle(
  { fields, ...otherProperties }: SourcedArticle,
  ownArticle: ShelvedArticle | null,
  shelf: Shelf,
): SourcedArticle {
  const [freeUrl = null] = findFreeUrls(fields.formerly, ownArticle?.file ?? null, shelf)
  const identifiers = { ...fields.identifiers, url: fields.url ?? '' }
  return { fields: { ...fields, url: freeUrl, identifiers }, ...otherProperties }
}

/**
 * Writes an article to a new file. If the preferred file has a fault that hides its source, returns a conflict instead.
 */
async function writeNewFile(
  article: SourcedArticle & { fileText: string },
  { shelf, fileNames }: ArticleDestination,
): Promise<StoreResult> {
  const existingArticle = shelf.findArticle(fileNames.choosePreferredFile(article))
  const hasUnknownSource =
    existingArticle?.fault && existingArticle.source === null && existingArticle.statedUrl === null
  if (hasUnknownSource) return createStoreResult('conflict', existingArticle)
  const newFile = await fileNames.chooseNextFreeFile(article, shelf)
  await shelf.files.write(newFile, article.fileText)
  shelf.addArticle(newFile, article.fields, article.markdown)
  shelf.rememberRunSource(newFile, article.runSourceKey)
  return { file: newFile, outcome: 'written', fault: null }
}

const hasLaterCapture = (
  { source: existingSource }: ShelvedArticle,
  { fields: { source } }: SourcedArticle,
): boolean =>
  existingSource !== null &&
  existingSource.captured !== null &&
  source.captured !== null &&
  existingSource.captured > source.captured

/**
 * Finds the article that a new article repeats. This is the article with the same words, or else the owner of the new
 * article's address, if an earlier import merged the two and a person has edited the owner since. Returns `null` if
 * there is none.
 */
async function findRepeatedArticle(
  { fields, markdown }: SourcedArticle,
  addressOwner: ShelvedArticle | null,
  shelf: Shelf,
): Promise<ShelvedArticle | null> {
  const identicalArticle = await shelf.findIdenticalArticle(fields, markdown)
  if (identicalArticle || addressOwner === null) return identicalArticle
  const { fileText, fields: storedFields } = await readStoredFile(addressOwner, shelf)
  const isFormerUrl = storedFields?.formerly.includes(fields.url ?? '')
  return isFormerUrl && resemblesArticle(fileText, fields.headline, markdown) ? addressOwner : null
}

/** Writes an article to its own file or to a new one, or merges it into another article with the same words. */
async function writeOrMergeArticle(
  article: SourcedArticle,
  ownArticle: ShelvedArticle | null,
  destination: ArticleDestination,
): Promise<StoreResult | ArticleRejection> {
  const { shelf } = destination
  const { url } = article.fields
  const address = url === null ? null : shelf.addresses.addressOfUrl(url)
  const addressOwner = address === null ? null : shelf.findAddressOwner(address)
  const isOwnedByOther = addressOwner !== null && addressOwner.file !== ownArticle?.file
  if (isOwnedByOther && addressOwner.wordsDigest === digestArticleWords(article.fields, article.markdown))
    return mergeUrlsIntoFile(addressOwner, article, shelf)
  const repeatedArticle = ownArticle === null ? await findRepeatedArticle(article, addressOwner, shelf) : null
  if (repeatedArticle) return mergeUrlsIntoFile(repeatedArticle, article, shelf)
  const isAddressTaken = isOwnedByOther || (address !== null && shelf.addresses.isReservedAddress(address))
  const storedFile = ownArticle && (await readStoredFile(ownArticle, shelf))
  const articleToWrite = addFormerUrls(
    isAddressTaken ? displaceArticle(article, ownArticle, shelf) : article,
    storedFile,
    shelf,
  )
  const fileText = formatStampedFile(articleToWrite.fields, articleToWrite.markdown)
  const refusalReason = findRefusalReason(fileText)
  if (refusalReason !== null) return { reason: refusalReason }
  if (storedFile) {
    const update = { ...articleToWrite, fileText, statedFormerUrls: article.fields.formerly }
    return createStoreResult(
      await updateFileUnlessEdited(storedFile, update, shelf),
      storedFile.shelvedArticle,
    )
  }
  const newFileResult = await writeNewFile({ ...articleToWrite, fileText }, destination)
  if (!isAddressTaken || newFileResult.outcome !== 'written') return newFileResult
  return {
    ...newFileResult,
    outcome: 'displaced',
    ...(isOwnedByOther && { addressOwner: addressOwner.file }),
  }
}

/** An edition's folder: its articles, and the names for new files. */
export interface ArticleDestination {
  shelf: Shelf
  fileNames: FileNameChooser
}

/**
 * Stores an imported article in an edition's folder. Importing twice changes nothing; a corrected source updates its
 * file, unless a person has edited that file.
 */
export async function storeArticle(
  article: SourcedArticle,
  destination: ArticleDestination,
): Promise<StoreResult | ArticleRejection> {
  const { shelf } = destination
  const repairedArticle = { ...article, fields: repairFields(article.fields, article.markdown) }
  const ownArticle = await shelf.findPriorImport(repairedArticle)
  if (ownArticle) shelf.rememberRunSource(ownArticle.file, repairedArticle.runSourceKey)
  if (ownArticle?.fault) return createStoreResult('conflict', ownArticle)
  const takenDownFile =
    ownArticle === null ? shelf.findTakenDownFile(repairedArticle.fields, repairedArticle.markdown) : null
  if (takenDownFile !== null)
    return createStoreResult(
      'conflict',
      shelf.findArticle(takenDownFile) ?? { file: takenDownFile, fault: null },
    )
  if (ownArticle && hasLaterCapture(ownArticle, repairedArticle))
    return createStoreResult('unchanged', ownArticle)
  return writeOrMergeArticle(repairedArticle, ownArticle, destination)
}
