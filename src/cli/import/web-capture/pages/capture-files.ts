import type { SourceFile } from '../../importer.ts'
import type { ByteSource } from '../../source/byte-source.ts'
import { isZip, readZipEntries } from '../../source/zip.ts'
import type { WarcFile } from '../records/warc-file.ts'
import { addListedPages, type ListedPage } from './page-list.ts'

/**
 * The contents of one or more sources: WARC files, the pages listed in a WACZ, rejected entries, and the
 * names of other files in a zip.
 */
export interface CaptureFiles {
  warcFiles: WarcFile[]
  /** Listed pages by page key (`toPageKey`). */
  listedPageByKey: Map<string, ListedPage>
  rejectedEntries: { name: string | null; reason: string }[]
  otherFileNames: string[]
}

const isWarcName = (name: string) => /\.warc(?:\.gz)?$/i.test(name)
const isArcName = (name: string) => /\.arc(?:\.gz)?$/i.test(name)
const isPageListName = (name: string) => /(?:^|\/)pages\/[\w-]+\.jsonl$/.test(name)

/** True for the name of a file that describes captures, such as an index, a page list or a log. */
const isCaptureMetadataName = (name: string) =>
  /(?:^|\/)(?:(?:indexes|logs|pages)\/.*|datapackage[^/]*\.json|fuzzy\.json|collection\.yaml|.*\.cdxj?(?:\.gz)?)$/.test(
    name,
  )

async function openWarcFilesInZip(source: SourceFile, byteSource: ByteSource): Promise<CaptureFiles> {
  const captureFiles: CaptureFiles = {
    warcFiles: [],
    listedPageByKey: new Map(),
    rejectedEntries: [],
    otherFileNames: [],
  }
  /**
   * Returns true for the name of a file to read. Records the names of files that are unrelated to captures.
   */
  const admitOrListName = (entryName: string) => {
    if (isArcName(entryName) || isWarcName(entryName) || isPageListName(entryName)) return true
    if (!entryName.endsWith('/') && !isCaptureMetadataName(entryName))
      captureFiles.otherFileNames.push(entryName)
    return false
  }
  for await (const entry of readZipEntries(byteSource, source.size, admitOrListName)) {
    const { name } = entry
    if (name !== null && isArcName(name))
      captureFiles.rejectedEntries.push({ name, reason: arcRejectionReason })
    else if ('reason' in entry) captureFiles.rejectedEntries.push(entry)
    else if (isPageListName(entry.name)) await addListedPages(entry.bytes, captureFiles.listedPageByKey)
    else
      captureFiles.warcFiles.push({
        source,
        extension: 'wacz',
        nameInWacz: entry.name,
        byteSource: entry.bytes,
      })
  }
  if (captureFiles.warcFiles.length + captureFiles.rejectedEntries.length > 0) return captureFiles
  const reason =
    'contains no WARC file: copy or download the file again, or unpack it, then import the folder'
  return { ...captureFiles, rejectedEntries: [{ name: null, reason }], otherFileNames: [] }
}

/** Reason for rejecting ARC files, with the remedy. */
export const arcRejectionReason =
  'is an ARC file, which WARC replaced in 2009: convert it, for example with `pip install warcio` and `warcio recompress old.arc.gz new.warc.gz`, then import the new file'

/** Opens the WARC files in a source: the file itself, or every WARC file in a zip. */
export async function openCaptureFiles(source: SourceFile, byteSource: ByteSource): Promise<CaptureFiles> {
  if (isZip(source)) return openWarcFilesInZip(source, byteSource)
  const extension = source.head[0] === 0x1f ? 'warc.gz' : 'warc'
  return {
    warcFiles: [{ source, extension, nameInWacz: null, byteSource }],
    listedPageByKey: new Map(),
    rejectedEntries: [],
    otherFileNames: [],
  }
}
