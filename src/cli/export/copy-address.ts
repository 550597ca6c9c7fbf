import type { SiteResponse } from '../site/site.ts'
import { claimRepresentations, copyRepresentations, type RepresentationFile } from './copy-representations.ts'
import { toFileNamedByDigest } from './file-name.ts'
import type { PlannedFile } from './plan-files.ts'
import { contentTypeOf, fetchExpected, type StaticCopy, staticPageFromResponse } from './static-copy.ts'
import { renderRedirectPage } from './static-page.ts'

const isPage = (response: SiteResponse) => contentTypeOf(response).startsWith('text/html')

interface DocumentResponse {
  response: SiteResponse
  representations: RepresentationFile[]
}

async function copyDocument(
  copy: StaticCopy,
  planned: PlannedFile,
  { response, representations }: DocumentResponse,
): Promise<void> {
  const { url, file, isFoundByUrl, matchesAllSpellings } = planned
  const renamed = await copyRepresentations(copy, planned, representations)
  copy.target.write(file, isPage(response) ? staticPageFromResponse(copy, response, renamed) : response.body)
  copy.rules.contentTypes.set(file.slice(file.lastIndexOf('.') + 1).toLowerCase(), contentTypeOf(response))
  if (!isFoundByUrl) copy.rules.renamedFiles.push({ url, file, matchesAllSpellings })
}

function copyRedirect(
  copy: StaticCopy,
  { url, file, matchesAllSpellings }: PlannedFile,
  { headers }: SiteResponse,
): void {
  const to = headers.get('location') ?? '/'
  const renamed = copy.renamedFiles.get(to)
  const plainTo = renamed === undefined ? to : `/${renamed}`
  copy.target.write(file, renderRedirectPage(plainTo))
  copy.rules.redirects.push({ url, file, matchesAllSpellings, to, plainTo })
}

function copyAbsence(
  copy: StaticCopy,
  { url, file, matchesAllSpellings }: PlannedFile,
  response: SiteResponse,
): void {
  const page = toFileNamedByDigest(url, 'html')
  const text = staticPageFromResponse(copy, response)
  for (const copyFile of new Set([file, page])) copy.target.write(copyFile, text)
  copy.rules.absences.push({
    url,
    file,
    page,
    matchesAllSpellings,
    status: response.status === 451 ? 451 : 410,
  })
}

/** Copies an address of the release: a document with its representations, a redirect, or the page for a takedown. */
export async function copyAddress(copy: StaticCopy, planned: PlannedFile): Promise<void> {
  const inTurn = copy.turns.take()
  const expected = [200, 301, 410, 451]
  const response = await fetchExpected(
    copy,
    { url: planned.url, accept: 'text/html', objectKey: planned.objectKey },
    expected,
  )
  const representations = await inTurn(() =>
    response?.status === 200 && isPage(response) ? claimRepresentations(copy, planned, response) : [],
  )
  if (response?.status === 200) await copyDocument(copy, planned, { response, representations })
  else if (response?.status === 301) copyRedirect(copy, planned, response)
  else if (response) copyAbsence(copy, planned, response)
}
