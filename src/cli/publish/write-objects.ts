import { hash } from 'node:crypto'
import { toObjectKey } from '../../archive/keys.ts'
import { type Root, releaseFormat } from '../../archive/root.ts'
import { chooseShardBits, type Entry } from '../../archive/shard.ts'
import type { Takedowns } from '../../archive/takedowns.ts'
import type { PageDocument } from '../../model/document.ts'
import type { ProgressCounter } from '../progress.ts'
import type { AddressPlan, GeneratedEntry } from './addresses/address-plan.ts'
import type { ContentSurvey } from './content-survey.ts'
import { type GeneratedDocument, generateListDocuments } from './lists/collections.ts'
import { createEditionGrouper } from './lists/edition-groups.ts'
import { createNeighbourFinder } from './neighbours/find-neighbours.ts'
import type { CachedRenderer } from './rendering/cached-renderer.ts'
import type { DocumentSpool } from './rendering/document-spool.ts'
import type { DocumentReference } from './rendering/document-table.ts'
import type { ObjectWriter } from './store/object-writer.ts'
import { writeTakedowns } from './takedown/takedowns.ts'

const generateAllListDocuments = (survey: ContentSurvey): Generator<GeneratedDocument> =>
  generateListDocuments(
    {
      archive: { ...survey.archive, about: survey.introductionByEdition.get(null) },
      editions: survey.editions.map(({ id, name, articles }) => ({
        id,
        name,
        articles,
        about: survey.introductionByEdition.get(id),
      })),
    },
    createEditionGrouper(survey.articles),
  )

/** Tools for generating the documents of lists, holdings and sitemaps. */
export interface GeneratingTools {
  progress: ProgressCounter
  /** Returns true for the key of a stored object. */
  isStored: (key: string) => boolean
  /** Receives the documents that are not stored yet. */
  spool: DocumentSpool
}

/** Yields the entry of every generated document, and spools the documents that are not stored yet. */
export function* digestAndSpoolDocuments(
  survey: ContentSurvey,
  { progress, isStored, spool }: GeneratingTools,
): Generator<GeneratedEntry> {
  for (const document of generateAllListDocuments(survey)) {
    progress.step('listing')
    const documentJson = JSON.stringify(document)
    const digest = hash('sha256', documentJson)
    const objectKey = toObjectKey(document.kind, digest)
    if (isStored(objectKey)) spool.alreadyStoredCount++
    else spool.add(objectKey, documentJson)
    yield { address: document.address, kind: document.kind, digest }
  }
}

/**
 * Returns the JSON of an article's document, and renders the article again if necessary. @throws ContentFaultError if
 * its file has changed since the survey
 */
export function getDocumentJson(
  article: ContentSurvey['articles'][number],
  { documentDigest, location, text }: DocumentReference,
  renderer: CachedRenderer,
): string | Promise<string> {
  if (text !== null) return text
  if (location === null) throw new Error(`the document of ${article.address} was not made`)
  return renderer.readDocumentJson(article, { documentDigest, location })
}

interface DocumentTools {
  renderer: CachedRenderer
  spool: DocumentSpool
  writer: ObjectWriter
  progress: ProgressCounter
}

/** Writes the generated documents that are not stored yet. */
async function writeGeneratedDocuments({
  spool,
  writer,
  progress,
}: Omit<DocumentTools, 'renderer'>): Promise<void> {
  writer.unchangedCount += spool.alreadyStoredCount
  for (const [objectKey, documentJson] of spool.documents()) {
    await writer.addObjectText(objectKey, () => documentJson)
    progress.step('writing')
  }
}

/** Writes the documents that are not stored yet, and sets the digests of articles and pages in their entries. */
export async function writeDocumentsAndSetDigests(
  survey: ContentSurvey,
  { addressIndex, pages }: Pick<AddressPlan, 'addressIndex'> & { pages: readonly PageDocument[] },
  { renderer, spool, writer, progress }: DocumentTools,
): Promise<void> {
  progress.expect('writing', survey.documents.length + pages.length + spool.size)
  const setDigest = (address: string, digest: string) => {
    addressIndex.setDocumentDigest(address, digest)
    progress.step('writing')
  }
  for (const [index, article] of survey.articles.entries()) {
    const documentReference = survey.documents.at(index)
    const objectKey = toObjectKey('article', documentReference.documentDigest)
    await writer.addObjectText(objectKey, () => getDocumentJson(article, documentReference, renderer))
    setDigest(article.address, documentReference.documentDigest)
  }
  for (const page of pages) setDigest(page.address, await writer.addObject('page', page))
  await writeGeneratedDocuments({ spool, writer, progress })
}

/** Returns a function that adds an article's neighbours to its entry, and returns any other entry unchanged. */
function createNeighbourAdder(articles: ContentSurvey['articles']): (entry: Entry) => Entry {
  const { findNeighbours } = createNeighbourFinder(articles)
  return (entry) => {
    const neighbours = entry.kind === 'article' ? findNeighbours(entry.address) : null
    return neighbours === null ? entry : { ...entry, neighbours }
  }
}

/**
 * Writes the shards, the takedowns and the root. Every document's digest must already be in its entry. @returns the
 * root and its digest
 */
export async function writeShardsAndRoot(
  survey: Pick<ContentSurvey, 'archive' | 'editions' | 'articles' | 'logos'>,
  { addressIndex, takedowns }: Pick<AddressPlan, 'addressIndex'> & { takedowns: Takedowns },
  writer: ObjectWriter,
): Promise<{ digest: string; root: Root }> {
  const shardBits = chooseShardBits(addressIndex.entryCount)
  const addNeighbours = createNeighbourAdder(survey.articles)
  let shards = ''
  for (const shard of addressIndex.shards(shardBits)) {
    const entriesByKey = Object.entries(shard).map(([key, entries]) => [key, entries.map(addNeighbours)])
    shards += await writer.addObject('shard', Object.fromEntries(entriesByKey))
  }
  const root: Root = {
    format: releaseFormat,
    archive: { ...survey.archive, logo: survey.logos.get(null) ?? null },
    editions: survey.editions,
    counts: { articles: survey.articles.length, entries: addressIndex.entryCount },
    bits: shardBits,
    shards,
    takedowns: await writeTakedowns(takedowns, writer),
  }
  return { digest: await writer.addObject('root', root), root }
}
