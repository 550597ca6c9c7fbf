import { hash } from 'node:crypto'
import { objectKey } from '../../archive/keys.ts'
import { type Root, releaseFormat } from '../../archive/root.ts'
import { type Shard, shardBits, shardIndex } from '../../archive/shard.ts'
import type { Takedowns } from '../../archive/takedowns.ts'
import type { PageDocument } from '../../model/document.ts'
import type { Progress } from '../progress.ts'
import type { AddressPlan, GeneratedEntry } from './addresses/address-plan.ts'
import type { ArticleText, ContentSurvey } from './content-survey.ts'
import { generateLists } from './lists/collections.ts'
import type { CachedRenderer } from './rendering/cached-renderer.ts'
import type { ObjectWriter } from './store/object-writer.ts'
import { writeTakedowns } from './takedown/takedowns.ts'

/** What documents are written with. */
export interface WritingMeans {
  rendering: CachedRenderer
  writer: ObjectWriter
  progress: Progress
}

const madeOf = ({ archive, editions, articles }: ContentSurvey) =>
  generateLists(archive.url, editions, articles)

/** The digest of everything that the archive makes of its articles. All of it is never in memory at once. */
export function* digestGenerated(survey: ContentSurvey, progress: Progress): Generator<GeneratedEntry> {
  for (const document of madeOf(survey)) {
    progress.step('listing')
    yield { address: document.address, kind: document.kind, digest: hash('sha256', JSON.stringify(document)) }
  }
}

/** The text of an article's document. @throws when its file changed meanwhile */
function textOf(
  article: ContentSurvey['articles'][number],
  { digest, place, text }: ArticleText,
  rendering: CachedRenderer,
): string | Promise<string> {
  if (text !== null) return text
  if (place === null) throw new Error(`the document of ${article.address} was not made`)
  return rendering.text(article, { digest, place })
}

/** Writes every document, and the digest of each into its entry. */
export async function writeDocuments(
  survey: ContentSurvey,
  { entries }: AddressPlan,
  { rendering, writer, progress, pages }: WritingMeans & { pages: readonly PageDocument[] },
): Promise<void> {
  const enter = (address: string, digest: string) => {
    const entry = entries.get(address)
    if (!entry) throw new Error(`${address} has no entry`)
    entry.digest = digest
    progress.step('writing')
  }
  for (const [index, document] of survey.documents.entries()) {
    const article = survey.articles[index]
    if (!article) throw new Error('a document has no article')
    await writer.addText(objectKey('article', document.digest), () => textOf(article, document, rendering))
    enter(article.address, document.digest)
  }
  for (const page of pages) enter(page.address, await writer.add('page', page))
  await writeMade(survey, entries, { writer, progress })
}

/** Makes the lists once more where the store lacks one. */
async function writeMade(
  survey: ContentSurvey,
  entries: AddressPlan['entries'],
  { writer, progress }: Pick<WritingMeans, 'writer' | 'progress'>,
): Promise<void> {
  const own = [...entries.values()].filter(({ kind }) => kind !== 'article' && kind !== 'page')
  if (own.every(({ kind, digest }) => writer.has(objectKey(kind, digest)))) {
    writer.unchanged += own.length
    return
  }
  for (const document of madeOf(survey)) {
    await writer.add(document.kind, document)
    progress.step('writing')
  }
}

/** Writes the shards and the root, once every entry has its digest. */
export async function writeRoot(
  survey: Pick<ContentSurvey, 'archive' | 'editions' | 'articles'>,
  { index, takedowns }: Pick<AddressPlan, 'index'> & { takedowns: Takedowns },
  writer: ObjectWriter,
): Promise<string> {
  const bits = shardBits(index.size)
  const keys: string[][] = Array.from({ length: 1 << bits }, () => [])
  for (const key of index.keys()) keys[shardIndex(key, bits)]?.push(key)
  let digests = ''
  for (const own of keys) {
    const shard: Shard = {}
    for (const key of own.sort()) shard[key] = index.entriesOf(key)
    digests += await writer.add('shard', shard)
  }
  const counts = { articles: survey.articles.length, entries: index.size }
  const root: Root = {
    format: releaseFormat,
    archive: survey.archive,
    editions: survey.editions,
    counts,
    bits,
    shards: digests,
    takedowns: await writeTakedowns(takedowns, writer),
  }
  return writer.add('root', root)
}
