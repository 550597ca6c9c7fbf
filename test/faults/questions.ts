import { type Root, shardDigestAt } from '../../src/archive/root.ts'
import type { Entry, Shard } from '../../src/archive/shard.ts'
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

/** An address of a release, encoded as a browser would. */
interface KnownAddress {
  path: string
  /** True for an article, and for a front, which a page of hits links like an article. */
  isSearchTarget: boolean
}

/** Every address of a release. */
async function addressesOf(store: ReleaseStore, digest: string): Promise<KnownAddress[]> {
  const read = async <Value>(key: string) =>
    JSON.parse(new TextDecoder().decode((await store.read(key, { again: false })) ?? undefined)) as Value
  const root = await read<Root>(`root/${digest}`)
  const entries: Entry[] = []
  for (let index = 0; index < 1 << root.bits; index++) {
    const shard = await read<Shard>(`shard/${shardDigestAt(root, index)}`)
    entries.push(...Object.values(shard).flat())
  }
  return entries.map(({ kind, address }) => ({
    path: encodeAddress(address),
    isSearchTarget: kind === 'article' || /^\/(?:[^/]+\/)?$/.test(address),
  }))
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

/**
 * Lists every distinct request to the releases with these roots: their addresses, searches and named files; and, among
 * them, those for what a search may link, as JSON.
 */
export async function questionsOf(
  store: ReleaseStore,
  roots: readonly string[],
): Promise<{ questions: Question[]; searchTargets: Question[] }> {
  const addresses = (await Promise.all(roots.map((root) => addressesOf(store, root)))).flat()
  const targets = new Set(addresses.filter(({ isSearchTarget }) => isSearchTarget).map(({ path }) => path))
  const paths = new Set([...searches, ...named, ...addresses.map(({ path }) => path)])
  const questions = [...paths].flatMap((path) =>
    path.includes('search') ? [{ path, headers: {} }] : [...waysTo(path)],
  )
  const searchTargets = questions.filter(
    ({ path, headers }) => headers.accept === 'application/json' && targets.has(path),
  )
  return { questions, searchTargets }
}
