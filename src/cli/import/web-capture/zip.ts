import { Readable } from 'node:stream'
import { type Entry, fromRandomAccessReaderPromise, RandomAccessReader, type ZipFile } from 'yauzl'
import { type Bytes, slice } from './bytes.ts'
import { inflatedBytes } from './inflated-bytes.ts'

/** A file in a zip: its bytes, or why they cannot be read; `name` is `null` where it is the zip that cannot. */
export type ZipEntry = { name: string; bytes: Bytes } | { name: string | null; reason: string }

/** A directory is read by a few dozen bytes at a time, in order: so much of it is fetched at once. */
const windowSize = 64 * 1024

/** APPNOTE.TXT 4.3.7, without the name. */
const localHeaderSize = 30

async function readBytes(bytes: Bytes, start: number, size: number): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of slice(bytes, start, size).stream(0)) chunks.push(chunk)
  return Buffer.concat(chunks)
}

class BytesReader extends RandomAccessReader {
  readonly #bytes: Bytes
  #window = Buffer.alloc(0)
  #windowStart = 0

  constructor(bytes: Bytes) {
    super()
    this.#bytes = bytes
  }

  override read(...[buffer, offset, length, position, done]: Parameters<RandomAccessReader['read']>): void {
    this.#fetch(position, length).then(
      (found) => {
        found.copy(buffer, offset)
        done(found.length < length ? new Error('it ends too soon') : null)
      },
      (error: Error) => done(error),
    )
  }

  async #fetch(start: number, length: number): Promise<Buffer> {
    const at = start - this.#windowStart
    if (at >= 0 && at + length <= this.#window.length) return this.#window.subarray(at, at + length)
    const found = await readBytes(this.#bytes, start, Math.max(length, windowSize))
    // A local header is read between those of the directory, and must not push them out.
    if (length > localHeaderSize) [this.#window, this.#windowStart] = [found, start]
    return found.subarray(0, length)
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

/** The files in a zip of the names that are wanted, as far as its directory can be read. */
export async function* zipEntries(
  file: Bytes,
  size: number,
  isWanted: (name: string) => boolean,
): AsyncGenerator<ZipEntry> {
  try {
    const zip = await fromRandomAccessReaderPromise(new BytesReader(file), size, options)
    for await (const entry of zip.eachEntry())
      if (isWanted(entry.fileNameRaw.toString('utf8'))) yield await entryOf(zip, entry, file)
  } catch (error) {
    yield { name: null, reason: damaged(error as Error) }
  }
}
