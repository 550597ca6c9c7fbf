import type { SiteResponse } from '../site/site.ts'
import {
  claimRepresentationFiles,
  copyRepresentations,
  mapRenamedRepresentations,
  type RepresentationFile,
} from './copy-representations.ts'
import { toFileNamedByDigest } from './file-name.ts'
import type { PlannedFile } from './plan-files.ts'
import {
  contentTypeOf,
  fetchOrRecordFailure,
  type StaticCopy,
  staticPageFromResponse,
} from './static-copy.ts'
import { renderRedirectPage } from './static-page.ts'

const isHtmlPage = (response: SiteResponse) => contentTypeOf(response).startsWith('text/html')

interface DocumentResponse {
  response: SiteResponse
  representations: RepresentationFile[]
}

async function copyDocument(
  copy: StaticCopy,
  plannedFile: PlannedFile,
  { response, representations }: DocumentResponse,
): Promise<void> {
  const { url, file, isFoundByUrl, matchesAllSpellings } = plannedFile
  await copyRepresentations(copy, plannedFile, representations)
  copy.target.writeNewFile(
    file,
    isHtmlPage(response)
      ? staticPageFromResponse(copy, response, mapRenamedRepresentations(representations))
      : response.body,
  )
  copy.rules.mediaTypeByExtension.set(
    file.slice(file.lastIndexOf('.') + 1).toLowerCase(),
    contentTypeOf(response),
  )
  if (!isFoundByUrl) copy.rules.renamedFiles.push({ url, file, matchesAllSpellings })
}

function copyRedirect(
  copy: StaticCopy,
  { url, file, matchesAllSpellings }: PlannedFile,
  { headers }: SiteResponse,
): void {
  const targetUrl = headers.get('location') ?? '/'
  const renamedFile = copy.renamedFileByUrl.get(targetUrl)
  const targetUrlWithoutRules = renamedFile === undefined ? targetUrl : `/${renamedFile}`
  copy.target.writeNewFile(file, renderRedirectPage(targetUrlWithoutRules))
  copy.rules.redirects.push({
    url,
    file,
    matchesAllSpellings,
    targetUrl,
    targetUrlWithoutRules,
  })
}

function copyAbsence(
  copy: StaticCopy,
  { url, file, matchesAllSpellings }: PlannedFile,
  response: SiteResponse,
): void {
  const pageFile = toFileNamedByDigest(url, 'html')
  const pageHtml = staticPageFromResponse(copy, response)
  for (const fileToWrite of new Set([file, pageFile])) copy.target.writeNewFile(fileToWrite, pageHtml)
  copy.rules.absences.push({
    url,
    file,
    pageFile: pageFile,
    matchesAllSpellings,
    status: response.status === 451 ? 451 : 410,
  })
}

/** Copies an address of the release: a document with its representations, a redirect, or the page of a takedown. */
export async function copyAddress(copy: StaticCopy, plannedFile: PlannedFile): Promise<void> {
  const runInTurn = copy.turns.takeTurn()
  const expectedStatuses = [200, 301, 410, 451]
  const response = await fetchOrRecordFailure(
    copy,
    { url: plannedFile.url, accept: 'text/html', objectKey: plannedFile.objectKey },
    expectedStatuses,
  )
  const representations = await runInTurn(() =>
    response?.status === 200 && isHtmlPage(response)
      ? claimRepresentationFiles(copy, plannedFile, response)
      : [],
  )
  if (response?.status === 200) await copyDocument(copy, plannedFile, { response, representations })
  else if (response?.status === 301) copyRedirect(copy, plannedFile, response)
  else if (response) copyAbsence(copy, plannedFile, response)
}
