import type { ArticleOutcome, ArticleRejection, SourcedArticle, StoreResult } from './article-outcome.ts'
import type { FileNameChooser } from './file-names.ts'
import { digestArticleWords, formatStampedFile } from './import-stamp.ts'
import { findRefusalReason, repairFields } from './publishable-article.ts'
import { resemblesArticle } from './resemblance.ts'
import type { Shelf } from './shelf.ts'
import type { ShelvedArticle } from './shelved-article.ts'
import { addFormerUrls, findFreeUrls, mergeUrls, readStoredFile, updateFile } from './stored-file.ts'

const createStoreResult = (
  outcome: ArticleOutcome,
  { file, fault }: Pick<ShelvedArticle, 'file' | 'fault'>,
): StoreResult => ({ file, outcome, fault })

/**
 * Moves an article from an address that belongs to another article or a list: to another of its URLs, otherwise to the
 * address from its date and file. Keeps the URL as an identifier, which later imports recognise.
 */
function displaceArticle(
  { fields, ...rest }: SourcedArticle,
  ownFile: ShelvedArticle | null,
  shelf: Shelf,
): SourcedArticle {
  const [url = null] = findFreeUrls(fields.formerly, ownFile?.file ?? null, shelf)
  const identifiers = { ...fields.identifiers, url: fields.url ?? '' }
  return { fields: { ...fields, url, identifiers }, ...rest }
}

async function writeNewFile(
  article: SourcedArticle & { text: string },
  { shelf, fileNames }: EditionFolder,
): Promise<StoreResult> {
  const existing = shelf.findArticle(fileNames.choosePreferredFile(article))
  const isUnknown = existing?.fault && existing.source === null && existing.statedUrl === null
  if (isUnknown) return createStoreResult('conflict', existing)
  const file = await fileNames.chooseNextFreeFile(article, shelf)
  await shelf.files.write(file, article.text)
  shelf.addArticle(file, article.fields, article.markdown)
  shelf.rememberSource(file, article.runSourceKey)
  return { file, outcome: 'written', fault: null }
}

const isLaterCapture = (
  { source: existing }: ShelvedArticle,
  { fields: { source } }: SourcedArticle,
): boolean =>
  existing !== null &&
  existing.captured !== null &&
  source.captured !== null &&
  existing.captured > source.captured

/**
 * Returns the article that a new article repeats: the article with the same words; or the owner of its address, if an
 * earlier import merged the new article into that owner, whose words a person has edited since.
 */
async function findTwin(
  { fields, markdown }: SourcedArticle,
  owner: ShelvedArticle | null,
  shelf: Shelf,
): Promise<ShelvedArticle | null> {
  const twin = await shelf.findTwin(fields, markdown)
  if (twin || owner === null) return twin
  const { text, fields: stored } = await readStoredFile(owner, shelf)
  const isFormer = stored?.formerly.includes(fields.url ?? '')
  return isFormer && resemblesArticle(text, fields.headline, markdown) ? owner : null
}

/**
 * Writes an article to its own file or to a new one; merges it into another article when the words are equal.
 */
async function placeArticle(
  repaired: SourcedArticle,
  ownArticle: ShelvedArticle | null,
  editionFolder: EditionFolder,
): Promise<StoreResult | ArticleRejection> {
  const { shelf } = editionFolder
  const { url } = repaired.fields
  const address = url === null ? null : shelf.addresses.addressOf(url)
  const addressOwner = address === null ? null : shelf.findOwner(address)
  const isOwnedByOther = addressOwner !== null && addressOwner.file !== ownArticle?.file
  if (isOwnedByOther && addressOwner.wordsDigest === digestArticleWords(repaired.fields, repaired.markdown))
    return mergeUrls(addressOwner, repaired, shelf)
  const twin = ownArticle === null ? await findTwin(repaired, addressOwner, shelf) : null
  if (twin) return mergeUrls(twin, repaired, shelf)
  const isAddressTaken = isOwnedByOther || (address !== null && shelf.addresses.isReservedAddress(address))
  const storedFile = ownArticle && (await readStoredFile(ownArticle, shelf))
  const article = addFormerUrls(
    isAddressTaken ? displaceArticle(repaired, ownArticle, shelf) : repaired,
    storedFile,
    shelf,
  )
  const text = formatStampedFile(article.fields, article.markdown)
  const reason = findRefusalReason(text)
  if (reason !== null) return { reason }
  if (storedFile)
    return createStoreResult(
      await updateFile(storedFile, { ...article, text }, shelf),
      storedFile.shelvedArticle,
    )
  const stored = await writeNewFile({ ...article, text }, editionFolder)
  if (!isAddressTaken || stored.outcome !== 'written') return stored
  return { ...stored, outcome: 'displaced', ...(isOwnedByOther && { addressOwner: addressOwner.file }) }
}

/** An edition's folder: its articles, and the names for new files. */
export interface EditionFolder {
  shelf: Shelf
  fileNames: FileNameChooser
}

/**
 * Stores an imported article in an edition's folder. Importing twice changes nothing; a corrected source updates its
 * file, unless a person has edited that file.
 */
export async function storeArticle(
  article: SourcedArticle,
  editionFolder: EditionFolder,
): Promise<StoreResult | ArticleRejection> {
  const { shelf } = editionFolder
  const repaired = { ...article, fields: repairFields(article.fields, article.markdown) }
  const ownArticle = await shelf.findEarlierImport(repaired)
  if (ownArticle) shelf.rememberSource(ownArticle.file, repaired.runSourceKey)
  if (ownArticle?.fault) return createStoreResult('conflict', ownArticle)
  const takenDown = ownArticle === null ? shelf.findTakenDown(repaired.fields, repaired.markdown) : null
  if (takenDown !== null)
    return createStoreResult('conflict', shelf.findArticle(takenDown) ?? { file: takenDown, fault: null })
  if (ownArticle && isLaterCapture(ownArticle, repaired)) return createStoreResult('unchanged', ownArticle)
  return placeArticle(repaired, ownArticle, editionFolder)
}
