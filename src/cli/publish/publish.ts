import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { objectKey } from '../../archive/keys.ts'
import { catchUnreadable } from '../../archive/objects.ts'
import { readRoot } from '../../archive/release.ts'
import { movePointer, type ReleasePointer } from '../../archive/release-pointer.ts'
import { shardBits } from '../../archive/shard.ts'
import type { PageDocument } from '../../model/document.ts'
import { type ContentFault, inFileOrder } from '../content/files/content-fault.ts'
import type { Progress } from '../progress.ts'
import { type AddressPlan, claimPictures, planAddresses } from './addresses/address-plan.ts'
import type { ArticleSummary } from './articles/article-summary.ts'
import type { ContentSurvey } from './content-survey.ts'
import {
  completeDocuments,
  createArticleDocument,
  createPageDocument,
  createResolvers,
  type EditionResolvers,
} from './documents.ts'
import { findChangedPictures } from './pictures/changed-pictures.ts'
import { findShownPictures, writePictures } from './pictures/edition-pictures.ts'
import { findLostArticles } from './releases/lost-articles.ts'
import { collectReachableKeys } from './releases/reachable-keys.ts'
import { readVerifiedKeys } from './releases/verified-keys.ts'
import { CachedRenderer } from './rendering/cached-renderer.ts'
import { ObjectWriter } from './store/object-writer.ts'
import type { BulkObjectStore, PublishedStore } from './store/release-store.ts'
import { readBasis, surveyContent, toRenderingSetting } from './survey.ts'
import { findNameFaults } from './takedown/remaining-names.ts'
import { collectTakedowns, countTakedowns, dropFallbackAfter } from './takedown/takedowns.ts'
import { digestGenerated, writeDocuments, writeRoot } from './write-release.ts'

/** What a publication did, or (dry) would do. */
export interface Publication {
  root: string
  /** The root that was served before; `null` for the first publication. */
  left: string | null
  articles: number
  written: number
  /** Pictures that were written. */
  pictures: number
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

async function bitsOf(store: BulkObjectStore, root: string): Promise<number | null> {
  return readRoot(store, root)
    .then(({ bits }) => bits)
    .catch(catchUnreadable(() => null))
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
  /** Reads everything that is served, and writes what is missing or damaged. */
  repair?: boolean
  /** The release may lose more than a tenth of an edition's articles. */
  fewer?: boolean
}

/** What is served before a publication. */
interface Served {
  store: PublishedStore
  pointer: ReleasePointer | null
  /** The keys of what the archive holds. */
  known: Set<string>
}

/** Where everything will be, and the pages: or every fault of the content, by file. */
async function planChecked(
  survey: ContentSurvey,
  links: EditionResolvers,
  { progress, kept }: Required<Options>,
): Promise<{ plan: AddressPlan; pages: PageDocument[]; shown: Set<string> } | ContentFault[]> {
  const documentOf = (summary: ArticleSummary) => createArticleDocument(summary, links)
  const names = await findNameFaults(survey.anonymised, documentOf, survey.media)
  const plan = await planAddresses(survey, digestGenerated(survey, progress))
  const faults = [...survey.faults, ...plan.faults, ...names]
  if (faults.length > 0) return faults.sort(inFileOrder)
  const pages = await Promise.all(survey.pages.map((page) => createPageDocument(page, links)))
  await completeDocuments(survey, links)
  const shown = new Set([...survey.shown, ...pages.flatMap(({ body }) => findShownPictures(body))])
  const changed = await findChangedPictures(survey.media, shown, kept)
  if (changed.length > 0) return changed
  claimPictures(plan, survey, shown)
  return { plan, pages, shown }
}

async function publishSurvey(
  survey: ContentSurvey,
  { store, pointer, known }: Served,
  { rendering, ...options }: Required<Options> & { rendering: CachedRenderer },
): Promise<Publication | ContentFault[]> {
  const checked = await planChecked(survey, createResolvers(survey), options)
  if (Array.isArray(checked)) return checked
  const [left, { plan, pages, shown }, { dry, progress, fewer }] = [pointer?.root ?? null, checked, options]
  const lost = fewer ? [] : await findLostArticles(store, left, survey)
  if (lost.length > 0) return lost
  const writer = new ObjectWriter(store, known, dry)
  const pictures = dry ? 0 : await writePictures(survey.media, shown, { store, known })
  await writeDocuments(survey, plan, { rendering, writer, progress, pages })
  const takedowns = collectTakedowns(survey)
  const root = await writeRoot(survey, { ...plan, takedowns }, writer)
  await writer.flush()
  const takenDown = await countTakedowns(store, left, takedowns)
  const moved = movePointer(pointer, root, new Date().toISOString())
  if (!dry && root !== left) await store.writePointer(dropFallbackAfter(moved, takenDown))
  return {
    root,
    left,
    articles: survey.articles.length,
    written: writer.written,
    pictures,
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
): Promise<Publication | ContentFault[]> {
  // A heap that grows by a fifth at a time: 400,000 articles take 1.4 GB instead of 2.0, and no longer.
  setFlagsFromString('--heap-growing-percent=20')
  const { kept } = options
  if (kept === undefined) return inPassing((folder) => publish(content, store, { ...options, kept: folder }))
  const basis = await readBasis(content)
  if (Array.isArray(basis)) return basis
  const pointer = await store.readPointer()
  const root = pointer?.root ?? null
  const known = options.repair
    ? await readVerifiedKeys(store, root)
    : await collectReachableKeys(store, root, store.knownKeys())
  const isHeld = (digest: string) => known.has(objectKey('article', digest))
  const rendering = await CachedRenderer.open(toRenderingSetting(basis), kept, isHeld)
  try {
    const survey = await surveyContent(basis, { rendering, progress: options.progress })
    return await publishSurvey(
      survey,
      { store, pointer, known },
      { repair: false, fewer: false, ...options, kept, rendering },
    )
  } finally {
    await rendering.close()
  }
}
