import { createRejection } from '../importer.ts'
import { addRejection, type ImportReport } from './import-report.ts'
import { MediaFolder } from './media-folder.ts'
import type { PictureStore } from './picture-store.ts'

const unusedPictureReason = 'picture that no article shows'

/** The store for pictures, and the report, which lists pictures that are not stored. */
interface MediaTarget {
  pictureStore: PictureStore
  report: ImportReport
}

/**
 * Stores the pictures of the given URLs from the archivist's folder, and reports the unreadable and the unused ones.
 */
export async function storeMedia(
  mediaFolder: string,
  urls: Iterable<string>,
  { pictureStore, report }: MediaTarget,
): Promise<void> {
  const openedFolder = await MediaFolder.open(mediaFolder)
  const rejectedPictures = await openedFolder.storePictures(urls, pictureStore)
  for (const { file, reason } of [...openedFolder.unreadableFiles, ...rejectedPictures])
    addRejection(report, createRejection(file, reason))
  report.skipped = report.skipped
    .filter(({ file }) => !openedFolder.isUsed(file))
    .map((each) =>
      openedFolder.isUnused(each.file) && each.why === 'picture'
        ? { ...each, why: unusedPictureReason }
        : each,
    )
}
