import type { Edition } from '../../../model/edition.ts'
import { importSavedPageRemedy } from '../source/save-page-remedy.ts'
import { countNoun } from '../text/count-noun.ts'
import type { CaptureIndex } from './pages/capture-index.ts'
import type { ListedPage } from './pages/page-list.ts'

/** Maximum number of names listed in a warning. */
const maxNameCount = 20

const joinFirstNames = (names: readonly string[]) =>
  names.length <= maxNameCount
    ? names.join(', ')
    : `${names.slice(0, maxNameCount).join(', ')} and ${countNoun(names.length - maxNameCount, 'other')}`

/** Creates warnings about omitted records, and pages that were also redirects. */
export function createRecordWarnings(index: CaptureIndex): string[] {
  const { accompanyingCountByRecordType, alsoRedirectedPageCount } = index
  const warnings: string[] = []
  const countTexts = Array.from(accompanyingCountByRecordType, ([type, count]) => `${count} ${type}`)
  if (countTexts.length > 0)
    warnings.push(`records other than pages and pictures were left out: ${joinFirstNames(countTexts)}`)
  if (alsoRedirectedPageCount > 0)
    warnings.push(
      `${countNoun(alsoRedirectedPageCount, 'address', 'addresses')} answered once with a page and once with a redirect, and ${alsoRedirectedPageCount === 1 ? 'was imported as a page' : 'were imported as pages'}`,
    )
  return warnings
}

/** Creates the warning about a file's records that state a wrong length. */
export const createWrongLengthWarning = (recordCount: number): string =>
  `${countNoun(recordCount, 'record')} stated a wrong length, and ${recordCount === 1 ? 'was' : 'were'} read up to the next record`

export function createUnlistedHostWarnings(articleHosts: ReadonlySet<string>, edition: Edition): string[] {
  const unlistedHosts = [...articleHosts].filter((host) => !edition.hosts.includes(host)).sort()
  return unlistedHosts.length === 0
    ? []
    : [
        `articles are on hosts that edition.yaml does not list, so links to them lead nowhere: ${joinFirstNames(unlistedHosts)}. Add these hosts to hosts there, or import the articles into another edition`,
      ]
}

/** Warning about a page that a WACZ lists but does not contain. */
export const missingPageWarning = `is in the file's list of pages, but was not captured: ${importSavedPageRemedy}`

/** Lists the pages that a WACZ lists but does not contain, by page key (`toPageKey`). */
export const listMissingPages = (
  listedPageByKey: ReadonlyMap<string, ListedPage>,
  { resourceByPageKey, redirectByPageKey }: CaptureIndex,
): [key: string, page: ListedPage][] =>
  [...listedPageByKey].filter(([key]) => !resourceByPageKey.has(key) && !redirectByPageKey.has(key))
