import { formatArchiveCommand } from '../content/files/command-text.ts'
import { updateHarvestRecords } from '../publish/harvest/update-records.ts'
import type { RunningPublication } from '../publish/search/update-search-index.ts'
import type { OpenArchive } from '../publish/store/release-store.ts'
import { describeFailure } from './describe-failure.ts'

/**
 * Updates the harvest records to the served release. If that fails, prints a warning but does not throw, because
 * readers already have the release.
 */
export async function updateHarvestRecordsOrWarn(
  archive: OpenArchive,
  publication?: RunningPublication,
): Promise<void> {
  await updateHarvestRecords(archive, publication).catch((error) => {
    console.error(
      `The release is served, but libraries that harvest /oai still receive the records of the previous one: ${describeFailure(error)}`,
    )
    console.error(`Run ${formatArchiveCommand('publish')} again to update them.`)
  })
}
