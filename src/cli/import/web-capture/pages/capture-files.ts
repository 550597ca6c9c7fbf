import type { SourceFile } from '../../importer.ts'
import type { ByteSource } from '../../source/byte-source.ts'
import { isZip, readZipEntries } from '../../source/zip.ts'
import type { WarcFile } from '../records/warc-file.ts'
import { addListedPages, type ListedPage } from './page-list.ts'

/** The contents of a file: WARC files, their listed pages, rejected entries, and the names of other files in a zip. */
export interface CaptureFiles {
  warcFiles: WarcFile[]
  /** Listed pages by `toPageKey`. */
  listedPageByKey: Map<string, ListedPage>
  rejectedEntries: { name: string | null; reason: string }[]
  otherFileNames: string[]
}

const isWarc = (name: string) => /\.warc(?:\.gz)?$/i.test(name)
const isArc = (name: string) => /\.arc(?:\.gz)?$/i.test(name)
const isPageList = (name: string) => /(?:^|\/)pages\/[\w-]+\.jsonl$/.test(name)

/** True for a file that describes the captures beside it, such as an index, a list or a log. */
const describesCaptures = (name: string) =>
  /(?:^|\/)(?:(?:indexes|logs|pages)\/.*|datapackage[^/]*\.json|fuzzy\.json|collection\.yaml|.*\.cdxj?(?:\.gz)?)$/.test(
    name,
  )

async function openZip(source: SourceFile, bytes: ByteSource): Promise<CaptureFiles> {
  const captureFiles: CaptureFiles = {
    warcFiles: [],
    listedPageByKey: new Map(),
    rejectedEntries: [],
    otherFileNames: [],
  }
  /** True for a file to read; lists the names of files that have nothing to do with captures. */
  const admitName = (name: string) => {
    if (isArc(name) || isWarc(name) || isPageList(name)) return true
    if (!name.endsWith('/') && !describesCaptures(name)) captureFiles.otherFileNames.push(name)
    return false
  }
  for await (const entry of readZipEntries(bytes, source.size, admitName)) {
    const { name } = entry
    if (name !== null && isArc(name)) captureFiles.rejectedEntries.push({ name, reason: arcReason })
    else if ('reason' in entry) captureFiles.rejectedEntries.push(entry)
    else if (isPageList(entry.name)) await addListedPages(entry.bytes, captureFiles.listedPageByKey)
    else
      captureFiles.warcFiles.push({ source, extension: 'wacz', nameInWacz: entry.name, bytes: entry.bytes })
  }
  if (captureFiles.warcFiles.length + captureFiles.rejectedEntries.length > 0) return captureFiles
  const reason = 'contains no WARC file: unpack it and import the files, or make the capture again'
  return { ...captureFiles, rejectedEntries: [{ name: null, reason }], otherFileNames: [] }
}

/** Reason for rejecting ARC files, with the remedy. */
export const arcReason =
  'is an ARC file, which WARC replaced in 2009: convert it first, for example with `warcio recompress old.arc.gz new.warc.gz`'

/** Opens a file, which can contain several WARC files. */
export async function openCaptureFiles(source: SourceFile, bytes: ByteSource): Promise<CaptureFiles> {
  if (isZip(source)) return openZip(source, bytes)
  const extension = source.head[0] === 0x1f ? 'warc.gz' : 'warc'
  return {
    warcFiles: [{ source, extension, nameInWacz: null, bytes }],
    listedPageByKey: new Map(),
    rejectedEntries: [],
    otherFileNames: [],
  }
}
