import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { editionOf } from '../../model/address.ts'
import type { Edition } from '../../model/edition.ts'
import { addressOfArticle } from '../content/article-address.ts'
import { readArticle } from '../content/article-file.ts'
import { filesBelow } from '../content/walk.ts'

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

/** Most files are told from the one that is meant without being parsed. */
const mayBe = async (file: string, mark: string) =>
  path.basename(file).includes(mark) || (await readFile(file, 'utf8')).includes(mark)

/** The file of the article at an address; `null` when the content has none. A file with faults has no address. */
export async function findArticle(
  content: string,
  editions: readonly Edition[],
  address: string,
): Promise<FoundArticle | null> {
  const edition = editions.find(({ id }) => id === editionOf(address))
  if (!edition) return null
  const mark = markOf(address)
  for await (const file of filesBelow(path.join(content, edition.id, 'articles'), '.md')) {
    if (!(await mayBe(file, mark))) continue
    const read = await readArticle(file)
    if ('faults' in read) continue
    if (addressOfArticle(read.value.fields, path.basename(file, '.md'), edition) === address)
      return { file, edition }
  }
  return null
}
