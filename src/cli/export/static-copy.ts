import { describeStatus, type Site, type SiteRequest, type SiteResponse } from '../site/site.ts'
import type { FileClaims } from './file-claims.ts'
import type { ServerRules } from './server-rules.ts'
import { toStaticPage } from './static-page.ts'
import type { TargetFolder } from './target-folder.ts'
import type { TurnQueue } from './turn-queue.ts'

/** A URL whose response had an unexpected status, such as `500` or `no response`. */
export interface CopyFailure {
  url: string
  status: string
}

/** A static export in progress. */
export interface StaticCopy {
  site: Site
  target: TargetFolder
  claims: FileClaims
  /** Lets addresses claim the files of their representations in a fixed order. */
  turns: TurnQueue
  rules: ServerRules
  /** URL → file, for files whose names differ from their URLs. */
  renamedFileByUrl: ReadonlyMap<string, string>
  failures: CopyFailure[]
}

export const contentTypeOf = ({ headers }: SiteResponse): string =>
  headers.get('content-type') ?? 'application/octet-stream'

/** Requests a URL of the archive. If the status is not one of those expected, records a failure and returns `null`. */
export async function fetchOrRecordFailure(
  { site, failures }: StaticCopy,
  { url, ...siteRequest }: Omit<SiteRequest, 'method'> & { url: string },
  expectedStatuses: readonly number[] = [200],
): Promise<SiteResponse | null> {
  const response = await site.fetchResponse(url, { method: 'GET', ...siteRequest })
  if (expectedStatuses.includes(response.status)) return response
  failures.push({ url, status: describeStatus(response) })
  return null
}

/**
 * Converts a page's response to the text of its file.
 * @param renamedRepresentationByUrl URL → file, for this page's representations with renamed files
 */
export function staticPageFromResponse(
  copy: StaticCopy,
  { headers, body }: SiteResponse,
  renamedRepresentationByUrl: ReadonlyMap<string, string> = new Map(),
): string {
  const renamedFileByUrl = {
    get: (url: string) => renamedRepresentationByUrl.get(url) ?? copy.renamedFileByUrl.get(url),
  }
  const [contentSecurityPolicy, robotsTag] = [
    headers.get('content-security-policy'),
    headers.get('x-robots-tag'),
  ]
  return toStaticPage(new TextDecoder().decode(body), {
    contentSecurityPolicy,
    robotsTag,
    renamedFileByUrl,
  })
}
