import { formatArchiveCommand } from '../content/files/command-text.ts'
import { updateSearchIndex } from '../publish/search/update-search-index.ts'
import type { OpenArchive } from '../publish/store/release-store.ts'
import { describeFailure } from './describe-failure.ts'

type UpdateOptions = Parameters<typeof updateSearchIndex>[2]

/**
 * Updates the search index to the release that is or will be served. If that fails, prints a warning but does not
 * throw, because readers already have the release. `isIndexed` is true if the index is up to date.
 */
export async function updateSearchIndexOrWarn(
  archive: OpenArchive,
  options: UpdateOptions,
): Promise<{ isIndexed: boolean }> {
  try {
    await updateSearchIndex(archive, archive.search, options)
    return { isIndexed: true }
  } catch (error) {
    if ((await options.publication?.isServed) === false) return { isIndexed: false }
    console.error(
      `The release is served, but search still finds the articles of the previous one: ${describeFailure(error)}`,
    )
    console.error(`Run ${formatArchiveCommand('search rebuild')} to update the search index.`)
    return { isIndexed: false }
  }
}
