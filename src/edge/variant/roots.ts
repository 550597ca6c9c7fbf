import type { ObjectStore } from '../../archive/objects.ts'
import { readRoot } from '../../archive/release.ts'
import type { Root } from '../../archive/root.ts'

/** Maximum number of roots that an isolate remembers: of the current release, its fallback, and the next. */
const maxRoots = 3

const roots = new Map<string, Root>()

/** The root with this digest if the isolate has parsed it; otherwise `null`. */
export const recallRoot = (digest: string): Root | null => roots.get(digest) ?? null

/** Remembers a parsed root. Its bytes have been checked against the digest. */
export function rememberRoot(digest: string, root: Root): Root {
  roots.set(digest, root)
  const [oldest] = roots.keys()
  if (roots.size > maxRoots && oldest !== undefined) roots.delete(oldest)
  return root
}

/** Recalls or reads the root with this digest. @throws UnreadableObject */
export const loadRoot = async (store: ObjectStore, digest: string): Promise<Root> =>
  recallRoot(digest) ?? rememberRoot(digest, await readRoot(store, digest))
