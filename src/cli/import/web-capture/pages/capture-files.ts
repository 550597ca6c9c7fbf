import type { SourceFile } from '../../importer.ts'
import type { ByteSource } from '../../source/byte-source.ts'
import { isZip, readZipEntries } from '../../source/zip.ts'
import type { WarcFile } from '../records/warc-file.ts'
import { type ListedPage, readPageList } from './page-list.ts'

/** The contents of a file: WARC files, their listed pages, rejected entries, and the names of other files in a zip. */
export interface CaptureFiles {
  warcFiles: WarcFile[]
  /** Listed pages by `toPageKey`. */
  listedPages: Map<string, ListedPage>
  rejected: { name: string | null; reason: string }[]
  otherFiles: string[]
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
  const captureFiles: CaptureFiles = { warcFiles: [], listedPages: new Map(), rejected: [], otherFiles: [] }
  const isWanted = (name: string) => {
    if (isArc(name) || isWarc(name) || isPageList(name)) return true
    if (!name.endsWith('/') && !describesCaptures(name)) captureFiles.otherFiles.push(name)
    return false
  }
  for await (const entry of readZipEntries(bytes, source.size, isWanted)) {
    const { name } = entry
    if (name !== null && isArc(name)) captureFiles.rejected.push({ name, reason: arcReason })
    else if ('reason' in entry) captureFiles.rejected.push(entry)
    else if (isPageList(entry.name)) await readPageList(entry.bytes, captureFiles.listedPages)
    else captureFiles.warcFiles.push({ source, extension: 'wacz', ...entry })
  }
  if (captureFiles.warcFiles.length + captureFiles.rejected.length > 0) return captureFiles
  const reason = 'contains no WARC file: unpack it and import the files, or make the capture again'
  return { ...captureFiles, rejected: [{ name: null, reason }], otherFiles: [] }
}

/** Reason for rejecting ARC files, with the remedy. */
export const arcReason =
  'is an ARC file, which WARC replaced in 2009: convert it first, for example with `warcio recompress old.arc.gz new.warc.gz`'

/** Opens a file, which can contain several WARC files. */
export async function openCaptureFiles(source: SourceFile, bytes: ByteSource): Promise<CaptureFiles> {
  if (isZip(source)) return openZip(source, bytes)
  const extension = source.head[0] === 0x1f ? 'warc.gz' : 'warc'
  return {
    warcFiles: [{ source, extension, name: null, bytes }],
    listedPages: new Map(),
    rejected: [],
    otherFiles: [],
  }
}
