import { forEachConcurrently } from '../content/files/for-each-concurrently.ts'
import type { Site } from '../site/site.ts'
import { renderHtaccessByFolder } from './apache.ts'
import { copyAddress } from './copy-address.ts'
import { FileClaims } from './file-claims.ts'
import { renderExportReadme, renderHeadersFile, renderRedirectsFile } from './hosting-files.ts'
import { renderNginxHttp, renderNginxServer } from './nginx.ts'
import { type ExportedEntry, planFiles } from './plan-files.ts'
import type { ServerRules } from './server-rules.ts'
import {
  type CopyFailure,
  fetchOrRecordFailure,
  type StaticCopy,
  staticPageFromResponse,
} from './static-copy.ts'
import { TargetFolder } from './target-folder.ts'
import { TurnQueue } from './turn-queue.ts'

/** The counts and failures of a static export. */
export interface StaticExportSummary {
  addresses: number
  files: number
  failures: CopyFailure[]
}

/** A release, and the site that serves it. */
export interface ExportedRelease {
  site: Site
  /** The digest of the release's root. */
  rootDigest: string
  entries: AsyncIterable<ExportedEntry>
  /** Called after each address, with the total number of addresses. */
  onAddressCopied: (total: number) => void
}

/**
 * Copies responses that do not belong to an address of the release: the page for unknown addresses, and those
 * endpoints that can be files.
 */
async function copyEndpoints(copy: StaticCopy): Promise<void> {
  for (const path of ['/robots.txt', '/favicon.svg', '/schema/article.json']) {
    const response = await fetchOrRecordFailure(copy, { url: path, accept: '*/*' })
    if (response) copy.target.writeNewFile(path.slice(1), response.body)
  }
  const notFoundResponse = await fetchOrRecordFailure(copy, { url: '/404.html', accept: 'text/html' }, [404])
  if (notFoundResponse) copy.target.writeNewFile('404.html', staticPageFromResponse(copy, notFoundResponse))
}

const compareByUrl = (a: { url: string }, b: { url: string }) => (a.url < b.url ? -1 : 1)

/** Writes the rules for web servers, sorted by URL so that two exports of a release are identical. */
function writeRuleFiles({ target, rules }: StaticCopy, rootDigest: string): void {
  for (const urlRules of [rules.redirects, rules.absences, rules.renamedFiles]) urlRules.sort(compareByUrl)
  const sortedRules: ServerRules = {
    ...rules,
    mediaTypeByExtension: new Map([...rules.mediaTypeByExtension].sort(([a], [b]) => (a < b ? -1 : 1))),
  }
  for (const [folder, text] of renderHtaccessByFolder(sortedRules))
    target.writeNewFile(`${folder}${folder === '' ? '' : '/'}.htaccess`, text)
  target.writeNewFile('nginx-http.conf', renderNginxHttp(sortedRules))
  target.writeNewFile('nginx-server.conf', renderNginxServer(sortedRules))
  target.writeNewFile('_redirects', renderRedirectsFile(sortedRules))
  target.writeNewFile('_headers', renderHeadersFile(sortedRules))
  target.writeNewFile('.nojekyll', '')
  target.writeNewFile('README.txt', renderExportReadme(rootDigest))
}

/** Copies a served release into an empty folder: every address in every representation, and rules for web servers. */
export async function exportStatic(
  { site, rootDigest, entries, onAddressCopied }: ExportedRelease,
  folder: string,
): Promise<StaticExportSummary> {
  const claims = new FileClaims()
  const plannedFiles = await planFiles(entries, claims)
  const renamedFileByUrl = new Map(
    plannedFiles.flatMap(({ isFoundByUrl, url, file }) => (isFoundByUrl ? [] : [[url, file] as const])),
  )
  const rules: ServerRules = {
    redirects: [],
    absences: [],
    renamedFiles: [],
    mediaTypeByExtension: new Map(),
  }
  const target = new TargetFolder(folder)
  const turns = new TurnQueue()
  const copy: StaticCopy = {
    site,
    target,
    claims,
    turns,
    rules,
    renamedFileByUrl,
    failures: [],
  }
  await forEachConcurrently(plannedFiles, site.maxConcurrentRequests, async (plannedFile) => {
    await copyAddress(copy, plannedFile)
    onAddressCopied(plannedFiles.length)
  })
  await copyEndpoints(copy)
  writeRuleFiles(copy, rootDigest)
  return {
    addresses: plannedFiles.length,
    files: target.fileCount,
    failures: copy.failures.sort(compareByUrl),
  }
}
