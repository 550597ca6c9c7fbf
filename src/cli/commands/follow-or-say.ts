import type { OpenArchive } from '../publish/release-store.ts'
import { followRelease } from '../publish/search/follow.ts'

type Options = Parameters<typeof followRelease>[2]

/** The release is served whatever becomes of the index: search then lags, and says so by not being kept. */
export async function followOrSay(archive: OpenArchive, options: Options): Promise<void> {
  try {
    await followRelease(archive, archive.search, options)
  } catch (error) {
    console.error(`the search index is not of this release: ${(error as Error).message}`)
    console.error('the release is served; `morgue search rebuild` makes the index anew')
  }
}
