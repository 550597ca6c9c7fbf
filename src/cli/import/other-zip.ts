import { createRejection, type Importer } from './importer.ts'
import { isZip } from './source/zip.ts'

/**
 * Rejects a zip whose name does not end in `.zip`. The import unpacks only `.zip` files, because office documents are
 * zips too.
 */
export const otherZipImporter: Importer = {
  name: 'zip',
  recognises: isZip,
  async *read({ file }) {
    const reason =
      'is an office document, or a zip whose name does not end in .zip: save the document as a web page or plain text, or rename the zip so that its name ends in .zip'
    yield createRejection(file, reason)
  },
}
