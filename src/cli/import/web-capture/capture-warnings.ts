import type { Edition } from '../../../model/edition.ts'
import { countNoun } from '../text/count-noun.ts'
import type { CaptureIndex } from './pages/capture-index.ts'
import type { ListedPage } from './pages/page-list.ts'

/** Names that a warning lists. */
const maxNames = 20

const listNames = (names: readonly string[]) =>
  names.length <= maxNames
    ? names.join(', ')
    : `${names.slice(0, maxNames).join(', ')} and ${names.length - maxNames} others`

/** Warns of unusual records. */
export function recordWarnings(index: CaptureIndex): string[] {
  const { accompanying, wrongLengths, movedLater } = index
  const warnings: string[] = []
  const kinds = Array.from(accompanying, ([type, count]) => `${count} ${type}`)
  if (kinds.length > 0) warnings.push(`records other than captures: ${listNames(kinds)}`)
  if (wrongLengths > 0)
    warnings.push(`${countNoun(wrongLengths, 'record')} of a wrong length: read to where the next begins`)
  if (movedLater > 0)
    warnings.push(
      `${countNoun(movedLater, 'page')} redirected elsewhere at another time: imported as captured`,
    )
  return warnings
}

/** Warns of hosts that `edition.yaml` does not list. */
export function unlistedHostWarnings(hosts: ReadonlySet<string>, { hosts: listed }: Edition): string[] {
  const missing = [...hosts].filter((host) => !listed.includes(host)).sort()
  return missing.length === 0
    ? []
    : [`articles of hosts that edition.yaml does not list: ${listNames(missing)}`]
}

/** Warns of pages that a WACZ lists but does not contain. */
export function missingPageWarnings(pages: ReadonlyMap<string, ListedPage>, index: CaptureIndex): string[] {
  const missing = Array.from(pages).filter(([key]) => !index.resources.has(key) && !index.redirects.has(key))
  const urls = missing.map(([, { url }]) => url)
  return urls.length === 0 ? [] : [`pages that the file lists but does not contain: ${listNames(urls)}`]
}
