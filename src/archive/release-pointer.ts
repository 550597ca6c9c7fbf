/** A release that was served in the past. */
export interface PastRelease {
  root: string
  publishedAt: string
}

/** The value of the key `release`: the release being served, and those before it. */
export interface ReleasePointer {
  root: string
  /**
   * Increases with every move of the pointer, including rollbacks. A Worker ignores a pointer with a lower number
   * than the last one it read.
   */
  sequence: number
  /** Time in UTC (ISO 8601). */
  publishedAt: string
  /** The root to use when an object of `root` cannot be read; `null` after a takedown. */
  fallback: string | null
  /** Past releases, newest first. */
  previous: PastRelease[]
}

/** Maximum number of past releases in the pointer. */
const maxPastReleases = 20

/** Creates the pointer that moves to another root. The current release becomes the fallback. */
export function createNextPointer(
  current: ReleasePointer | null,
  rootDigest: string,
  publishedAt: string,
): ReleasePointer {
  if (!current) return { root: rootDigest, sequence: 1, publishedAt, fallback: null, previous: [] }
  const pastRelease = { root: current.root, publishedAt: current.publishedAt }
  return {
    root: rootDigest,
    sequence: current.sequence + 1,
    publishedAt,
    fallback: current.root,
    previous: [pastRelease, ...current.previous].slice(0, maxPastReleases),
  }
}

/**
 * Removes the fallback after a takedown, because the previous release still contains the articles and pictures that
 * were taken down.
 */
export const removeFallback = (pointer: ReleasePointer): ReleasePointer => ({ ...pointer, fallback: null })

/** Parses a pointer's JSON. Returns `null` if the text is not a pointer. */
export function parsePointer(text: string): ReleasePointer | null {
  try {
    const parsed = JSON.parse(text) as Partial<ReleasePointer>
    return typeof parsed.root === 'string' && typeof parsed.sequence === 'number'
      ? (parsed as ReleasePointer)
      : null
  } catch {
    return null
  }
}
