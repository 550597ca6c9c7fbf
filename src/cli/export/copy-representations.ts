import { type LinkedRepresentation, parseLinkedRepresentations, type SiteResponse } from '../site/site.ts'
import { toFileNamedByDigest, toRepresentationFile } from './file-name.ts'
import type { PlannedFile } from './plan-files.ts'
import { contentTypeOf, fetchOrRecordFailure, type StaticCopy } from './static-copy.ts'

/** A representation of a page other than HTML, with its file. */
export interface RepresentationFile extends LinkedRepresentation {
  extension: string
  file: string
  /** True if every server finds the file at the URL without a rule. */
  isFoundByUrl: boolean
}

/** Returns the extension that an explicit URL adds to a page's URL, such as `json` or `feed.json`. */
function extractAppendedExtension(explicitUrl: string, url: string): string {
  const [path = '', plainPath = ''] = [explicitUrl.split('?', 1)[0], url.split('?', 1)[0]]
  return path.slice(plainPath.length + (plainPath.endsWith('/') ? 'index.'.length : '.'.length))
}

/**
 * Claims a file for each of a page's other representations. The file is at the explicit URL if it can have that name;
 * otherwise, it is named by a digest.
 */
export function claimRepresentationFiles(
  { claims }: StaticCopy,
  { url: pageUrl, address, isFoundByUrl: isPageFoundByUrl }: PlannedFile,
  pageResponse: SiteResponse,
): RepresentationFile[] {
  return parseLinkedRepresentations(pageResponse).map(({ url, mediaType }) => {
    const extension = extractAppendedExtension(url, pageUrl)
    const wantedFile = isPageFoundByUrl ? toRepresentationFile(address, extension) : null
    const isFoundByUrl = wantedFile !== null && claims.tryClaimFile(wantedFile, url)
    return {
      url,
      mediaType,
      extension,
      file: isFoundByUrl ? wantedFile : toFileNamedByDigest(url, extension),
      isFoundByUrl,
    }
  })
}

async function copyRepresentation(
  copy: StaticCopy,
  { objectKey }: PlannedFile,
  { url, mediaType, extension, file }: RepresentationFile,
): Promise<void> {
  const response = await fetchOrRecordFailure(copy, { url, accept: mediaType, objectKey })
  if (!response) return
  copy.target.writeNewFile(file, response.body)
  copy.rules.mediaTypeByExtension.set(extension, contentTypeOf(response))
}

/** Copies a page's other representations. */
export async function copyRepresentations(
  copy: StaticCopy,
  plannedFile: PlannedFile,
  representations: readonly RepresentationFile[],
): Promise<void> {
  await Promise.all(
    representations.map((representation) => copyRepresentation(copy, plannedFile, representation)),
  )
  const { matchesAllSpellings } = plannedFile
  for (const { url, file, isFoundByUrl } of representations)
    if (!isFoundByUrl) copy.rules.renamedFiles.push({ url, file, matchesAllSpellings })
}

/** Returns URL → file, for representations whose files have names that differ from their URLs. */
export const mapRenamedRepresentations = (
  representations: readonly RepresentationFile[],
): Map<string, string> =>
  new Map(representations.flatMap(({ url, file, isFoundByUrl }) => (isFoundByUrl ? [] : [[url, file]])))
