import { createHash } from 'node:crypto'
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { ArticleFields } from '../../model/article.ts'
import { calendarParts } from '../../model/partial-date.ts'
import { slugify } from '../../model/slug.ts'
import { readArticle } from '../content/article-file.ts'
import { articleFileText } from '../content/write-article.ts'
import type { Article } from './importer.ts'

/** What became of an imported article. */
export type Outcome = 'written' | 'unchanged' | 'conflict'

/** How many articles of one month may share a slug. */
const mostOfOneSlug = 1000

async function readIfThere(file: string): Promise<string | null> {
  return readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
}

function slugOf({ url, headline }: ArticleFields): string {
  const last =
    url === null ? '' : (new URL(url).pathname.split('/').findLast((segment) => segment !== '') ?? '')
  const name = last.replace(/\.[a-z]{2,5}$/i, '')
  return slugify(decodeSafely(name)) || slugify(headline) || 'article'
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** Whether the file is of this article: it has the same URL, or was read from the same bytes. */
async function isSameArticle(file: string, fields: ArticleFields): Promise<boolean> {
  const checked = await readArticle(file)
  if ('faults' in checked) return false
  const { url, source } = checked.value.fields
  return (url !== null && url === fields.url) || source?.sha256 === fields.source?.sha256
}

/** The article's file: its own from an earlier import, or the first free name. */
async function fileFor(folder: string, fields: ArticleFields): Promise<string> {
  const slug = slugOf(fields)
  for (let number = 1; number <= mostOfOneSlug; number++) {
    const file = path.join(folder, `${slug}${number === 1 ? '' : `-${number}`}.md`)
    if ((await readIfThere(file)) === null || (await isSameArticle(file, fields))) return file
  }
  throw new Error(`${folder} holds ${mostOfOneSlug} articles named ${slug}`)
}

const folderFor = ({ published }: ArticleFields) =>
  published === null ? ['undated'] : calendarParts(published).slice(0, 2)

/**
 * Keeps an imported article: its original bytes, named by their digest, and its file. A file that is there and
 * differs is somebody's work: it is left as it is, and the outcome is a conflict.
 */
export async function keepArticle(
  article: Article,
  importer: string,
  edition: string,
): Promise<{ file: string; outcome: Outcome }> {
  if (!('bytes' in article.original)) throw new Error('records inside a file are not kept yet')
  const { bytes, mediaType, extension } = article.original
  const digest = createHash('sha256').update(bytes).digest('hex')
  const fields = {
    ...article.fields,
    source: { sha256: digest, mediaType, importer, record: null, captured: null, earlier: [] },
  }
  const folder = path.join(edition, 'articles', ...folderFor(fields))
  const [file, text] = [await fileFor(folder, fields), articleFileText(fields, article.markdown)]
  const there = await readIfThere(file)
  if (there !== null) return { file, outcome: there === text ? 'unchanged' : 'conflict' }
  const originals = path.join(edition, 'originals')
  await mkdir(originals, { recursive: true })
  await writeFile(path.join(originals, `${digest}.${extension}`), bytes)
  await mkdir(folder, { recursive: true })
  await writeFile(file, text)
  return { file, outcome: 'written' }
}
