import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { editionOf } from '../../model/address.ts'
import type { ArticleFields } from '../../model/article.ts'
import type { Edition } from '../../model/edition.ts'
import { addressOfArticle } from '../content/addresses/article-address.ts'
import { type ContentFile, readArticleFile } from '../content/files/article-file.ts'
import { listFilesBelow } from '../content/files/list-files.ts'
import { neutralSlug, toReleasedFields } from '../content/names/anonymise.ts'

/** An article's file, and its edition. */
export interface FoundArticle {
  file: string
  edition: Edition
}

/** The longest run of an address's last segment that every spelling of it has: ASCII letters and digits. */
function markOf(address: string): string {
  const last = address.split('/').findLast((segment) => segment !== '') ?? ''
  const runs = last.replace(/%[0-9A-F]{2}/g, ' ').match(/[a-z0-9]+/gi) ?? []
  return runs.toSorted((a, b) => b.length - a.length)[0] ?? ''
}

/** Most files are told from the one that is meant without being parsed. A neutral address is in no file: it is made of the source. */
async function mayBe(file: string, mark: string): Promise<boolean> {
  if (path.basename(file).includes(mark)) return true
  const text = await readFile(file, 'utf8')
  return text.includes(mark) || text.includes('anonymised')
}

/** Where an article is: of an anonymised one its neutral address, as readers see it, and the one that it had. */
function addressesOf({ file, fields }: ContentFile<ArticleFields>, edition: Edition): string[] {
  const first = addressOfArticle(fields, path.basename(file, '.md'), edition)
  const slug = fields.status?.is === 'anonymised' ? neutralSlug(fields) : null
  return slug === null ? [first] : [addressOfArticle(toReleasedFields(fields), slug, edition), first]
}

/** The file of the article at an address; `null` when the content has none. A file with faults has no address. */
export async function findArticle(
  content: string,
  editions: readonly Edition[],
  address: string,
): Promise<FoundArticle | null> {
  const edition = editions.find(({ id }) => id === editionOf(address))
  if (!edition) return null
  const mark = markOf(address)
  for await (const file of listFilesBelow(path.join(content, edition.id, 'articles'), '.md')) {
    if (!(await mayBe(file, mark))) continue
    const read = await readArticleFile(file)
    if (!('faults' in read) && addressesOf(read.value, edition).includes(address)) return { file, edition }
  }
  return null
}
