import type { Edition } from '../../../model/edition.ts'
import { countNoun } from '../text/count-noun.ts'
import type { CaptureIndex } from './pages/capture-index.ts'
import type { ListedPage } from './pages/page-list.ts'

/** Maximum number of names listed in a warning. */
const maxNameCount = 20

const joinFirstNames = (names: readonly string[]) =>
  names.length <= maxNameCount
    ? names.join(', ')
    : `${names.slice(0, maxNameCount).join(', ')} and ${countNoun(names.length - maxNameCount, 'other')}`

/** Creates warnings about omitted records, wrong lengths, and pages that were also redirects. */
export function createRecordWarnings(index: CaptureIndex): string[] {
  const { accompanyingCountByRecordType, wrongLengthRecordCount, alsoRedirectedPageCount } = index
  const warnings: string[] = []
  const countTexts = Array.from(accompanyingCountByRecordType, ([type, count]) => `${count} ${type}`)
  if (countTexts.length > 0)
    warnings.push(`records other than pages and pictures were left out: ${joinFirstNames(countTexts)}`)
  if (wrongLengthRecordCount > 0)
    warnings.push(
      `${countNoun(wrongLengthRecordCount, 'record')} stated a wrong length: each was read up to the next record`,
    )
  if (alsoRedirectedPageCount > 0)
    warnings.push(
      `addresses captured once as a page, and once as a redirect, were imported as pages: ${alsoRedirectedPageCount}`,
    )
  return warnings
}

export function createUnlistedHostWarnings(articleHosts: ReadonlySet<string>, edition: Edition): string[] {
  const unlistedHosts = [...articleHosts].filter((host) => !edition.hosts.includes(host)).sort()
  return unlistedHosts.length === 0
    ? []
    : [
        `articles are on hosts that edition.yaml does not list, so links to them lead nowhere: ${joinFirstNames(unlistedHosts)}. Add them to hosts there, or import them into another edition`,
      ]
}

/** Creates a warning about pages that a WACZ lists but does not contain. */
export function createMissingPageWarnings(
  listedPageByKey: ReadonlyMap<string, ListedPage>,
  index: CaptureIndex,
): string[] {
  const missingPages = Array.from(listedPageByKey).filter(
    ([key]) => !index.resourceByPageKey.has(key) && !index.redirectByPageKey.has(key),
  )
  const missingUrls = missingPages.map(([, { url }]) => url)
  return missingUrls.length === 0
    ? []
    : [
        `lists pages that it does not contain: ${joinFirstNames(missingUrls)}. Capture them again, or look for another file`,
      ]
}
