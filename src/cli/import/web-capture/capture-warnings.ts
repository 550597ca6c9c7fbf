import type { Edition } from '../../../model/edition.ts'
import { countNoun } from '../text/count-noun.ts'
import type { CaptureIndex } from './pages/capture-index.ts'
import type { ListedPage } from './pages/page-list.ts'

/** Maximum number of names in a warning. */
const maxNames = 20

const formatNames = (names: readonly string[]) =>
  names.length <= maxNames
    ? names.join(', ')
    : `${names.slice(0, maxNames).join(', ')} and ${countNoun(names.length - maxNames, 'other')}`

/** Warns about unusual records. */
export function createRecordWarnings(index: CaptureIndex): string[] {
  const { accompanyingCountByType, wrongLengthCount, movedPageCount } = index
  const warnings: string[] = []
  const kinds = Array.from(accompanyingCountByType, ([type, count]) => `${count} ${type}`)
  if (kinds.length > 0)
    warnings.push(`records other than pages and pictures were left out: ${formatNames(kinds)}`)
  if (wrongLengthCount > 0)
    warnings.push(`${countNoun(wrongLengthCount, 'record')} with a wrong length, read up to the next record`)
  if (movedPageCount > 0)
    warnings.push(
      `${countNoun(movedPageCount, 'page')} also captured as redirects, at another time: imported as pages`,
    )
  return warnings
}

/** Warns about hosts that `edition.yaml` does not list. */
export function createUnlistedHostWarnings(hosts: ReadonlySet<string>, { hosts: listed }: Edition): string[] {
  const unlistedHosts = [...hosts].filter((host) => !listed.includes(host)).sort()
  return unlistedHosts.length === 0
    ? []
    : [
        `articles are on hosts that edition.yaml does not list, so links to them lead nowhere: ${formatNames(unlistedHosts)}: add these to hosts there, or import them into another edition`,
      ]
}

/** Warns about pages that a WACZ lists but does not contain. */
export function createMissingPageWarnings(
  pages: ReadonlyMap<string, ListedPage>,
  index: CaptureIndex,
): string[] {
  const missingPages = Array.from(pages).filter(
    ([key]) => !index.resourceByPageKey.has(key) && !index.redirectByPageKey.has(key),
  )
  const urls = missingPages.map(([, { url }]) => url)
  return urls.length === 0
    ? []
    : [
        `lists pages that it does not contain: ${formatNames(urls)}: capture them again, or look for another file`,
      ]
}
