import { movePointer } from '../../archive/pointer.ts'
import { readRoot } from '../../archive/release.ts'
import type { Root } from '../../archive/root.ts'
import { type Shard, shardBits, shardIndex } from '../../archive/shard.ts'
import type { Takedowns } from '../../archive/takedowns.ts'
import type { ArticleDocument, PageDocument } from '../../model/document.ts'
import { archiveLinks } from '../content/archive-links.ts'
import { readArticle, readPage } from '../content/article-file.ts'
import { renderBody } from '../content/body.ts'
import { type Fault, inFileOrder } from '../content/fault.ts'
import type { MediaList } from '../content/media-list.ts'
import { releasedFields, replacerFor } from '../content/names/anonymise.ts'
import type { Resolver } from '../content/relink.ts'
import type { Checked } from '../content/yaml-file.ts'
import type { Progress } from '../progress.ts'
import { claimPictures, type Plan, planAddresses } from './build-index.ts'
import { checkNames } from './check-names.ts'
import { collections, type MadeDocument } from './collections.ts'
import { picturesIn, writeMedia } from './media.ts'
import { ObjectWriter } from './object-writer.ts'
import { reachableKeys } from './reachable.ts'
import type { ReleaseStore } from './release-store.ts'
import type { Summary } from './summary.ts'
import { type PageFile, type Survey, surveyContent } from './survey.ts'
import { takedownLinks } from './takedown-links.ts'
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

/** A file that was read a moment ago without faults. @throws when it changed meanwhile */
function unchangedSince<Value>(checked: Checked<Value>, file: string): Value {
  if ('faults' in checked) throw new Error(`${file} changed while it was being published: publish again`)
  return checked.value
}

type Links = (edition: string) => Resolver

/** How URLs are led into the archive from the bodies of each edition. */
function linksOf(survey: Survey): Links {
  const { configured, media } = survey
  const takenDown = takedownLinks(survey)
  const pictures: MediaList = new Map(media.flatMap(({ list }) => [...list]))
  const resolvers = new Map(
    configured.map((edition) => [edition.id, takenDown(archiveLinks(edition, configured, pictures))]),
  )
  return (edition) => {
    const resolver = resolvers.get(edition)
    if (!resolver) throw new Error(`there is no edition ${edition}`)
    return resolver
  }
}

async function articleDocument({ file, edition, address }: Summary, links: Links): Promise<ArticleDocument> {
  const { fields, markdown } = unchangedSince(await readArticle(file), file)
  const body = renderBody(markdown, links(edition), replacerFor(fields))
  return { kind: 'article', edition, address, fields: releasedFields(fields), body }
}

async function pageDocument({ file, edition, address }: PageFile, links: Links): Promise<PageDocument> {
  const { fields, markdown } = unchangedSince(await readPage(file), file)
  return { kind: 'page', edition, address, ...fields, body: renderBody(markdown, links(edition)) }
}

/** Writes every document, and its digest into its entry. @returns the names of the pictures that they show */
async function writeDocuments(
  survey: Survey,
  plan: Plan,
  { writer, progress, links }: { writer: ObjectWriter; progress: Progress; links: Links },
): Promise<Set<string>> {
  const pictures = new Set<string>()
  const write = async (document: ArticleDocument | PageDocument | MadeDocument) => {
    const entry = plan.entries.get(document.address)
    if (!entry) throw new Error(`${document.address} has no entry`)
    entry.digest = await writer.add(document.kind, document)
    if ('body' in document) for (const name of picturesIn(document.body)) pictures.add(name)
    progress.step('rendering')
  }
  for (const article of survey.articles) await write(await articleDocument(article, links))
  for (const page of survey.pages) await write(await pageDocument(page, links))
  for (const document of plan.made) await write(document)
  return pictures
}

/** Writes the shards and the root, once every entry has its digest. */
export async function writeRoot(
  survey: Pick<Survey, 'archive' | 'editions' | 'articles'>,
  { index, takedowns }: Pick<Plan, 'index'> & { takedowns: Takedowns },
  writer: ObjectWriter,
): Promise<string> {
  const bits = shardBits(index.size)
  const shards: Shard[] = Array.from({ length: 1 << bits }, () => ({}))
  for (const [key, entries] of index.entries()) {
    const shard = shards[shardIndex(key, bits)]
    if (shard) shard[key] = entries
  }
  let digests = ''
  for (const shard of shards) digests += await writer.add('shard', shard)
  const counts = { articles: survey.articles.length, entries: index.size }
  const root: Root = {
    archive: survey.archive,
    editions: survey.editions,
    counts,
    bits,
    shards: digests,
    takedowns: await writeTakedowns(takedowns, writer),
  }
  return writer.add('root', root)
}

async function bitsOf(store: ReleaseStore, root: string): Promise<number | null> {
  return readRoot(store, root).then(
    ({ bits }) => bits,
    () => null,
  )
}

/**
 * Publishes a content folder: everything is validated, then objects that are not there yet are written, then the
 * pointer moves. Unchanged content writes nothing.
 * @returns what was done, or every fault of the content, in which case nothing was written
 */
export async function publish(
  content: string,
  store: ReleaseStore,
  { dry, progress }: { dry: boolean; progress: Progress },
): Promise<Publication | Fault[]> {
  const survey = await surveyContent(content, progress)
  if (Array.isArray(survey)) return survey
  const made = [...collections(survey.archive.url, survey.editions, survey.articles)]
  const plan = await planAddresses(survey, made)
  const links = linksOf(survey)
  const documentOf = (summary: Summary) => articleDocument(summary, links)
  const names = await checkNames(survey.anonymised, documentOf, survey.media)
  const faults = [...survey.faults, ...plan.faults, ...names]
  if (faults.length > 0) return faults.sort(inFileOrder)
  const pointer = await store.readPointer()
  const left = pointer?.root ?? null
  const known = await reachableKeys(store, left, store.knownKeys())
  const writer = new ObjectWriter(store, known, dry)
  const pictures = await writeDocuments(survey, plan, { writer, progress, links })
  claimPictures(plan, survey, pictures)
  if (!dry) await writeMedia(survey.media, pictures, { store, known })
  const takedowns = await takedownsOf(survey)
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
