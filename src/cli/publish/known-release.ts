import { existsSync } from 'node:fs'
import { ContentFolder } from '../content/files/content-folder.ts'
import { readServedRoot } from './archives/local/served-root.ts'
import { type ContentSnapshot, takeSnapshot } from './state/content-snapshot.ts'
import { openCache, type PublicationCache } from './state/publication-cache.ts'
import type { Publication } from './write-release.ts'

/** The parts of a publication that follow from the content alone. */
type ReleaseFacts = Pick<Publication, 'root' | 'articles' | 'doubleIdentities' | 'ignoredParameters'> & {
  objects: number
}

const releasesOf = ({ state, code }: PublicationCache) => state.table('releases', code)

/** Remembers which release a content folder gives. @param before its snapshot from before the publication read it */
export async function rememberRelease(
  content: ContentFolder,
  { before, publication }: { before: ContentSnapshot; publication: Publication },
  cache: PublicationCache,
): Promise<void> {
  const after = await takeSnapshot(content, cache.records)
  if (after.digest !== before.digest || after.states !== before.states) return
  const { root, articles, doubleIdentities, ignoredParameters, written, unchanged } = publication
  // Of a missing folder, every publication warns.
  if (publication.missingFolders.length > 0) return
  const facts: ReleaseFacts = {
    root,
    articles,
    doubleIdentities,
    ignoredParameters,
    objects: written + unchanged,
  }
  const releases = releasesOf(cache)
  releases.clear()
  releases.set(after.digest, JSON.stringify(facts))
}

/** Returns the publication of a release that is served already. */
const toPublication = ({ objects, ...facts }: ReleaseFacts): Publication => ({
  ...facts,
  isServed: true,
  changes: { added: 0, changed: 0, removed: 0 },
  preview: null,
  missingFolders: [],
  changedFiles: [],
  written: 0,
  unchanged: objects,
  pictures: 0,
  takenDown: 0,
  resharded: false,
})

async function findServed(
  content: ContentFolder,
  cache: PublicationCache,
  persistTo: string,
): Promise<Publication | null> {
  const { digest } = await takeSnapshot(content, cache.records)
  const fact = releasesOf(cache).find(digest)
  if (fact === null) return null
  const facts = JSON.parse(fact) as ReleaseFacts
  return (await readServedRoot(persistTo)) === facts.root ? toPublication(facts) : null
}

/**
 * Returns the publication of a content folder if its release is served here already, and found by search and harvesters: then nothing is
 * read or written, and the local runtime is not started. `null` when that is not known.
 */
export async function findUnchanged(
  contentFolder: string,
  { persistTo, cacheFolder, rehash }: { persistTo: string; cacheFolder: string; rehash: boolean },
): Promise<Publication | null> {
  if (!existsSync(cacheFolder)) return null
  const cache = await openCache(cacheFolder, rehash)
  return findServed(new ContentFolder(contentFolder), cache, persistTo)
    .catch(() => null)
    .finally(() => cache.state.close())
}
