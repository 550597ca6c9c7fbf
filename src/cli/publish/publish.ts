import { hash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { objectKey } from '../../archive/keys.ts'
import { movePointer, type Pointer } from '../../archive/pointer.ts'
import { readRoot } from '../../archive/release.ts'
import type { Root } from '../../archive/root.ts'
import { type Shard, shardBits, shardIndex } from '../../archive/shard.ts'
import type { PageDocument } from '../../model/document.ts'
import { archiveLinks } from '../content/archive-links.ts'
import { readPage } from '../content/article-file.ts'
import { renderBody } from '../content/body.ts'
import { type Fault, inFileOrder } from '../content/fault.ts'
import type { Progress } from '../progress.ts'
import { type Made, type Plan, planAddresses } from './build-index.ts'
import { collections } from './collections.ts'
import { writeMedia } from './media.ts'
import { ObjectWriter } from './object-writer.ts'
import { reachableKeys } from './reachable.ts'
import type { IndexedStore } from './release-store.ts'
import { Rendering } from './rendering/rendering.ts'
import { type PageFile, readBasis, type Survey, settingOf, surveyContent } from './survey.ts'

/** What a publication did, or (dry) would do. */
export interface Publication {
  root: string
  /** The root that was served before; `null` for the first publication. */
  left: string | null
  articles: number
  written: number
  unchanged: number
  /** Whether the number of shards changed, which rewrites every one of them. */
  resharded: boolean
  /** Identities that several articles claim: their old URLs answer with a choice. */
  doubleIdentities: { identity: string; addresses: string[] }[]
  /** Query parameters that would tell former URLs apart, with the number of URLs that lead nowhere without them. */
  ignoredParameters: { name: string; urls: number }[]
  /** Address → date of publication (empty when it is not known), of every article: the search index is in its order. */
  dates: ReadonlyMap<string, string>
}

async function pageDocument({ file, edition, address }: PageFile, survey: Survey): Promise<PageDocument> {
  const checked = await readPage(file)
  if ('faults' in checked) throw new Error(`${file} changed while it was being published: publish again`)
  const { editions, pictures } = settingOf(survey)
  const home = editions.find(({ id }) => id === edition)
  if (!home) throw new Error(`there is no edition ${edition}`)
  const { fields, markdown } = checked.value
  const body = renderBody(markdown, archiveLinks(home, editions, pictures))
  return { kind: 'page', edition, address, ...fields, body }
}

interface Means {
  rendering: Rendering
  writer: ObjectWriter
  progress: Progress
}

const madeOf = ({ archive, editions, articles }: Survey) => collections(archive.url, editions, articles)

/** The digest of everything that the archive makes of its articles. All of it is never in memory at once. */
function* digested(survey: Survey, progress: Progress): Generator<Made> {
  for (const document of madeOf(survey)) {
    progress.step('listing')
    yield { address: document.address, kind: document.kind, digest: hash('sha256', JSON.stringify(document)) }
  }
}

/** Writes every document, and the digest of each into its entry. */
async function writeDocuments(
  survey: Survey,
  { entries }: Plan,
  { rendering, writer, progress }: Means,
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
    await writer.addText(objectKey('article', document.digest), () => rendering.text(article, document))
    enter(article.address, document.digest)
  }
  for (const page of survey.pages)
    enter(page.address, await writer.add('page', await pageDocument(page, survey)))
  await writeMade(survey, entries, { writer, progress })
}

/** Makes the lists once more where the store lacks one. */
async function writeMade(
  survey: Survey,
  entries: Plan['entries'],
  { writer, progress }: Pick<Means, 'writer' | 'progress'>,
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
  survey: Pick<Survey, 'archive' | 'editions' | 'articles'>,
  { index }: Plan,
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
  const root: Root = { archive: survey.archive, editions: survey.editions, counts, bits, shards: digests }
  return writer.add('root', root)
}

async function bitsOf(store: IndexedStore, root: string): Promise<number | null> {
  return readRoot(store, root).then(
    ({ bits }) => bits,
    () => null,
  )
}

/** A folder that lives as long as a publication, for one that keeps nothing. */
async function inPassing<Value>(work: (folder: string) => Promise<Value>): Promise<Value> {
  const folder = await mkdtemp(path.join(tmpdir(), 'morgue-rendering-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

interface Options {
  dry: boolean
  progress: Progress
  /** The folder in which what was rendered is kept for the next publication. Nothing is kept without one. */
  kept?: string
}

/** What is served before a publication. */
interface Served {
  store: IndexedStore
  pointer: Pointer | null
  /** The keys of what the archive holds. */
  known: Set<string>
}

async function publishSurvey(
  survey: Survey,
  { store, pointer, known }: Served,
  { dry, progress, rendering }: Options & { rendering: Rendering },
): Promise<Publication | Fault[]> {
  const plan = await planAddresses(survey, digested(survey, progress))
  const faults = [...survey.faults, ...plan.faults]
  if (faults.length > 0) return faults.sort(inFileOrder)
  const left = pointer?.root ?? null
  const writer = new ObjectWriter(store, known, dry)
  if (!dry) await writeMedia(survey.media, store, known)
  await writeDocuments(survey, plan, { rendering, writer, progress })
  const root = await writeRoot(survey, plan, writer)
  await writer.flush()
  if (!dry && root !== left) await store.writePointer(movePointer(pointer, root, new Date().toISOString()))
  return {
    root,
    left,
    articles: survey.articles.length,
    written: writer.written,
    unchanged: writer.unchanged,
    resharded: left !== null && (await bitsOf(store, left)) !== shardBits(plan.index.size),
    doubleIdentities: [...plan.index.doubleIdentities()],
    ignoredParameters: [...plan.ignored].map(([name, urls]) => ({ name, urls })),
    dates: new Map(survey.articles.map(({ address, published }) => [address, published ?? ''])),
  }
}

/**
 * Publishes a content folder: everything is validated, then objects that are not there yet are written, then the
 * pointer moves. Unchanged content writes nothing.
 * @returns what was done, or every fault of the content, in which case nothing was written
 */
export async function publish(
  content: string,
  store: IndexedStore,
  options: Options,
): Promise<Publication | Fault[]> {
  const { kept } = options
  if (kept === undefined) return inPassing((folder) => publish(content, store, { ...options, kept: folder }))
  const basis = await readBasis(content)
  if (Array.isArray(basis)) return basis
  const pointer = await store.readPointer()
  const known = await reachableKeys(store, pointer?.root ?? null)
  const isHeld = (digest: string) => known.has(objectKey('article', digest))
  const rendering = await Rendering.open(settingOf(basis), kept, isHeld)
  try {
    const survey = await surveyContent(basis, { rendering, progress: options.progress })
    return await publishSurvey(survey, { store, pointer, known }, { ...options, rendering })
  } finally {
    await rendering.close()
  }
}
