import { followRelease } from '../publish/search/follow.ts'
import type { OpenArchive } from '../publish/store/release-store.ts'
import { describeFailure } from './describe-failure.ts'

type Options = Parameters<typeof followRelease>[2]

/**
 * Makes the search index that of the release. The release is served whatever becomes of the index: search then lags.
 * @returns whether it is; when not, that has been said
 */
export async function followOrSay(archive: OpenArchive, options: Options): Promise<boolean> {
  try {
    await followRelease(archive, archive.search, options)
    return true
  } catch (error) {
    console.error(
      `The release is served, but searching finds what was in the one before: ${describeFailure(error)}`,
    )
    console.error('Run `morgue search rebuild` to bring the search index up to date.')
    return false
  }
}
