import { type Importer, rejectFile } from './importer.ts'
import { isZip } from './source/zip.ts'

/** Rejects every other zip, with the remedy. */
export const otherZipImporter: Importer = {
  name: 'zip',
  detect: isZip,
  async *read({ file }) {
    const reason =
      'is a zip of something other than WordPress exports or web captures: unpack it, then import the folder'
    yield rejectFile(file, reason)
  },
}
