import { hash } from 'node:crypto'
import { toObjectKey } from '../../archive/keys.ts'
import { type Root, releaseFormat } from '../../archive/root.ts'
import { chooseShardBits, type Entry, type Shard, toShardIndex } from '../../archive/shard.ts'
import type { Takedowns } from '../../archive/takedowns.ts'
import type { PageDocument } from '../../model/document.ts'
import type { Progress } from '../progress.ts'
import type { AddressPlan, GeneratedEntry } from './addresses/address-plan.ts'
import type { ArticleText, ContentSurvey } from './content-survey.ts'
import { type GeneratedDocument, generateLists } from './lists/collections.ts'
import { createNeighbourFinder } from './neighbours/find-neighbours.ts'
import type { CachedRenderer } from './rendering/cached-renderer.ts'
import type { ObjectWriter } from './store/object-writer.ts'
import { writeTakedowns } from './takedown/takedowns.ts'

const generateAll = (survey: ContentSurvey): Generator<GeneratedDocument> =>
  generateLists(
    { url: survey.archive.url, name: survey.archive.name, about: survey.introductions.get(null) },
    survey.editions.map(({ id, name, articles }) => ({
      id,
      name,
      articles,
      about: survey.introductions.get(id),
    })),
    survey.articles,
  )

/** Yields the digest of every generated document. They are never all in memory. */
export function* digestGenerated(survey: ContentSurvey, progress: Progress): Generator<GeneratedEntry> {
  for (const document of generateAll(survey)) {
    progress.step('listing')
    yield { address: document.address, kind: document.kind, digest: hash('sha256', JSON.stringify(document)) }
  }
}

/** Returns the JSON of an article's document. @throws ContentFaultError if its file has changed since the survey */
export function readArticleText(
  article: ContentSurvey['articles'][number],
  { digest, location, text }: ArticleText,
  renderer: CachedRenderer,
): string | Promise<string> {
  if (text !== null) return text
  if (location === null) throw new Error(`the document of ${article.address} was not made`)
  return renderer.readText(article, { digest, location })
}

interface DocumentTools {
  renderer: CachedRenderer
  writer: ObjectWriter
  progress: Progress
}

/** Generates the lists again and writes them, unless all of them are stored. */
async function writeGenerated(
  survey: ContentSurvey,
  entries: AddressPlan['entries'],
  { writer, progress }: Omit<DocumentTools, 'renderer'>,
): Promise<void> {
  const generated = [...entries.values()].filter(({ kind }) => kind !== 'article' && kind !== 'page')
  if (generated.every(({ kind, digest }) => writer.has(toObjectKey(kind, digest)))) {
    writer.unchanged += generated.length
    return
  }
  for (const document of generateAll(survey)) {
    await writer.add(document.kind, document)
    progress.step('writing')
  }
}

/** Writes every document, and sets the digest in its entry. */
export async function writeDocuments(
  survey: ContentSurvey,
  { entries, pages }: Pick<AddressPlan, 'entries'> & { pages: readonly PageDocument[] },
  { renderer, writer, progress }: DocumentTools,
): Promise<void> {
  progress.expect('writing', entries.size)
  const enter = (address: string, digest: string) => {
    const entry = entries.get(address)
    if (!entry) throw new Error(`${address} has no entry`)
    entry.digest = digest
    progress.step('writing')
  }
  for (const [index, document] of survey.documents.entries()) {
    const article = survey.articles[index]
    if (!article) throw new Error('a document has no article')
    const key = toObjectKey('article', document.digest)
    await writer.addText(key, () => readArticleText(article, document, renderer))
    enter(article.address, document.digest)
  }
  for (const page of pages) enter(page.address, await writer.add('page', page))
  await writeGenerated(survey, entries, { writer, progress })
}

/** Returns a function that adds the neighbours of an article to its entry. */
function createNeighbourAdder(articles: ContentSurvey['articles']): (entry: Entry) => Entry {
  const findNeighbours = createNeighbourFinder(articles)
  return (entry) => {
    const neighbours = entry.kind === 'article' ? findNeighbours(entry.address) : null
    return neighbours === null ? entry : { ...entry, neighbours }
  }
}

/** Writes the shards and the root; every entry must have its digest. @returns the root and its digest */
export async function writeRoot(
  survey: Pick<ContentSurvey, 'archive' | 'editions' | 'articles' | 'logos'>,
  { index, takedowns }: Pick<AddressPlan, 'index'> & { takedowns: Takedowns },
  writer: ObjectWriter,
): Promise<{ digest: string; root: Root }> {
  const bits = chooseShardBits(index.size)
  const keys: string[][] = Array.from({ length: 1 << bits }, () => [])
  for (const key of index.keys()) keys[toShardIndex(key, bits)]?.push(key)
  const addNeighbours = createNeighbourAdder(survey.articles)
  let shards = ''
  for (const shardKeys of keys) {
    const shard: Shard = {}
    for (const key of shardKeys.sort()) shard[key] = index.entriesOf(key).map(addNeighbours)
    shards += await writer.add('shard', shard)
  }
  const root: Root = {
    format: releaseFormat,
    archive: { ...survey.archive, logo: survey.logos.get(null) ?? null },
    editions: survey.editions,
    counts: { articles: survey.articles.length, entries: index.size },
    bits,
    shards,
    takedowns: await writeTakedowns(takedowns, writer),
  }
  return { digest: await writer.add('root', root), root }
}
