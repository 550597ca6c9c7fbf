import { toObjectKey } from '../../../archive/keys.ts'
import { onUnreadableObject } from '../../../archive/objects.ts'
import { type Root, shardDigestAt } from '../../../archive/root.ts'
import { type Entry, isTakenDown, toShardIndex } from '../../../archive/shard.ts'
import { foldAddress } from '../../../model/address.ts'
import type { DocumentBody } from '../../../model/article.ts'
import type { ArticleDocument } from '../../../model/document.ts'
import { readObjectsInBulk } from '../store/read-in-bulk.ts'
import { readShards } from '../store/read-shards.ts'
import type { BulkObjectStore } from '../store/release-store.ts'
import { listChangedIntroductions, listChangedSettings } from './changed-settings.ts'
import { listDifferingPropertyNames } from './differing-properties.ts'
import { collectShardDigests } from './releases.ts'

/** The addresses and settings that a publication would change. */
export interface ReleasePreview {
  added: string[]
  /**
   * Changed articles. `fields` lists the fields and other parts, such as `body`, that differ; `null` if the served
   * article cannot be read.
   */
  changed: { address: string; fields: string[] | null }[]
  moved: { address: string; to: string }[]
  takenDown: string[]
  removed: string[]
  /** New, changed or removed plain pages. */
  pages: string[]
  /** Lists that are new, changed or removed as a result. */
  lists: string[]
  /** Changed settings, logos and introductions, named by their files. */
  settings: string[]
}

/** The release that a publication would write. */
export interface PlannedRelease {
  root: Root
  addressIndex: { findEntry(address: string): Entry | null; entries(): Iterable<Entry> }
  /** Introductions, by edition; the key `null` stands for the archive. */
  introductions: ReadonlyMap<string | null, DocumentBody>
  /** Returns the JSON of the document at an article's address. */
  readDocumentJson: (address: string) => Promise<string>
}

/** Returns the digest of a document's entry, or the kind of any other entry; `null` if there is no entry. */
const toDigestOrKind = (entry: Entry | undefined) =>
  entry === undefined ? null : 'digest' in entry ? entry.digest : entry.kind

async function readPreviousEntryByAddress(
  store: BulkObjectStore,
  previousRoot: Root,
  { root }: PlannedRelease,
): Promise<Map<string, Entry>> {
  const [entryByAddress, plannedShardDigests] = [new Map<string, Entry>(), collectShardDigests(root)]
  for await (const [, shard] of readShards(store, previousRoot, (digest) => !plannedShardDigests.has(digest)))
    for (const entry of Object.values(shard).flat()) entryByAddress.set(entry.address, entry)
  return entryByAddress
}

/**
 * Yields the entries of the next release's documents that are in shards which the previous release does not contain.
 */
function* listDocumentsInNewShards(
  { root, addressIndex }: PlannedRelease,
  previousRoot: Root | null,
): Generator<Entry> {
  const previousShardDigests = previousRoot === null ? new Set<string>() : collectShardDigests(previousRoot)
  for (const entry of addressIndex.entries()) {
    const shardIndex = toShardIndex(foldAddress(entry.address), root.bits)
    if ('digest' in entry && !previousShardDigests.has(shardDigestAt(root, shardIndex))) yield entry
  }
}

/** Lists the names of the fields and other parts that differ between two documents of an article. */
const listDifferingPartNames = (documentBefore: ArticleDocument, documentAfter: ArticleDocument): string[] =>
  listDifferingPropertyNames(documentBefore, documentAfter).flatMap((name) =>
    name === 'fields' ? listDifferingPropertyNames(documentBefore.fields, documentAfter.fields) : [name],
  )

async function describeChangedArticle(
  store: BulkObjectStore,
  { address, digest }: Extract<Entry, { digest: string }>,
  { readDocumentJson }: PlannedRelease,
): Promise<ReleasePreview['changed'][number]> {
  const articleKey = toObjectKey('article', digest)
  const [documentBefore] = await readObjectsInBulk<ArticleDocument>(store, [articleKey]).catch(
    onUnreadableObject(() => []),
  )
  const documentAfter = JSON.parse(await readDocumentJson(address)) as ArticleDocument
  return { address, fields: documentBefore ? listDifferingPartNames(documentBefore, documentAfter) : null }
}

const createEmptyPreview = (): ReleasePreview => ({
  added: [],
  changed: [],
  moved: [],
  takenDown: [],
  removed: [],
  pages: [],
  lists: [],
  settings: [],
})

/** Returns the part of the preview that lists the address of an entry which is neither an article nor a takedown. */
function toPreviewPart({ kind }: Entry): 'pages' | 'lists' | 'not-listed' {
  if (kind === 'page') return 'pages'
  return kind === 'collection' || kind === 'holdings' ? 'lists' : 'not-listed'
}

/** Adds to the preview an article that is no longer at its address, as moved, taken down or removed. */
function addRemovedArticle(preview: ReleasePreview, address: string, { addressIndex }: PlannedRelease): void {
  const nextEntry = addressIndex.findEntry(address)
  if (nextEntry?.kind === 'moved') preview.moved.push({ address, to: nextEntry.to })
  else if (nextEntry && isTakenDown(nextEntry)) preview.takenDown.push(address)
  else preview.removed.push(address)
}

/**
 * Lists the articles, pages, lists and settings that a publication would change. Reads only shards that differ and
 * articles that changed.
 * @param previousRoot the served release; `null` for the first publication
 * @throws UnreadableObject if a shard of the served release is damaged
 */
export async function previewRelease(
  store: BulkObjectStore,
  previousRoot: Root | null,
  plannedRelease: PlannedRelease,
): Promise<ReleasePreview> {
  const preview = createEmptyPreview()
  const entryByAddressBefore =
    previousRoot === null
      ? new Map<string, Entry>()
      : await readPreviousEntryByAddress(store, previousRoot, plannedRelease)
  for (const entry of listDocumentsInNewShards(plannedRelease, previousRoot)) {
    const entryBefore = entryByAddressBefore.get(entry.address)
    if (toDigestOrKind(entryBefore) === toDigestOrKind(entry)) continue
    const part = toPreviewPart(entry)
    if (part !== 'not-listed') preview[part].push(entry.address)
    else if (entry.kind === 'article' && entryBefore?.kind === 'article')
      preview.changed.push(await describeChangedArticle(store, entryBefore, plannedRelease))
    else if (entry.kind === 'article') preview.added.push(entry.address)
  }
  for (const entry of entryByAddressBefore.values()) {
    const laterEntry = plannedRelease.addressIndex.findEntry(entry.address)
    if (laterEntry && 'digest' in laterEntry) continue
    const part = toPreviewPart(entry)
    if (part !== 'not-listed') preview[part].push(entry.address)
    else if (entry.kind === 'article') addRemovedArticle(preview, entry.address, plannedRelease)
  }
  if (previousRoot !== null)
    preview.settings.push(
      ...listChangedSettings(previousRoot, plannedRelease.root),
      ...(await listChangedIntroductions(store, entryByAddressBefore, plannedRelease)),
    )
  const movedToAddresses = new Set(preview.moved.map(({ to }) => to))
  return { ...preview, added: preview.added.filter((address) => !movedToAddresses.has(address)) }
}
