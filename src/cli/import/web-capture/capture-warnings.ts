import type { Edition } from '../../../model/edition.ts'
import { countNoun } from '../text/count-noun.ts'
import type { CaptureIndex } from './pages/capture-index.ts'
import type { ListedPage } from './pages/page-list.ts'

/** How many of a kind are named. */
const mostNamed = 20

const named = (all: readonly string[]) =>
  all.length <= mostNamed
    ? all.join(', ')
    : `${all.slice(0, mostNamed).join(', ')} and ${all.length - mostNamed} others`

/** What an archivist should know of a file's records. */
export function recordWarnings(survey: CaptureIndex): string[] {
  const { accompanying, wrongLengths, movedLater } = survey
  const warnings: string[] = []
  const kinds = Array.from(accompanying, ([type, count]) => `${count} ${type}`)
  if (kinds.length > 0) warnings.push(`records that are no captures: ${named(kinds)}`)
  if (wrongLengths > 0)
    warnings.push(`${countNoun(wrongLengths, 'record')} of a wrong length: read to where the next begins`)
  if (movedLater > 0)
    warnings.push(`${countNoun(movedLater, 'page')} redirected elsewhere at another time: kept as captured`)
  return warnings
}

/** Which hosts `edition.yaml` should list. */
export function unlistedHostWarnings(hosts: ReadonlySet<string>, { hosts: listed }: Edition): string[] {
  const missing = [...hosts].filter((host) => !listed.includes(host)).sort()
  return missing.length === 0 ? [] : [`articles of hosts that edition.yaml does not list: ${named(missing)}`]
}

/** Which pages a WACZ lists but does not hold. */
export function missingPageWarnings(pages: ReadonlyMap<string, ListedPage>, survey: CaptureIndex): string[] {
  const missing = Array.from(pages).filter(([key]) => !survey.captured.has(key) && !survey.redirects.has(key))
  const urls = missing.map(([, { url }]) => url)
  return urls.length === 0 ? [] : [`pages that the file lists but does not hold: ${named(urls)}`]
}
