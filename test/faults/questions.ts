import { type Root, shardDigestAt } from '../../src/archive/root.ts'
import type { Shard } from '../../src/archive/shard.ts'
import type { ReleaseStore } from '../../src/cli/publish/store/release-store.ts'
import { encodeAddress } from '../../src/model/address.ts'

/** A request to an archive. */
export interface Question {
  path: string
  headers: Record<string, string>
}

const accepts = [
  'text/html',
  'application/json',
  'text/markdown',
  'text/plain',
  'application/ld+json;q=0.9, text/*;q=0.1',
  'text/html,application/xhtml+xml;q=0.9,*/*;q=0.8',
  'application/atom+xml',
  'image/png;q=0.5',
]

const words = [
  'otan',
  'russie',
  'lamps',
  'wildfire',
  'anvers',
  'comet',
  '"conseil otan"',
  'elect*',
  'nothing-at-all',
]

const searches = [
  ...words.flatMap((word) => [
    `/search?q=${encodeURIComponent(word)}`,
    `/search.json?q=${encodeURIComponent(word)}`,
  ]),
  ...words.map((word) => `/le-fanal/search.json?sort=newest&q=${encodeURIComponent(word)}`),
  '/the-lantern/search.json?q=',
  '/search?q=&from=2016',
  '/search.json?q=&topic=Otan',
]

const named = [
  '/robots.txt',
  '/sitemap.xml',
  '/opensearch.xml',
  '/schema/article.json',
  '/nowhere',
  '/le-fanal/nulle/part',
]

/** Every address of a release, encoded as a browser would. */
async function addressesOf(store: ReleaseStore, digest: string): Promise<string[]> {
  const read = async <Value>(key: string) =>
    JSON.parse(new TextDecoder().decode((await store.read(key, { again: false })) ?? undefined)) as Value
  const root = await read<Root>(`root/${digest}`)
  const addresses: string[] = []
  for (let index = 0; index < 1 << root.bits; index++) {
    const shard = await read<Shard>(`shard/${shardDigestAt(root, index)}`)
    addresses.push(...Object.values(shard).flatMap((entries) => entries.map(({ address }) => address)))
  }
  return addresses.map(encodeAddress)
}

/** Lists the requests for one address: every `Accept`, every explicit URL, and another spelling. */
function* waysTo(path: string): Generator<Question> {
  if (path.startsWith('/media/')) {
    yield { path, headers: {} }
    yield { path, headers: { range: 'bytes=100-299' } }
    return
  }
  for (const accept of accepts) yield { path, headers: { accept } }
  if (path.endsWith('.xml')) return
  for (const extension of ['json', 'md', 'txt'])
    yield { path: path.endsWith('/') ? `${path}index.${extension}` : `${path}.${extension}`, headers: {} }
  yield {
    path: path.endsWith('/') ? `${path}Index.html` : `${path.toUpperCase()}/amp`,
    headers: { accept: 'text/html' },
  }
}

/** Lists every distinct request to the releases with these roots: their addresses, searches and named files. */
export async function questionsOf(store: ReleaseStore, roots: readonly string[]): Promise<Question[]> {
  const paths = new Set([...searches, ...named])
  for (const root of roots) for (const path of await addressesOf(store, root)) paths.add(path)
  return [...paths].flatMap((path) => (path.includes('search') ? [{ path, headers: {} }] : [...waysTo(path)]))
}
