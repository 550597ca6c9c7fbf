import { Readable } from 'node:stream'
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl'
import { type Bytes, slice } from './bytes.ts'
import { inflatedBytes } from './inflated-bytes.ts'

/** A file in a zip: its bytes, or why they cannot be read; `name` is `null` where it is the zip that cannot. */
export type ZipEntry = { name: string; bytes: Bytes } | { name: string | null; reason: string }

class BytesReader extends RandomAccessReader {
  readonly #bytes: Bytes

  constructor(bytes: Bytes) {
    super()
    this.#bytes = bytes
  }

  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(slice(this.#bytes, start, end - start).stream(0), { objectMode: false })
  }
}

const [stored, deflated] = [0, 8]

const damaged = (error: Error) => `is damaged: ${error.message}`

/** Names and sizes that are wrong are no reason to read nothing: nothing is written, and sizes are counted. */
const options = { autoClose: false, decodeStrings: false, validateEntrySizes: false }

async function entryOf(zip: ZipFile, entry: Entry, file: Bytes): Promise<ZipEntry> {
  const { fileNameRaw, compressionMethod, compressedSize } = entry
  const name = fileNameRaw.toString('utf8')
  if (entry.isEncrypted()) return { name, reason: 'is encrypted' }
  if (compressionMethod !== stored && compressionMethod !== deflated)
    return { name, reason: `is compressed in a way that is not read (zip method ${compressionMethod})` }
  const header = await zip.readLocalFileHeaderPromise(entry, { minimal: true }).catch((error: Error) => error)
  if (header instanceof Error) return { name, reason: damaged(header) }
  const bytes = slice(file, header.fileDataStart, compressedSize)
  return { name, bytes: compressionMethod === stored ? bytes : inflatedBytes(bytes) }
}

/** The files in a zip, as far as its directory can be read. */
export async function* zipEntries(file: Bytes, size: number): AsyncGenerator<ZipEntry> {
  try {
    const zip = await fromRandomAccessReaderPromise(new BytesReader(file), size, options)
    for await (const entry of zip.eachEntry()) yield await entryOf(zip, entry, file)
  } catch (error) {
    yield { name: null, reason: damaged(error as Error) }
  }
}
