import { toObjectKey } from '../../../archive/keys.ts'
import { catchUnreadable } from '../../../archive/objects.ts'
import { type Root, shardDigestAt } from '../../../archive/root.ts'
import { type Entry, isTakenDown, toShardIndex } from '../../../archive/shard.ts'
import { foldAddress } from '../../../model/address.ts'
import type { Body } from '../../../model/article.ts'
import type { ArticleDocument } from '../../../model/document.ts'
import { readInBulk } from '../store/read-in-bulk.ts'
import { readShards } from '../store/read-shards.ts'
import type { BulkObjectStore } from '../store/release-store.ts'
import { listChangedIntroductions, listChangedSettings } from './changed-settings.ts'
import { listDifferingProperties } from './differing-properties.ts'
import { listShardDigests } from './releases.ts'

/** The addresses that a publication would change. */
export interface ReleasePreview {
  added: string[]
  /** `fields` lists the article's fields that differ, and `body`; `null` if the served article cannot be read. */
  changed: { address: string; fields: string[] | null }[]
  moved: { address: string; to: string }[]
  takenDown: string[]
  removed: string[]
  /** New, changed or removed plain pages. */
  pages: string[]
  /** Lists that change as a result. */
  lists: string[]
  /** Settings, logos and introductions that change, by their files. */
  settings: string[]
}

/** The release that a publication would write. */
export interface PlannedRelease {
  root: Root
  index: { find(address: string): Entry | null; entries(): Iterable<Entry> }
  /** Introductions, by edition; `null` stands for the archive. */
  introductions: ReadonlyMap<string | null, Body>
  /** Returns the JSON of the document at an article's address. */
  readText: (address: string) => Promise<string>
}

/** A document's digest; for any other entry, its kind. */
const versionOf = (entry: Entry | undefined) =>
  entry === undefined ? null : 'digest' in entry ? entry.digest : entry.kind

async function readPreviousEntries(
  store: BulkObjectStore,
  previous: Root,
  { root }: PlannedRelease,
): Promise<Map<string, Entry>> {
  const [entries, kept] = [new Map<string, Entry>(), listShardDigests(root)]
  for await (const [, shard] of readShards(store, previous, (digest) => !kept.has(digest)))
    for (const entry of Object.values(shard).flat()) entries.set(entry.address, entry)
  return entries
}

/** Lists the next release's documents in shards that the previous release does not have. */
function* listNewEntries({ root, index }: PlannedRelease, previous: Root | null): Generator<Entry> {
  const knownShards = previous === null ? new Set<string>() : listShardDigests(previous)
  for (const entry of index.entries()) {
    const position = toShardIndex(foldAddress(entry.address), root.bits)
    if ('digest' in entry && !knownShards.has(shardDigestAt(root, position))) yield entry
  }
}

/** Lists the fields and other parts that differ between two documents of the same article. */
const differingFields = (before: ArticleDocument, after: ArticleDocument): string[] =>
  listDifferingProperties(before, after).flatMap((name) =>
    name === 'fields' ? listDifferingProperties(before.fields, after.fields) : [name],
  )

async function describeChanged(
  store: BulkObjectStore,
  { address, digest }: Extract<Entry, { digest: string }>,
  { readText }: PlannedRelease,
): Promise<ReleasePreview['changed'][number]> {
  const key = toObjectKey('article', digest)
  const [before] = await readInBulk<ArticleDocument>(store, [key]).catch(catchUnreadable(() => []))
  const documentAfter = JSON.parse(await readText(address)) as ArticleDocument
  return { address, fields: before ? differingFields(before, documentAfter) : null }
}

const createPreview = (): ReleasePreview => ({
  added: [],
  changed: [],
  moved: [],
  takenDown: [],
  removed: [],
  pages: [],
  lists: [],
  settings: [],
})

/** Returns the list of names to which an entry's address is added, pages or lists; `null` for any other entry. */
function otherNames({ pages, lists }: ReleasePreview, { kind }: Entry): string[] | null {
  if (kind === 'page') return pages
  return kind === 'collection' || kind === 'holdings' ? lists : null
}

/** Adds an article that the next release no longer has at its address. */
function addRemoved(preview: ReleasePreview, address: string, { index }: PlannedRelease): void {
  const next = index.find(address)
  if (next?.kind === 'moved') preview.moved.push({ address, to: next.to })
  else if (next && isTakenDown(next)) preview.takenDown.push(address)
  else preview.removed.push(address)
}

/**
 * Lists every article, list and setting that a publication would change. Reads only shards that differ and articles that
 * changed.
 * @param previous the served release; `null` for the first publication
 * @throws UnreadableObject
 */
export async function previewRelease(
  store: BulkObjectStore,
  previous: Root | null,
  next: PlannedRelease,
): Promise<ReleasePreview> {
  const preview = createPreview()
  const entriesBefore =
    previous === null ? new Map<string, Entry>() : await readPreviousEntries(store, previous, next)
  for (const entry of listNewEntries(next, previous)) {
    const entryBefore = entriesBefore.get(entry.address)
    if (versionOf(entryBefore) === versionOf(entry)) continue
    const named = otherNames(preview, entry)
    if (named) named.push(entry.address)
    else if (entry.kind === 'article' && entryBefore?.kind === 'article')
      preview.changed.push(await describeChanged(store, entryBefore, next))
    else if (entry.kind === 'article') preview.added.push(entry.address)
  }
  for (const entry of entriesBefore.values()) {
    const later = next.index.find(entry.address)
    if (later && 'digest' in later) continue
    if (entry.kind === 'article') addRemoved(preview, entry.address, next)
    else otherNames(preview, entry)?.push(entry.address)
  }
  if (previous !== null)
    preview.settings.push(
      ...listChangedSettings(previous, next.root),
      ...(await listChangedIntroductions(store, entriesBefore, next)),
    )
  const destinations = new Set(preview.moved.map(({ to }) => to))
  return { ...preview, added: preview.added.filter((address) => !destinations.has(address)) }
}
