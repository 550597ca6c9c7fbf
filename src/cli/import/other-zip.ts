import { createRejection, type Importer } from './importer.ts'
import { isZip } from './source/zip.ts'

/** A zip of any other files. An import opens only files named `.zip`, since office documents are zips too. */
export const otherZipImporter: Importer = {
  name: 'zip',
  detect: isZip,
  async *read({ file }) {
    const reason =
      'is a document of an office program, or a zip under another name: save it as a web page or plain text, or name it .zip'
    yield createRejection(file, reason)
  },
}
