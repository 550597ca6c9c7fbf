import { createRejection } from '../importer.ts'
import { addRejection, type ImportReport } from './import-report.ts'
import { MediaFolder } from './media-folder.ts'
import type { PictureStore } from './picture-store.ts'

const unusedPictureReason = 'picture that no article shows'

/** The store for pictures, and the report to which rejected pictures are added. */
interface PictureStoreAndReport {
  pictureStore: PictureStore
  report: ImportReport
}

/**
 * Stores the pictures of the given URLs from the archivist's folder. Adds unreadable files to the report, removes used
 * pictures from its skipped records, and marks skipped pictures that no article shows.
 */
export async function storePicturesFromFolder(
  mediaFolder: string,
  pictureUrls: Iterable<string>,
  { pictureStore, report }: PictureStoreAndReport,
): Promise<void> {
  const openedMediaFolder = await MediaFolder.open(mediaFolder)
  const rejectedPictures = await openedMediaFolder.storePictures(pictureUrls, pictureStore)
  for (const { file, reason } of [...openedMediaFolder.unreadableFiles, ...rejectedPictures])
    addRejection(report, createRejection(file, reason))
  report.skipped = report.skipped
    .filter(({ file }) => !openedMediaFolder.isUsed(file))
    .map((each) =>
      openedMediaFolder.containsUnused(each.file) && each.why === 'picture'
        ? { ...each, why: unusedPictureReason }
        : each,
    )
}
