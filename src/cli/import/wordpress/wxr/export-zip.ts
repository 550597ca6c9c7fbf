import { constants, inflateRawSync } from 'node:zlib'
import type { SourceFile } from '../../importer.ts'
import { type ByteSource, openByteSource } from '../../source/byte-source.ts'
import { copyAgainRemedy } from '../../source/damage-error.ts'
import { readZipEntries, type ZipEntry } from '../../source/zip.ts'
import { isWxrHead } from './is-wxr.ts'

/** Maximum number of files in a zip. An export has only a few parts. */
const maxFileCount = 10_000

/** Number of bytes at the beginning of an entry that are examined to detect its format. */
const sampleByteCount = 64 * 1024

const exportFileNamePattern = /\.(?:xml|wxr|rss|txt|gz)$|^[^.]+$/i

/** The contents of a zip: its exports as source files, the names of other files, and the rejected files. */
export interface ExportZipContents {
  exportFiles: SourceFile[]
  otherFileNames: string[]
  rejectedFiles: { name: string | null; reason: string }[]
}

const [storedMethod, deflatedMethod] = [0, 8]

/**
 * Parses a local file header (PKWARE APPNOTE 4.3.7) at the start of `bytes`, or returns `null` if there is
 * none.
 */
function parseLocalHeader(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 30 || view.getUint32(0, true) !== 0x04034b50) return null
  const dataOffset = 30 + view.getUint16(26, true) + view.getUint16(28, true)
  return { compressionMethod: view.getUint16(8, true), compressedSize: view.getUint32(18, true), dataOffset }
}

function inflateBeginningOrEmpty(compressedData: Uint8Array, compressionMethod: number): Uint8Array {
  try {
    if (compressionMethod === storedMethod) return compressedData
    return compressionMethod === deflatedMethod
      ? inflateRawSync(compressedData, { finishFlush: constants.Z_SYNC_FLUSH })
      : new Uint8Array()
  } catch {
    return new Uint8Array()
  }
}

/** True for a zip if its first bytes contain the beginning of a WordPress export. */
export function isExportZip({ head }: SourceFile): boolean {
  for (let offset = 0; offset < head.length; ) {
    const header = parseLocalHeader(head.subarray(offset))
    if (header === null) return false
    const { compressionMethod, compressedSize, dataOffset } = header
    // A size of 0 means that the entry is a folder, or that its real size follows its data.
    const compressedData = head.subarray(
      offset + dataOffset,
      compressedSize === 0
        ? offset + dataOffset + 4096
        : Math.min(offset + dataOffset + compressedSize, offset + dataOffset + 4096),
    )
    if (isWxrHead(inflateBeginningOrEmpty(compressedData, compressionMethod))) return true
    offset += dataOffset + compressedSize
  }
  return false
}

async function readFirstBytes(byteSource: ByteSource): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let byteCount = 0
  for await (const chunk of byteSource.streamFrom(0)) {
    chunks.push(chunk)
    byteCount += chunk.length
    if (byteCount >= sampleByteCount) break
  }
  return Buffer.concat(chunks).subarray(0, sampleByteCount)
}

/** Adds an entry to a zip's exports, other files or rejected files. */
async function classifyAndAddEntry(
  entry: ZipEntry,
  zipFile: SourceFile,
  contents: ExportZipContents,
): Promise<void> {
  const { name } = entry
  if ('reason' in entry) return void contents.rejectedFiles.push(entry)
  const file = `${zipFile.file}: ${entry.name}`
  const head = await readFirstBytes(entry.bytes).catch((error: Error) => error)
  if (head instanceof Error)
    return void contents.rejectedFiles.push({ name, reason: `cannot be unpacked: ${copyAgainRemedy}` })
  const entryFile = { file, size: zipFile.size, head, stream: () => entry.bytes.streamFrom(0) }
  if (isWxrHead(head)) contents.exportFiles.push(entryFile)
  else contents.otherFileNames.push(entry.name)
}

/** Lists the contents of a zip. Examines the beginning of each file whose name could be that of an export. */
export async function listExportZipContents(source: SourceFile): Promise<ExportZipContents> {
  const contents: ExportZipContents = { exportFiles: [], otherFileNames: [], rejectedFiles: [] }
  let fileCount = 0
  /**
   * Counts a file, and lists its name if it cannot be an export. Returns true if it may be an export and is
   * within the limit.
   */
  const countAndAdmitName = (entryName: string) => {
    const isFileWithinLimit = !entryName.endsWith('/') && ++fileCount <= maxFileCount
    if (isFileWithinLimit && !exportFileNamePattern.test(entryName)) contents.otherFileNames.push(entryName)
    return isFileWithinLimit && exportFileNamePattern.test(entryName)
  }
  for await (const entry of readZipEntries(await openByteSource(source), source.size, countAndAdmitName))
    await classifyAndAddEntry(entry, source, contents)
  if (fileCount > maxFileCount)
    contents.rejectedFiles.push({
      name: null,
      reason: `contains more than ${maxFileCount.toLocaleString('en')} files, so the others were not read: unpack the zip, and import the folder`,
    })
  return contents
}
