import { isUtf8 } from 'node:buffer'
import {
  type Entry,
  fromRandomAccessReaderPromise,
  getFileNameLowLevel,
  RandomAccessReader,
  type ZipFile,
} from 'yauzl'
import type { SourceFile } from '../importer.ts'
import { ByteReader } from './byte-reader.ts'
import { type ByteSource, sliceByteSource } from './byte-source.ts'
import { copyAgainRemedy } from './damage-error.ts'
import { openInflated } from './open-inflated.ts'

/** An entry of a zip, or the reason why the entry cannot be read; `name` is `null` if the zip itself is unreadable. */
export type ZipEntry = { name: string; bytes: ByteSource } | { name: string | null; reason: string }

/** True for the first bytes of a zip that contains a file (PKWARE APPNOTE 4.3.7). */
export const isZip = ({ head }: Pick<SourceFile, 'head'>): boolean =>
  head[0] === 0x50 && head[1] === 0x4b && head[2] === 3 && head[3] === 4

/** Number of bytes per read. Without this window, yauzl would read a zip's directory in pieces of about fifty bytes. */
const windowByteCount = 64 * 1024

/** Serves yauzl's small reads from a window that moves through the file. */
class ZipWindowReader extends RandomAccessReader {
  readonly #byteSource: ByteSource
  #window: { start: number; bytes: Buffer } = { start: 0, bytes: Buffer.alloc(0) }

  constructor(byteSource: ByteSource) {
    super()
    this.#byteSource = byteSource
  }

  override read(
    ...[buffer, offset, length, position, callback]: Parameters<RandomAccessReader['read']>
  ): void {
    this.#readPiece(position, length).then(
      (piece) => callback(piece.copy(buffer, offset) < length ? new Error('unexpected EOF') : null),
      callback,
    )
  }

  async #readPiece(position: number, length: number): Promise<Buffer> {
    const { start, bytes } = this.#window
    if (position < start || position + length > start + bytes.length) {
      const reader = new ByteReader(
        sliceByteSource(this.#byteSource, position, Math.max(length, windowByteCount)).streamFrom(0),
      )
      this.#window = { start: position, bytes: await reader.peekAtLeast(Math.max(length, windowByteCount)) }
      await reader.close()
    }
    const pieceOffset = position - this.#window.start
    return this.#window.bytes.subarray(pieceOffset, pieceOffset + length)
  }
}

const [storedMethod, deflatedMethod] = [0, 8]

const damagedZipReason = `is a damaged zip: ${copyAgainRemedy}`

/** Tolerate wrong names and sizes: names are checked where files are written, and sizes are counted while reading. */
const yauzlOptions = { autoClose: false, decodeStrings: false, validateEntrySizes: false }

/**
 * Decodes a name as UTF-8 if it is valid UTF-8, which many programs write without setting the flag; otherwise as code
 * page 437 (APPNOTE D.1).
 */
const decodeEntryName = ({ fileNameRaw, extraFields }: Entry): string =>
  isUtf8(fileNameRaw) ? fileNameRaw.toString('utf8') : getFileNameLowLevel(0, fileNameRaw, extraFields, true)

async function toZipEntry(zip: ZipFile, entry: Entry, zipBytes: ByteSource): Promise<ZipEntry> {
  const { compressionMethod, compressedSize } = entry
  const name = decodeEntryName(entry)
  if (entry.isEncrypted())
    return { name, reason: 'is encrypted: unpack the zip with its password, then import the folder' }
  if (compressionMethod !== storedMethod && compressionMethod !== deflatedMethod)
    return {
      name,
      reason: `is compressed by a method that morgue cannot read (zip method ${compressionMethod}): unpack the zip with another program, such as 7-Zip, then import the folder`,
    }
  const headerOrError = await zip
    .readLocalFileHeaderPromise(entry, { minimal: true })
    .catch((error: Error) => error)
  if (headerOrError instanceof Error) return { name, reason: `is damaged in this zip: ${copyAgainRemedy}` }
  const bytes = sliceByteSource(zipBytes, headerOrError.fileDataStart, compressedSize)
  return { name, bytes: compressionMethod === storedMethod ? bytes : openInflated(bytes) }
}

/** Yields a zip's entries with wanted names, as far as its directory is readable. */
export async function* readZipEntries(
  zipBytes: ByteSource,
  zipByteCount: number,
  isWanted: (name: string) => boolean,
): AsyncGenerator<ZipEntry> {
  try {
    const zip = await fromRandomAccessReaderPromise(new ZipWindowReader(zipBytes), zipByteCount, yauzlOptions)
    const wantedEntries: Entry[] = []
    for await (const entry of zip.eachEntry()) if (isWanted(decodeEntryName(entry))) wantedEntries.push(entry)
    for (const entry of wantedEntries) yield await toZipEntry(zip, entry, zipBytes)
  } catch {
    yield { name: null, reason: damagedZipReason }
  }
}
