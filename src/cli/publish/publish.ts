import { hash } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { objectKey } from '../../archive/keys.ts'
import { movePointer, type Pointer } from '../../archive/pointer.ts'
import { readRoot } from '../../archive/release.ts'
import { type Root, releaseFormat } from '../../archive/root.ts'
import { type Shard, shardBits, shardIndex } from '../../archive/shard.ts'
import type { Takedowns } from '../../archive/takedowns.ts'
import type { PageDocument } from '../../model/document.ts'
import { type Fault, inFileOrder } from '../content/fault.ts'
import type { Progress } from '../progress.ts'
import { claimPictures, type Made, type Plan, planAddresses } from './build-index.ts'
import { checkNames } from './check-names.ts'
import { collections } from './collections.ts'
import { articleDocument, completeDocuments, type Links, linksOf, pageDocument } from './documents.ts'
import { picturesIn, writeMedia } from './media.ts'
import { ObjectWriter } from './object-writer.ts'
import { reachableKeys } from './reachable.ts'
import type { IndexedStore, PublishedStore } from './release-store.ts'
import { Rendering } from './rendering/rendering.ts'
import type { Summary } from './summary.ts'
import { type ArticleText, readBasis, type Survey, settingOf, surveyContent } from './survey.ts'
import { afterTakedown, takedownsOf, takenDownSince, writeTakedowns } from './takedowns.ts'

/** What a publication did, or (dry) would do. */
export interface Publication {
  root: string
  /** The root that was served before; `null` for the first publication. */
  left: string | null
  articles: number
  written: number
  /** Articles and pictures that the release keeps back and the one before it shows: it is no fallback then. */
  takenDown: number
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

/** The text of an article's document. @throws when its file changed meanwhile */
function textOf(
  article: Survey['articles'][number],
  { digest, place, text }: ArticleText,
  rendering: Rendering,
): string | Promise<string> {
  if (text !== null) return text
  if (place === null) throw new Error(`the document of ${article.address} was not made`)
  return rendering.text(article, { digest, place })
}

/** Writes every document, and the digest of each into its entry. */
async function writeDocuments(
  survey: Survey,
  { entries }: Plan,
  { rendering, writer, progress, pages }: Means & { pages: readonly PageDocument[] },
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
  { index, takedowns }: Pick<Plan, 'index'> & { takedowns: Takedowns },
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
  store: PublishedStore
  pointer: Pointer | null
  /** The keys of what the archive holds. */
  known: Set<string>
}

/** Where everything will be, and the pages: or every fault of the content, by file. */
async function planChecked(
  survey: Survey,
  links: Links,
  progress: Progress,
): Promise<{ plan: Plan; pages: PageDocument[] } | Fault[]> {
  const documentOf = (summary: Summary) => articleDocument(summary, links)
  const names = await checkNames(survey.anonymised, documentOf, survey.media)
  const plan = await planAddresses(survey, digested(survey, progress))
  const faults = [...survey.faults, ...plan.faults, ...names]
  if (faults.length > 0) return faults.sort(inFileOrder)
  return { plan, pages: await Promise.all(survey.pages.map((page) => pageDocument(page, links))) }
}

async function publishSurvey(
  survey: Survey,
  { store, pointer, known }: Served,
  { dry, progress, rendering }: Options & { rendering: Rendering },
): Promise<Publication | Fault[]> {
  const links = linksOf(survey)
  const checked = await planChecked(survey, links, progress)
  if (Array.isArray(checked)) return checked
  const { plan, pages } = checked
  await completeDocuments(survey, links)
  const shown = new Set([...survey.shown, ...pages.flatMap(({ body }) => picturesIn(body))])
  claimPictures(plan, survey, shown)
  const left = pointer?.root ?? null
  const writer = new ObjectWriter(store, known, dry)
  if (!dry) await writeMedia(survey.media, shown, { store, known })
  await writeDocuments(survey, plan, { rendering, writer, progress, pages })
  const takedowns = takedownsOf(survey)
  const root = await writeRoot(survey, { ...plan, takedowns }, writer)
  await writer.flush()
  const takenDown = await takenDownSince(store, left, takedowns)
  const moved = movePointer(pointer, root, new Date().toISOString())
  if (!dry && root !== left) await store.writePointer(afterTakedown(moved, takenDown))
  return {
    root,
    left,
    articles: survey.articles.length,
    written: writer.written,
    takenDown,
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
  store: PublishedStore,
  options: Options,
): Promise<Publication | Fault[]> {
  // A heap that grows by a fifth at a time: 400,000 articles take 1.4 GB instead of 2.0, and no longer.
  setFlagsFromString('--heap-growing-percent=20')
  const { kept } = options
  if (kept === undefined) return inPassing((folder) => publish(content, store, { ...options, kept: folder }))
  const basis = await readBasis(content)
  if (Array.isArray(basis)) return basis
  const pointer = await store.readPointer()
  const known = await reachableKeys(store, pointer?.root ?? null, store.knownKeys())
  const isHeld = (digest: string) => known.has(objectKey('article', digest))
  const rendering = await Rendering.open(settingOf(basis), kept, isHeld)
  try {
    const survey = await surveyContent(basis, { rendering, progress: options.progress })
    return await publishSurvey(survey, { store, pointer, known }, { ...options, rendering })
  } finally {
    await rendering.close()
  }
}
