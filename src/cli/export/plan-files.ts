import { encodeAddress } from '../../model/address.ts'
import type { FileClaims } from './file-claims.ts'
import { toFileNamedByDigest, toFileWithOwnExtension, toPageFile } from './file-name.ts'

/** An address of the release. */
export interface ExportedEntry {
  entry: { address: string; kind: string }
  /** True if all spellings of the address mean the same. */
  matchesAllSpellings: boolean
  /** The key of the object from which its pages are made. */
  objectKey?: string | null | undefined
}

/** An address, and its file in the export. */
export interface PlannedFile extends Pick<ExportedEntry, 'matchesAllSpellings' | 'objectKey'> {
  address: string
  /** The URL as it appears in links. */
  url: string
  file: string
  /** True if every server finds the file at the URL, without a rule. */
  isFoundByUrl: boolean
}

/** Kinds of entries with a single representation whose address has its own extension. */
const kindsWithOwnExtension = new Set(['media', 'sitemap'])

const kindsWithoutDocument = new Set(['moved', 'gone', 'withheld'])

/** Ranks documents first, so that no other entry takes their file names. */
const rankDocumentsFirst = ({ entry }: ExportedEntry) => Number(kindsWithoutDocument.has(entry.kind))

const countAddressSegments = ({ entry }: ExportedEntry) => entry.address.split('/').length

/** Orders deeper addresses first: `/a.html/b` makes `a.html` a folder, whose index can still answer `/a.html`. */
const compareByPriority = (a: ExportedEntry, b: ExportedEntry) =>
  rankDocumentsFirst(a) - rankDocumentsFirst(b) ||
  countAddressSegments(b) - countAddressSegments(a) ||
  (a.entry.address < b.entry.address ? -1 : a.entry.address > b.entry.address ? 1 : 0)

/**
 * Lists the files that every server finds at an address, the best first. The address itself may have to be a
 * folder.
 */
function listCandidateFiles({ address, kind }: ExportedEntry['entry']): string[] {
  if (kindsWithOwnExtension.has(kind)) return [toFileWithOwnExtension(address) ?? []].flat()
  const file = toPageFile(address)
  if (file === null) return []
  return address === `/${file}` ? [file, `${file}/index.html`] : [file]
}

function planFile({ entry, ...otherFacts }: ExportedEntry, claims: FileClaims): PlannedFile {
  const { address } = entry
  const url = encodeAddress(address)
  const file = listCandidateFiles(entry).find((candidateFile) => claims.claim(candidateFile, url))
  return {
    ...otherFacts,
    address,
    url,
    file: file ?? toFileNamedByDigest(url, 'html'),
    isFoundByUrl: file !== undefined,
  }
}

/** Plans the file of every address, in an order that depends only on the release. */
export async function planFiles(
  listedEntries: AsyncIterable<ExportedEntry>,
  claims: FileClaims,
): Promise<PlannedFile[]> {
  const entries: ExportedEntry[] = []
  for await (const entry of listedEntries) entries.push(entry)
  return entries.sort(compareByPriority).map((entry) => planFile(entry, claims))
}
