import type { ObjectStore } from '../../archive/objects.ts'
import { readRoot } from '../../archive/release.ts'
import type { Root } from '../../archive/root.ts'

/** How many releases' roots an isolate keeps: the one served, its fallback, and the next. */
const maxRoots = 3

const roots = new Map<string, Root>()

/** The root with this digest, when the isolate has parsed it before. */
export const recallRoot = (digest: string): Root | null => roots.get(digest) ?? null

/** Keeps a parsed root, whose bytes were checked against `digest` when they were read cold. */
export function rememberRoot(digest: string, root: Root): Root {
  roots.set(digest, root)
  const [oldest] = roots.keys()
  if (roots.size > maxRoots && oldest !== undefined) roots.delete(oldest)
  return root
}

/** The root with this digest: remembered, or read. @throws UnreadableObject */
export const loadRoot = async (store: ObjectStore, digest: string): Promise<Root> =>
  recallRoot(digest) ?? rememberRoot(digest, await readRoot(store, digest))
