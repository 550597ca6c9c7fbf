import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { ArticleFields, Source } from '../../model/article.ts'
import { calendarParts } from '../../model/partial-date.ts'
import { slugify } from '../../model/slug.ts'
import { readArticle } from '../content/article-file.ts'
import { writeWhole } from '../content/write-whole.ts'
import { importedText, isUnedited, stampOf, wordsDigest } from './article-text.ts'
import type { Shelf } from './shelf.ts'

/**
 * What became of an imported article. `merged`: another article has its address and its words, and now its URL too.
 * `displaced`: another has its address but other words, so it has an address of its own. `conflict`: a person edited
 * the file since, and the source changed too, or it is of an article that was taken down; the file is left as it is.
 */
export type Outcome = 'written' | 'updated' | 'unchanged' | 'merged' | 'displaced' | 'conflict'

/** An article with the whole of its source. */
export interface Sourced {
  slug: string | null
  fields: ArticleFields & { source: Source }
  markdown: string
}

export interface Kept {
  file: string
  outcome: Outcome
}

function slugOf({ fields: { url, headline }, slug }: Sourced): string {
  const last =
    url === null ? '' : (new URL(url).pathname.split('/').findLast((segment) => segment !== '') ?? '')
  const names = [decodeSafely(last.replace(/\.[a-z]{2,5}$/i, '')), slug ?? '', headline]
  return names.map(slugify).find((name) => name !== '') ?? 'article'
}

function decodeSafely(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

function freeFile(folder: string, article: Sourced, shelf: Shelf): string {
  const { published } = article.fields
  const period = published === null ? ['undated'] : calendarParts(published).slice(0, 2)
  const stem = path.join(folder, 'articles', ...period, slugOf(article))
  for (let number = 1; ; number++) {
    const file = `${stem}${number === 1 ? '' : `-${number}`}.md`
    if (!shelf.has(file)) return file
  }
}

/** URLs that other articles have are theirs; those that this file had before stay its own. */
async function withOldUrls(
  { fields, ...rest }: Sourced,
  file: string | null,
  shelf: Shelf,
): Promise<Sourced> {
  const before = file === null ? null : await readArticle(file)
  const known = before && 'value' in before ? before.value.fields.formerly : []
  const formerly = [...new Set([...fields.formerly, ...known])].filter((url) => {
    const owner = shelf.ownerOf(shelf.addressOf(url))
    const isFront = shelf.isFront(url) && new URL(url).search === ''
    return url !== fields.url && !isFront && (owner === null || owner.file === file)
  })
  return { fields: { ...fields, formerly }, ...rest }
}

/** Gives the owner of an address one more URL. */
async function merge(owner: string, url: string): Promise<Kept> {
  const text = await readFile(owner, 'utf8')
  const checked = await readArticle(owner)
  if ('faults' in checked) return { file: owner, outcome: 'conflict' }
  const { fields, markdown } = checked.value
  if (fields.url === url || fields.formerly.includes(url)) return { file: owner, outcome: 'merged' }
  if (!fields.source || !isUnedited(text)) return { file: owner, outcome: 'conflict' }
  const merged = { ...fields, source: fields.source, formerly: [...fields.formerly, url] }
  await writeWhole(owner, importedText(merged, markdown))
  return { file: owner, outcome: 'merged' }
}

/** Another article has the URL's address: this one's is that of its date and file, and the URL an identifier. */
const displaced = ({ fields, ...rest }: Sourced): Sourced => ({
  fields: { ...fields, url: null, identifiers: { ...fields.identifiers, url: fields.url ?? '' } },
  ...rest,
})

async function update(file: string, article: Sourced, shelf: Shelf): Promise<Outcome> {
  const [there, text] = [await readFile(file, 'utf8'), importedText(article.fields, article.markdown)]
  if (stampOf(there) === stampOf(text)) return 'unchanged'
  if (!isUnedited(there)) return 'conflict'
  await writeWhole(file, text)
  shelf.put(file, article.fields, article.markdown)
  return 'updated'
}

/**
 * Keeps an imported article in an edition's folder. Importing twice changes nothing; a corrected source updates the
 * file that it made, unless a person edited that since.
 */
export async function keepArticle(read: Sourced, folder: string, shelf: Shelf): Promise<Kept> {
  const own = shelf.fileOf(read.fields)
  const { url } = read.fields
  const takenDown = shelf.takenDown(read.fields, read.markdown)
  if (own === null && takenDown !== null) return { file: takenDown, outcome: 'conflict' }
  const owner = url === null ? null : shelf.ownerOf(shelf.addressOf(url))
  const isOthers = owner !== null && owner.file !== own
  const taken = isOthers || (url !== null && shelf.isFront(url))
  if (own !== null && shelf.isLater(own, read.fields.source)) return { file: own, outcome: 'unchanged' }
  if (isOthers && url !== null && owner.words === wordsDigest(read.markdown)) return merge(owner.file, url)
  const article = await withOldUrls(taken ? displaced(read) : read, own, shelf)
  if (own !== null) return { file: own, outcome: await update(own, article, shelf) }
  const file = freeFile(folder, article, shelf)
  await writeWhole(file, importedText(article.fields, article.markdown))
  shelf.put(file, article.fields, article.markdown)
  return { file, outcome: taken ? 'displaced' : 'written' }
}
