import { writeAtomically } from '../../content/files/write-atomically.ts'
import type { ArticleOutcome, ArticleRejection, SourcedArticle, StoredArticle } from './article-outcome.ts'
import type { FileNames } from './file-names.ts'
import { digestArticle, stampedFileText } from './import-stamp.ts'
import { findRejectionReason, repairFields } from './publishable-article.ts'
import type { Shelf } from './shelf.ts'
import type { ShelvedArticle } from './shelved-article.ts'
import { addFormerUrls, mergeUrls, readStoredFile, updateFile } from './stored-file.ts'

const storedAs = (
  outcome: ArticleOutcome,
  { file, fault }: Pick<ShelvedArticle, 'file' | 'fault'>,
): StoredArticle => ({
  file,
  outcome,
  fault: outcome === 'conflict' ? fault : null,
})

/**
 * Another article or a list has the URL's address: this one's is that of another URL it had, else that of its date and
 * file. The URL is an identifier, by which the article is known again.
 */
function displace(
  { fields, ...rest }: SourcedArticle,
  own: ShelvedArticle | null,
  { addresses }: Shelf,
): SourcedArticle {
  const url = fields.formerly.find((each) => {
    const address = addresses.addressOf(each)
    const owner = addresses.ownerOf(address)
    return (owner === null || owner === own?.file) && !addresses.isReserved(address)
  })
  const identifiers = { ...fields.identifiers, url: fields.url ?? '' }
  return { fields: { ...fields, url: url ?? null, identifiers }, ...rest }
}

async function writeNewFile(
  article: SourcedArticle & { text: string },
  { shelf, fileNames }: EditionFolder,
): Promise<StoredArticle> {
  const there = shelf.articleIn(fileNames.preferredFor(article))
  const isUnknown = there?.fault && there.source === null && there.url === null
  if (isUnknown) return storedAs('conflict', there)
  const file = await fileNames.nextFreeFor(article, shelf)
  await writeAtomically(file, article.text)
  shelf.addArticle(file, article.fields, article.markdown)
  shelf.rememberSource(file, article.readFrom)
  return { file, outcome: 'written', fault: null }
}

const isLaterCapture = ({ source: there }: ShelvedArticle, { fields: { source } }: SourcedArticle): boolean =>
  there !== null && there.captured !== null && source.captured !== null && there.captured > source.captured

/** Writes an article to the file of its own, or to a new one, unless another has its address and its words. */
async function placeArticle(
  read: SourcedArticle,
  own: ShelvedArticle | null,
  to: EditionFolder,
): Promise<StoredArticle | ArticleRejection> {
  const { shelf } = to
  const { url } = read.fields
  const address = url === null ? null : shelf.addresses.addressOf(url)
  const owner = address === null ? null : shelf.ownerOf(address)
  const isOthers = owner !== null && owner.file !== own?.file
  if (isOthers && owner.words === digestArticle(read.fields, read.markdown))
    return storedAs(await mergeUrls(owner, read, shelf), owner)
  const isTaken = isOthers || (address !== null && shelf.addresses.isReserved(address))
  const there = own && (await readStoredFile(own))
  const article = addFormerUrls(isTaken ? displace(read, own, shelf) : read, there, shelf)
  const text = stampedFileText(article.fields, article.markdown)
  const refused = findRejectionReason(text)
  if (refused !== null) return { refused }
  if (there) return storedAs(await updateFile(there, { ...article, text }, shelf), there.shelved)
  const kept = await writeNewFile({ ...article, text }, to)
  return isTaken && kept.outcome === 'written' ? { ...kept, outcome: 'displaced' } : kept
}

/** An edition's folder, and what is in it. */
export interface EditionFolder {
  shelf: Shelf
  fileNames: FileNames
}

/**
 * Keeps an imported article in an edition's folder. Importing twice changes nothing; a corrected source updates the
 * file that it made, unless a person edited that since.
 */
export async function storeArticle(
  given: SourcedArticle,
  to: EditionFolder,
): Promise<StoredArticle | ArticleRejection> {
  const { shelf } = to
  const read = { ...given, fields: repairFields(given.fields, given.markdown) }
  const own = await shelf.find(read)
  if (own) shelf.rememberSource(own.file, read.readFrom)
  if (own?.fault) return storedAs('conflict', own)
  const takenDown = own === null ? shelf.findTakenDown(read.fields, read.markdown) : null
  if (takenDown !== null)
    return storedAs('conflict', shelf.articleIn(takenDown) ?? { file: takenDown, fault: null })
  if (own && isLaterCapture(own, read)) return storedAs('unchanged', own)
  return placeArticle(read, own, to)
}
