import type { SourceFile } from '../../importer.ts'
import type { ByteSource } from '../../source/byte-source.ts'
import { isZip, zipEntries } from '../../source/zip.ts'
import type { WarcFile } from '../records/warc-file.ts'
import { type ListedPage, readPageList } from './page-list.ts'

/** What a file contains: WARC files, what is known of their pages, and what was refused. */
export interface CaptureFiles {
  volumes: WarcFile[]
  /** By `pageKey`. */
  pages: Map<string, ListedPage>
  refused: { name: string | null; reason: string }[]
}

const isWarc = (name: string) => /\.warc(?:\.gz)?$/i.test(name)
const isArc = (name: string) => /\.arc(?:\.gz)?$/i.test(name)
const isPageList = (name: string) => /(?:^|\/)pages\/[\w-]+\.jsonl$/.test(name)

async function openZip(source: SourceFile, bytes: ByteSource): Promise<CaptureFiles> {
  const contents: CaptureFiles = { volumes: [], pages: new Map(), refused: [] }
  const isWanted = (name: string) => isArc(name) || isWarc(name) || isPageList(name)
  for await (const entry of zipEntries(bytes, source.size, isWanted)) {
    const { name } = entry
    if (name !== null && isArc(name)) contents.refused.push({ name, reason: arcReason })
    else if ('reason' in entry) contents.refused.push(entry)
    else if (isPageList(entry.name)) await readPageList(entry.bytes, contents.pages)
    else contents.volumes.push({ source, extension: 'wacz', ...entry })
  }
  if (contents.volumes.length + contents.refused.length === 0)
    contents.refused.push({ name: null, reason: 'holds no WARC file' })
  return contents
}

/** Why ARC is not read, and what to do about it. */
export const arcReason =
  'is an ARC file, which WARC replaced in 2009: convert it first, for example with `warcio recompress old.arc.gz new.warc.gz`'

/** Opens a file, which may hold several. */
export async function openCaptureFiles(source: SourceFile, bytes: ByteSource): Promise<CaptureFiles> {
  if (isZip(source)) return openZip(source, bytes)
  const extension = source.head[0] === 0x1f ? 'warc.gz' : 'warc'
  return { volumes: [{ source, extension, name: null, bytes }], pages: new Map(), refused: [] }
}
