import type { SourceFile } from '../../importer.ts'
import type { ByteSource } from '../../source/byte-source.ts'
import { isZip, zipEntries } from '../../source/zip.ts'
import type { WarcFile } from '../records/warc-file.ts'
import { type ListedPage, readPageList } from './page-list.ts'

/** The contents of a file: WARC files, their listed pages, and rejected entries. */
export interface CaptureFiles {
  files: WarcFile[]
  /** Listed pages by `toPageKey`. */
  pages: Map<string, ListedPage>
  rejected: { name: string | null; reason: string }[]
}

const isWarc = (name: string) => /\.warc(?:\.gz)?$/i.test(name)
const isArc = (name: string) => /\.arc(?:\.gz)?$/i.test(name)
const isPageList = (name: string) => /(?:^|\/)pages\/[\w-]+\.jsonl$/.test(name)

async function openZip(source: SourceFile, bytes: ByteSource): Promise<CaptureFiles> {
  const contents: CaptureFiles = { files: [], pages: new Map(), rejected: [] }
  const isWanted = (name: string) => isArc(name) || isWarc(name) || isPageList(name)
  for await (const entry of zipEntries(bytes, source.size, isWanted)) {
    const { name } = entry
    if (name !== null && isArc(name)) contents.rejected.push({ name, reason: arcReason })
    else if ('reason' in entry) contents.rejected.push(entry)
    else if (isPageList(entry.name)) await readPageList(entry.bytes, contents.pages)
    else contents.files.push({ source, extension: 'wacz', ...entry })
  }
  if (contents.files.length + contents.rejected.length === 0)
    contents.rejected.push({
      name: null,
      reason: 'contains no WARC file: unpack it and import the files, or make the capture again',
    })
  return contents
}

/** Reason for rejecting ARC files, with the remedy. */
export const arcReason =
  'is an ARC file, which WARC replaced in 2009: convert it first, for example with `warcio recompress old.arc.gz new.warc.gz`'

/** Opens a file, which can contain several WARC files. */
export async function openCaptureFiles(source: SourceFile, bytes: ByteSource): Promise<CaptureFiles> {
  if (isZip(source)) return openZip(source, bytes)
  const extension = source.head[0] === 0x1f ? 'warc.gz' : 'warc'
  return { files: [{ source, extension, name: null, bytes }], pages: new Map(), rejected: [] }
}
