import type { ArticleFields } from '../../../model/article.ts'
import { parseArticleFile } from '../../content/files/article-file.ts'
import type { ArticleOutcome, SourcedArticle, StoreResult } from './article-outcome.ts'
import {
  digestArticleWords,
  extractImportStamp,
  formatStampedFile,
  isUneditedSinceImport,
} from './import-stamp.ts'
import type { Shelf } from './shelf.ts'
import type { ShelvedArticle } from './shelved-article.ts'

/** The current state of a content file. */
export interface StoredFile {
  shelvedArticle: ShelvedArticle
  fileText: string
  /** `null` if the file has a fault. */
  fields: ArticleFields | null
  markdown: string
}

export async function readStoredFile(shelvedArticle: ShelvedArticle, { files }: Shelf): Promise<StoredFile> {
  const fileText = await files.readText(shelvedArticle.file)
  const checkedFile = parseArticleFile({ file: shelvedArticle.file, text: fileText })
  if ('faults' in checkedFile) return { shelvedArticle, fileText, fields: null, markdown: '' }
  return {
    shelvedArticle,
    fileText,
    fields: checkedFile.value.fields,
    markdown: checkedFile.value.markdown,
  }
}

/** Returns the URLs whose addresses belong to no other article and no list. */
export const findFreeUrls = (
  urls: readonly string[],
  ownFile: string | null,
  { addresses }: Shelf,
): string[] =>
  [...new Set(urls)].filter((url) => {
    const address = addresses.addressOfUrl(url)
    const ownerFile = addresses.findOwnerFile(address)
    return (ownerFile === null || ownerFile === ownFile) && !addresses.isReservedAddress(address)
  })

/**
 * Adds the other URLs of the article and of its stored file, except those whose address belongs to another article or a
 * list.
 */
export function addFormerUrls(
  { fields, ...otherProperties }: SourcedArticle,
  storedFile: StoredFile | null,
  shelf: Shelf,
): SourcedArticle {
  const storedFields = storedFile?.fields ?? null
  const hasMovedAddress =
    storedFields?.url &&
    storedFields.url !== fields.url &&
    !haveSameAddress(storedFields.url, fields.url, shelf)
  const storedUrls = [
    ...(hasMovedAddress && storedFields?.url ? [storedFields.url] : []),
    ...(storedFields?.formerly ?? []),
  ]
  const formerUrls = findFreeUrls(
    [...fields.formerly, ...storedUrls],
    storedFile?.shelvedArticle.file ?? null,
    shelf,
  )
  return {
    fields: { ...fields, formerly: formerUrls.filter((url) => url !== fields.url) },
    ...otherProperties,
  }
}

const haveSameAddress = (a: string, b: string | null, { addresses }: Shelf): boolean =>
  b !== null && addresses.addressOfUrl(a) === addresses.addressOfUrl(b)

/**
 * Adds an article's URLs to the file of an article with the same words. If a person has edited that file, leaves it
 * unchanged and returns a conflict with the URLs to add.
 */
export async function mergeUrlsIntoFile(
  existingArticle: ShelvedArticle,
  article: SourcedArticle,
  shelf: Shelf,
): Promise<StoreResult> {
  const { file } = existingArticle
  const storedFile = await readStoredFile(existingArticle, shelf)
  const { fields, markdown } = storedFile
  if (fields === null) return { file, outcome: 'conflict', fault: existingArticle.fault }
  const hasSameWords = existingArticle.wordsDigest === digestArticleWords(article.fields, article.markdown)
  const alikeProperty = hasSameWords ? {} : { isAlike: true as const }
  const articleUrls =
    article.fields.url === null ? article.fields.formerly : [article.fields.url, ...article.fields.formerly]
  const knownUrls = new Set([fields.url, ...fields.formerly])
  const addedUrls = findFreeUrls(
    articleUrls.filter((url) => !knownUrls.has(url)),
    existingArticle.file,
    shelf,
  )
  if (addedUrls.length === 0) return { file, outcome: 'merged', fault: null, ...alikeProperty }
  if (!fields.source || !isUneditedSinceImport(storedFile.fileText))
    return { file, outcome: 'conflict', fault: null, urlsToAdd: addedUrls, ...alikeProperty }
  const mergedFields = { ...fields, source: fields.source, formerly: [...fields.formerly, ...addedUrls] }
  await shelf.files.write(file, formatStampedFile(mergedFields, markdown))
  shelf.addArticle(existingArticle.file, mergedFields, markdown)
  return { file, outcome: 'merged', fault: null, ...alikeProperty }
}

/** True if an import of the article would leave the stamp that the stored file has. */
const hasStampOf = ({ fileText }: StoredFile, { fields, markdown }: SourcedArticle): boolean =>
  extractImportStamp(fileText) === extractImportStamp(formatStampedFile(fields, markdown))

/** Returns the article with the stored source if it differs only in the place that the article was read from. */
const withStoredSource = ({ fields: storedFields }: StoredFile, article: SourcedArticle): SourcedArticle =>
  storedFields?.source && article.fields.source.captured === null
    ? { ...article, fields: { ...article.fields, source: storedFields.source } }
    : article

/** An article to write over its stored file, and the former URLs that its source states. */
type ArticleUpdate = SourcedArticle & { fileText: string; statedFormerUrls: readonly string[] }

/**
 * True if the source has not changed since the import that wrote the file. Tries `formerly` without its last URLs too,
 * because a person may have added them, but never without a URL that the source states.
 */
function hasUnchangedSource(
  storedFile: StoredFile,
  { statedFormerUrls, ...article }: ArticleUpdate,
): boolean {
  const { formerly } = article.fields
  const statedCount = formerly.filter((url) => statedFormerUrls.includes(url)).length
  for (let urlCount = formerly.length; urlCount >= statedCount; urlCount--) {
    const importedArticle = {
      ...article,
      fields: { ...article.fields, formerly: formerly.slice(0, urlCount) },
    }
    if (
      hasStampOf(storedFile, importedArticle) ||
      hasStampOf(storedFile, withStoredSource(storedFile, importedArticle))
    )
      return true
  }
  return false
}

/** Writes a corrected article to its file, unless nothing has changed or a person has edited the file. */
export async function updateFileUnlessEdited(
  storedFile: StoredFile,
  article: ArticleUpdate,
  shelf: Shelf,
): Promise<ArticleOutcome> {
  if (
    extractImportStamp(storedFile.fileText) === extractImportStamp(article.fileText) ||
    hasUnchangedSource(storedFile, article)
  )
    return 'unchanged'
  if (!isUneditedSinceImport(storedFile.fileText)) return 'conflict'
  await shelf.files.write(storedFile.shelvedArticle.file, article.fileText)
  shelf.addArticle(storedFile.shelvedArticle.file, article.fields, article.markdown)
  return 'updated'
}
