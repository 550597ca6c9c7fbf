import { constants, inflateRawSync } from 'node:zlib'
import type { SourceFile } from '../../importer.ts'
import { type ByteSource, openBytes } from '../../source/byte-source.ts'
import { copyAgainRemedy } from '../../source/damage-error.ts'
import { readZipEntries, type ZipEntry } from '../../source/zip.ts'
import { isWxrHead } from './is-wxr.ts'

/** Maximum number of files in the zip of an export, which has only a few parts. */
const maxEntries = 10_000

/** Number of bytes of an entry that are examined to detect its format. */
const sampleByteCount = 64 * 1024

const exportNamePattern = /\.(?:xml|wxr|rss|txt|gz)$|^[^.]+$/i

/** The contents of a zip: its exports, each as a source file, and the names of other and of rejected files. */
export interface ExportZip {
  exportFiles: SourceFile[]
  otherFileNames: string[]
  rejectedFiles: { name: string | null; reason: string }[]
}

const [storedMethod, deflatedMethod] = [0, 8]

/** Parses a local file header (PKWARE APPNOTE 4.3.7) at the start of `bytes`; `null` when there is none. */
function parseLocalHeader(bytes: Uint8Array) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length < 30 || view.getUint32(0, true) !== 0x04034b50) return null
  const start = 30 + view.getUint16(26, true) + view.getUint16(28, true)
  return { method: view.getUint16(8, true), size: view.getUint32(18, true), start }
}

function inflateBeginning(data: Uint8Array, method: number): Uint8Array {
  try {
    if (method === storedMethod) return data
    return method === deflatedMethod
      ? inflateRawSync(data, { finishFlush: constants.Z_SYNC_FLUSH })
      : new Uint8Array()
  } catch {
    return new Uint8Array()
  }
}

/** True for a zip with a WordPress export among the files that its first bytes show. */
export function isExportZip({ head }: SourceFile): boolean {
  for (let offset = 0; offset < head.length; ) {
    const header = parseLocalHeader(head.subarray(offset))
    if (header === null) return false
    const { method, size, start } = header
    // A size of 0 belongs to a folder, or the real size follows the data.
    const data = head.subarray(
      offset + start,
      size === 0 ? offset + start + 4096 : Math.min(offset + start + size, offset + start + 4096),
    )
    if (isWxrHead(inflateBeginning(data, method))) return true
    offset += start + size
  }
  return false
}

async function readFirstBytes(bytes: ByteSource): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of bytes.stream(0)) {
    chunks.push(chunk)
    size += chunk.length
    if (size >= sampleByteCount) break
  }
  return Buffer.concat(chunks).subarray(0, sampleByteCount)
}

async function sortEntry(entry: ZipEntry, source: SourceFile, zip: ExportZip): Promise<void> {
  const { name } = entry
  if ('reason' in entry) return void zip.rejectedFiles.push(entry)
  const file = `${source.file}: ${entry.name}`
  const head = await readFirstBytes(entry.bytes).catch((error: Error) => error)
  if (head instanceof Error)
    return void zip.rejectedFiles.push({ name, reason: `cannot be unpacked: ${copyAgainRemedy}` })
  const part = { file, size: source.size, head, stream: () => entry.bytes.stream(0) }
  if (isWxrHead(head)) zip.exportFiles.push(part)
  else zip.otherFileNames.push(entry.name)
}

/** Opens a zip, and examines the beginning of each file that may be an export. */
export async function openExportZip(source: SourceFile): Promise<ExportZip> {
  const zip: ExportZip = { exportFiles: [], otherFileNames: [], rejectedFiles: [] }
  let entryCount = 0
  /** Counts a file, and lists its name if it cannot be an export; true for one that can. */
  const admitName = (name: string) => {
    const isFile = !name.endsWith('/') && ++entryCount <= maxEntries
    if (isFile && !exportNamePattern.test(name)) zip.otherFileNames.push(name)
    return isFile && exportNamePattern.test(name)
  }
  for await (const entry of readZipEntries(await openBytes(source), source.size, admitName))
    await sortEntry(entry, source, zip)
  if (entryCount > maxEntries)
    zip.rejectedFiles.push({
      name: null,
      reason: `contains more than ${maxEntries.toLocaleString('en')} files, so the others were not read: unpack it, then import the folder`,
    })
  return zip
}
