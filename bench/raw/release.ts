import { sha256 } from '../../src/archive/digest.ts'
import { type ObjectKind, toObjectKey } from '../../src/archive/keys.ts'
import type { Root } from '../../src/archive/root.ts'
import { type Entry, type Shard, toShardIndex } from '../../src/archive/shard.ts'
import { foldAddress } from '../../src/model/address.ts'
import { analysisVersion } from '../../src/search/indexed-article.ts'
import { demonstrationFolder } from '../../test/support/content.ts'
import { memoryStore } from '../../test/support/memory-store.ts'
import { publishSound } from '../../test/support/publish-sound.ts'
import type { Contents } from './stores.ts'

/** As many facets as a broad search has: ten years, twenty names of three kinds, two editions. */
const facetRows = [
  ...Array.from({ length: 10 }, (_, year) => ['year', String(2012 + year), 100, 'the-lantern']),
  ...['section', 'author', 'topic'].flatMap((kind) =>
    Array.from({ length: 20 }, (_, place) => [kind, `${kind} number ${place}`, 50 - place, 'the-lantern']),
  ),
  ...['the-lantern', 'le-fanal'].map((edition) => ['edition', edition, 500, edition]),
].map(([kind, name, articles, editions]) => {
  const checkHex = Buffer.from(`${kind}${name}${editions}${articles}`).toString('hex')
  return [kind, name, articles, editions, checkHex]
})

/** The demonstration's release, to which documents and entries are added. */
export class ReleaseMaker {
  readonly values: Map<string, string>
  readonly #entries: Entry[] = []

  private constructor(values: Map<string, string>) {
    this.values = values
  }

  static async open(): Promise<ReleaseMaker> {
    const store = memoryStore()
    await publishSound(demonstrationFolder, store)
    return new ReleaseMaker(store.values)
  }

  /** Stores an object. @returns its digest */
  async store(kind: ObjectKind, value: object): Promise<string> {
    const text = JSON.stringify(value)
    const digest = await sha256(new TextEncoder().encode(text))
    this.values.set(toObjectKey(kind, digest), text)
    return digest
  }

  add(entry: Entry): void {
    this.#entries.push(entry)
  }

  /**
   * Moves the pointer to a release of the added entries.
   * @param hits addresses that the index proposes for every search
   */
  async finish(hits: readonly string[]): Promise<Contents> {
    const pointer = JSON.parse(this.values.get('release') ?? '{}')
    const root = JSON.parse(this.values.get(toObjectKey('root', pointer.root)) ?? '{}') as Root
    const bits = Math.max(4, Math.ceil(Math.log2(this.#entries.length / 128)))
    const shards: Shard[] = Array.from({ length: 1 << bits }, () => ({}))
    for (const entry of this.#entries) {
      const key = foldAddress(entry.address)
      Object.assign(shards[toShardIndex(key, bits)] ?? {}, { [key]: [entry] })
    }
    const digests: string[] = []
    for (const shard of shards) digests.push(await this.store('shard', shard))
    const digest = await this.store('root', { ...root, bits, shards: digests.join('') })
    this.values.set('release', JSON.stringify({ ...pointer, root: digest, sequence: pointer.sequence + 1 }))
    const results = [
      { of: 'FROM state', columns: ['root', 'analysis'], rows: [[digest, analysisVersion]] },
      {
        of: 'json_each(labels)',
        columns: ['kind', 'name', 'articles', 'editions', 'checkHex'],
        rows: facetRows,
      },
      { of: 'count(*)', columns: ['total'], rows: [[hits.length]] },
      { of: '', columns: ['id', 'address'], rows: hits.map((address, place) => [place + 1, address]) },
    ]
    return {
      value: (key) => this.values.get(key),
      query: (sql) => results.find(({ of }) => sql.includes(of)) ?? { columns: [], rows: [] },
    }
  }
}
