import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { editionIdOf } from '../../model/address.ts'
import type { ArticleFields } from '../../model/article.ts'
import type { Edition } from '../../model/edition.ts'
import { addressOfArticle } from '../content/addresses/article-address.ts'
import { type ParsedContentFile, readArticleFile } from '../content/files/article-file.ts'
import type { ContentFault } from '../content/files/content-fault.ts'
import { ContentFolder } from '../content/files/content-folder.ts'
import { chooseNeutralSlug, toReleasedFields } from '../content/names/anonymise.ts'

/** An article's file and edition. */
export interface FoundArticle {
  file: string
  edition: Edition
}

/**
 * Returns the longest run of ASCII letters and digits in an address's last segment. Every spelling of the address
 * contains this run.
 */
function extractLongestSlugWord(address: string): string {
  const lastSegment = address.split('/').findLast((segment) => segment !== '') ?? ''
  const alphanumericRuns = lastSegment.replace(/%[0-9A-F]{2}/g, ' ').match(/[a-z0-9]+/gi) ?? []
  return alphanumericRuns.toSorted((a, b) => b.length - a.length)[0] ?? ''
}

/**
 * Returns false for most files with other addresses, without parsing them. Returns true for every file of an
 * anonymised article, because the file does not contain the article's neutral address.
 */
async function mayHaveAddressWithWord(file: string, keyword: string): Promise<boolean> {
  if (path.basename(file).includes(keyword)) return true
  const text = await readFile(file, 'utf8')
  return text.includes(keyword) || text.includes('anonymised')
}

/**
 * Lists the addresses of an article. An anonymised article has two: the neutral address that readers see, and the
 * original one.
 */
function listArticleAddresses(
  { file, fields }: ParsedContentFile<ArticleFields>,
  edition: Edition,
): string[] {
  const originalAddress = addressOfArticle(fields, path.basename(file, '.md'), edition)
  const neutralSlug = fields.status?.is === 'anonymised' ? chooseNeutralSlug(fields) : null
  return neutralSlug === null
    ? [originalAddress]
    : [addressOfArticle(toReleasedFields(fields), neutralSlug, edition), originalAddress]
}

/** Finds the article at an address. If there is none, returns the faults of the files that could contain it. */
export async function findArticleByAddress(
  contentFolder: string,
  editions: readonly Edition[],
  address: string,
): Promise<FoundArticle | ContentFault[]> {
  const edition = editions.find(({ id }) => id === editionIdOf(address))
  if (!edition) return []
  const faults: ContentFault[] = []
  const keyword = extractLongestSlugWord(address)
  for await (const file of new ContentFolder(contentFolder).listArticleFiles(edition.id)) {
    if (!(await mayHaveAddressWithWord(file, keyword))) continue
    const checkedFile = await readArticleFile(file)
    if ('faults' in checkedFile) faults.push(...checkedFile.faults)
    else if (listArticleAddresses(checkedFile.value, edition).includes(address)) return { file, edition }
  }
  return faults
}
