import type { BulkPart } from './known-months.ts'

/** A file of an edition, by the name at the end of its address. */
export type NamedPart = BulkPart & { title: string }

/** The address of a bulk file. */
export const bulkAddress = (edition: string, fileName: string): string => `/bulk/${edition}/${fileName}`

/** Describes an edition's bulk files as a Frictionless data package (version 1), with a digest of each. */
export function describePackage(
  { id, name }: { id: string; name: string },
  origin: string,
  parts: readonly NamedPart[],
): string {
  const resources = parts.map(({ title, name: fileName, size, rows }) => ({
    name: title,
    path: `${origin}${bulkAddress(id, `${title}.jsonl.gz`)}`,
    format: 'jsonl',
    mediatype: 'application/gzip',
    encoding: 'utf-8',
    compression: 'gz',
    bytes: size,
    hash: `sha256:${fileName.slice(0, 64)}`,
    rows,
  }))
  const described = {
    profile: 'data-package',
    name: id,
    title: name,
    homepage: `${origin}/${id}/`,
    resources,
  }
  return `${JSON.stringify(described, null, 1)}\n`
}
