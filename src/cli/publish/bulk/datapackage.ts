import type { MonthFile } from './known-months.ts'

/** A bulk file of an edition. Its address ends with `baseName` and `.jsonl.gz`. */
export type NamedMonthFile = MonthFile & { baseName: string }

/**
 * Names the files of a month: `2016-04`, or `2016-04-part-1`, `2016-04-part-2`… if there are several. Without
 * `-part-`, the tenth file of articles of an unknown month of 2016 would have October's name, `2016-10`.
 */
export const nameMonthFiles = (month: string, monthFiles: readonly MonthFile[]): NamedMonthFile[] =>
  monthFiles.map((monthFile, index) => ({
    ...monthFile,
    baseName: monthFiles.length === 1 ? month : `${month}-part-${index + 1}`,
  }))

/** Returns the readable address of a bulk file. */
export const toBulkAddress = (editionId: string, fileName: string): string => `/bulk/${editionId}/${fileName}`

/**
 * An edition as described in its data package. `license` is the URL of the licence that all its articles share; `null`
 * if they share none.
 */
interface PackagedEdition {
  id: string
  name: string
  license: string | null
}

/** Formats a Frictionless data package (version 1) that describes an edition's bulk files, with a digest of each. */
export function formatDataPackage(
  { id, name, license }: PackagedEdition,
  origin: string,
  monthFiles: readonly NamedMonthFile[],
): string {
  const resources = monthFiles.map(({ baseName, fileName, byteCount, rowCount }) => ({
    name: baseName,
    path: `${origin}${toBulkAddress(id, `${baseName}.jsonl.gz`)}`,
    format: 'jsonl',
    mediatype: 'application/gzip',
    encoding: 'utf-8',
    compression: 'gz',
    bytes: byteCount,
    hash: `sha256:${fileName.slice(0, 64)}`,
    rows: rowCount,
  }))
  const dataPackage = {
    profile: 'data-package',
    name: id,
    title: name,
    homepage: `${origin}/${id}/`,
    licenses: license === null ? undefined : [{ path: license }],
    resources,
  }
  return `${JSON.stringify(dataPackage, null, 1)}\n`
}
