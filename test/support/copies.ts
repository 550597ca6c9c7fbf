import { parseHTML } from 'linkedom'
import { readAllEntries } from '../../src/archive/entries.ts'
import { toObjectKey } from '../../src/archive/keys.ts'
import { readObject } from '../../src/archive/objects.ts'
import { readRoot } from '../../src/archive/release.ts'
import { createNextPointer } from '../../src/archive/release-pointer.ts'
import { type Root, shardDigestAt } from '../../src/archive/root.ts'
import { type Entry, type Shard, toShardIndex } from '../../src/archive/shard.ts'
import { ObjectWriter } from '../../src/cli/publish/store/object-writer.ts'
import type { OpenArchive } from '../../src/cli/publish/store/release-store.ts'
import { encodeAddress, foldAddress } from '../../src/model/address.ts'

/**
 * Elements that a static copy lacks: forms, searches, external links, and links to the correction form and to
 * `/about/api`.
 */
const workerElements = [
  'search, form, style, head > link, head > meta',
  'li:has(> a[href$="/search"]), li:has(> a[href*="/search?"]), li:has(> a[rel=external])',
  'footer > p:has(> a[href="/about/api"]), footer > p:has(> a[href*="/corrections/new"])',
].join()

/** Extracts the words of a page that its static copy contains too. */
export function wordsOf(html: string): string {
  if (html === '') return ''
  const { document } = parseHTML(html)
  for (const gone of document.querySelectorAll(workerElements)) gone.remove()
  return (document.documentElement.textContent ?? '').replace(/\s+/g, ' ').trim()
}

/** Lists the addresses of a release as URLs, each with its entry. */
export async function addressesOf(store: OpenArchive): Promise<{ url: string; entry: Entry }[]> {
  const root = await readRoot(store, (await store.readPointer())?.root ?? '')
  const all: { url: string; entry: Entry }[] = []
  for await (const { entry } of readAllEntries(store, root))
    all.push({ url: encodeAddress(entry.address), entry })
  return all
}

/** Publishes the current release with these entries added, for kinds of entries that no content file can produce. */
export async function addEntries(store: OpenArchive, added: readonly Entry[]): Promise<string> {
  const pointer = await store.readPointer()
  const root = await readRoot(store, pointer?.root ?? '')
  const writer = new ObjectWriter(store, new Set(), false)
  let shards = ''
  for (let index = 0; index < 1 << root.bits; index++) {
    const shard = await readObject<Shard>(store, toObjectKey('shard', shardDigestAt(root, index)))
    for (const entry of added) {
      const key = foldAddress(entry.address)
      if (toShardIndex(key, root.bits) === index)
        shard[key] = [...(shard[key] ?? []).filter(({ address }) => address !== entry.address), entry]
    }
    shards += await writer.addObject('shard', shard)
  }
  const changed: Root = { ...root, shards }
  const digest = await writer.addObject('root', changed)
  await writer.flush()
  await store.writePointer(createNextPointer(pointer, digest, new Date().toISOString()))
  return digest
}
