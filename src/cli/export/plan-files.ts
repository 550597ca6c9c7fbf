import { encodeAddress } from '../../model/address.ts'
import type { FileClaims } from './file-claims.ts'
import { toFileNamedByDigest, toFileWithOwnExtension, toPageFile } from './file-name.ts'

/** An entry of the release, to be exported. */
export interface ExportedEntry {
  entry: { address: string; kind: string }
  /** True if all spellings of the address lead to this entry. */
  matchesAllSpellings: boolean
  /** The key of the object from which the entry's pages are rendered. */
  objectKey?: string | null | undefined
}

/** An address, with the file that is planned for it. */
export interface PlannedFile extends Pick<ExportedEntry, 'matchesAllSpellings' | 'objectKey'> {
  address: string
  /** The URL as it appears in links. */
  url: string
  file: string
  /** True if every server finds the file at the URL without a rule. */
  isFoundByUrl: boolean
}

/** Kinds of entries with only one representation, whose addresses have an extension. */
const kindsWithOwnExtension = new Set(['media', 'sitemap'])

const kindsWithoutDocument = new Set(['moved', 'gone', 'withheld'])

/** Ranks documents first, so that no other entry can claim their file names. */
const rankDocumentsFirst = ({ entry }: ExportedEntry) => Number(kindsWithoutDocument.has(entry.kind))

const countAddressSegments = ({ entry }: ExportedEntry) => entry.address.split('/').length

/**
 * Orders documents first, and then deeper addresses. For example, `/a.html/b` makes `a.html` a folder, whose index
 * can still be served at `/a.html`.
 */
const compareByPriority = (a: ExportedEntry, b: ExportedEntry) =>
  rankDocumentsFirst(a) - rankDocumentsFirst(b) ||
  countAddressSegments(b) - countAddressSegments(a) ||
  (a.entry.address < b.entry.address ? -1 : a.entry.address > b.entry.address ? 1 : 0)

/**
 * Lists the files that every server finds at an address, in order of preference. The second file is for an address
 * that must itself be a folder.
 */
function listCandidateFiles({ address, kind }: ExportedEntry['entry']): string[] {
  if (kindsWithOwnExtension.has(kind)) return [toFileWithOwnExtension(address) ?? []].flat()
  const file = toPageFile(address)
  if (file === null) return []
  return address === `/${file}` ? [file, `${file}/index.html`] : [file]
}

function planAndClaimFile({ entry, ...otherFacts }: ExportedEntry, claims: FileClaims): PlannedFile {
  const { address } = entry
  const url = encodeAddress(address)
  const file = listCandidateFiles(entry).find((candidateFile) => claims.tryClaimFile(candidateFile, url))
  return {
    ...otherFacts,
    address,
    url,
    file: file ?? toFileNamedByDigest(url, 'html'),
    isFoundByUrl: file !== undefined,
  }
}

/** Plans and claims a file for every address, in an order that depends only on the release. */
export async function planFiles(
  listedEntries: AsyncIterable<ExportedEntry>,
  claims: FileClaims,
): Promise<PlannedFile[]> {
  const entries: ExportedEntry[] = []
  for await (const entry of listedEntries) entries.push(entry)
  return entries.sort(compareByPriority).map((entry) => planAndClaimFile(entry, claims))
}
