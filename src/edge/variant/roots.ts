import type { ObjectStore } from '../../archive/objects.ts'
import { readRoot } from '../../archive/release.ts'
import type { Root } from '../../archive/root.ts'

/** Maximum number of roots that an isolate remembers: for the current release, its fallback, and the next release. */
const maxRememberedRoots = 3

const rootsByDigest = new Map<string, Root>()

/** Returns the root with this digest, or `null` if the isolate has not parsed it yet. */
export const recallRoot = (digest: string): Root | null => rootsByDigest.get(digest) ?? null

/** Remembers a parsed root and returns it. Its bytes must have been checked against the digest. */
export function rememberRoot(digest: string, root: Root): Root {
  rootsByDigest.set(digest, root)
  const [oldestDigest] = rootsByDigest.keys()
  if (rootsByDigest.size > maxRememberedRoots && oldestDigest !== undefined)
    rootsByDigest.delete(oldestDigest)
  return root
}

/** Recalls or reads the root with this digest. @throws UnreadableObject */
export const loadRoot = async (store: ObjectStore, digest: string): Promise<Root> =>
  recallRoot(digest) ?? rememberRoot(digest, await readRoot(store, digest))
