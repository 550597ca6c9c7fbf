import { type Importer, rejectFile } from './importer.ts'
import { isZip } from './source/zip.ts'

/** A zip of anything else than WordPress exports or web captures, which is refused with what to do about it. */
export const otherZipImporter: Importer = {
  name: 'zip',
  detect: isZip,
  async *read({ file }) {
    const reason =
      'is a zip, and not of WordPress exports or web captures: unpack it, and import the folder that comes out'
    yield rejectFile(file, reason)
  },
}
