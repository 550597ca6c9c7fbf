import { readFile } from 'node:fs/promises'
import type { ArticleFields } from '../../../model/article.ts'
import { parseArticleFile } from '../../content/files/article-file.ts'
import { writeAtomically } from '../../content/files/write-atomically.ts'
import type { ArticleOutcome, SourcedArticle } from './article-outcome.ts'
import { isUnedited, readStamp, stampedFileText } from './import-stamp.ts'
import type { Shelf } from './shelf.ts'
import type { ShelvedArticle } from './shelved-article.ts'

/** What lies in a file now. */
export interface StoredFile {
  shelved: ShelvedArticle
  text: string
  /** `null` where it has a fault. */
  fields: ArticleFields | null
  markdown: string
}

/** Reads a content file that is on the shelf. */
export async function readStoredFile(shelved: ShelvedArticle): Promise<StoredFile> {
  const text = await readFile(shelved.file, 'utf8')
  const checked = parseArticleFile({ file: shelved.file, text })
  if ('faults' in checked) return { shelved, text, fields: null, markdown: '' }
  return { shelved, text, fields: checked.value.fields, markdown: checked.value.markdown }
}

/** URLs whose addresses no other article has, and no list. */
const freeUrls = (urls: readonly string[], file: string | null, { addresses }: Shelf): string[] =>
  [...new Set(urls)].filter((url) => {
    const address = addresses.addressOf(url)
    const owner = addresses.ownerOf(address)
    return (owner === null || owner === file) && !addresses.isReserved(address)
  })

/** The article with every other URL that it or its file had, unless another article has that. */
export function addFormerUrls(
  { fields, ...rest }: SourcedArticle,
  there: StoredFile | null,
  shelf: Shelf,
): SourcedArticle {
  const before = there?.fields ?? null
  const isMoved = before?.url && before.url !== fields.url && !isSameAddress(before.url, fields.url, shelf)
  const known = [...(isMoved && before?.url ? [before.url] : []), ...(before?.formerly ?? [])]
  const formerly = freeUrls([...fields.formerly, ...known], there?.shelved.file ?? null, shelf)
  return { fields: { ...fields, formerly: formerly.filter((url) => url !== fields.url) }, ...rest }
}

const isSameAddress = (a: string, b: string | null, { addresses }: Shelf): boolean =>
  b !== null && addresses.addressOf(a) === addresses.addressOf(b)

/** Gives the owner of an address the URLs of another article of the same words. */
export async function mergeUrls(
  owner: ShelvedArticle,
  read: SourcedArticle,
  shelf: Shelf,
): Promise<ArticleOutcome> {
  const there = await readStoredFile(owner)
  const { fields, markdown } = there
  if (fields === null) return 'conflict'
  const urls = read.fields.url === null ? read.fields.formerly : [read.fields.url, ...read.fields.formerly]
  const known = new Set([fields.url, ...fields.formerly])
  const added = freeUrls(
    urls.filter((url) => !known.has(url)),
    owner.file,
    shelf,
  )
  if (added.length === 0) return 'merged'
  if (!fields.source || !isUnedited(there.text)) return 'conflict'
  const merged = { ...fields, source: fields.source, formerly: [...fields.formerly, ...added] }
  await writeAtomically(owner.file, stampedFileText(merged, markdown))
  shelf.addArticle(owner.file, merged, markdown)
  return 'merged'
}

/** Whether the file would be the same if the article had been read from where it was before. */
function isOnlyElsewhere({ text, fields }: StoredFile, { fields: read, markdown }: SourcedArticle): boolean {
  if (!fields?.source || read.source.captured !== null) return false
  return readStamp(text) === readStamp(stampedFileText({ ...read, source: fields.source }, markdown))
}

/** Writes the text of a corrected article into its file, unless a person edited that. */
export async function updateFile(
  there: StoredFile,
  { text, ...article }: SourcedArticle & { text: string },
  shelf: Shelf,
): Promise<ArticleOutcome> {
  if (readStamp(there.text) === readStamp(text) || isOnlyElsewhere(there, article)) return 'unchanged'
  if (!isUnedited(there.text)) return 'conflict'
  await writeAtomically(there.shelved.file, text)
  shelf.addArticle(there.shelved.file, article.fields, article.markdown)
  return 'updated'
}
