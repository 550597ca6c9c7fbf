/** A release that was served before. */
export interface PastRelease {
  root: string
  publishedAt: string
}

/** The value of the key `release`. */
export interface ReleasePointer {
  root: string
  /** Grows with every move, a rollback included; a reader ignores a lower one than it has seen. */
  sequence: number
  /** ISO 8601, UTC. */
  publishedAt: string
  /** The root to try when an object of `root` cannot be read. */
  fallback: string | null
  /** Newest first. */
  previous: PastRelease[]
}

/** How many past releases the pointer remembers. */
const maxPastReleases = 20

/** The pointer after a move to `root`. The release it leaves becomes the fallback. */
export function movePointer(
  current: ReleasePointer | null,
  root: string,
  publishedAt: string,
): ReleasePointer {
  if (!current) return { root, sequence: 1, publishedAt, fallback: null, previous: [] }
  const left = { root: current.root, publishedAt: current.publishedAt }
  return {
    root,
    sequence: current.sequence + 1,
    publishedAt,
    fallback: current.root,
    previous: [left, ...current.previous].slice(0, maxPastReleases),
  }
}

/** The pointer after a move that took something down: the release before shows it still. */
export const withoutFallback = (pointer: ReleasePointer): ReleasePointer => ({ ...pointer, fallback: null })

/** Reads a pointer's JSON; `null` when it is not one. */
export function parsePointer(text: string): ReleasePointer | null {
  try {
    const value = JSON.parse(text) as Partial<ReleasePointer>
    return typeof value.root === 'string' && typeof value.sequence === 'number'
      ? (value as ReleasePointer)
      : null
  } catch {
    return null
  }
}
