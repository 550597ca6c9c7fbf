import { readFile } from 'node:fs/promises'
import type { DroppedBlockReport } from '../import/accounting/dropped-blocks.ts'
import type { ImportReport } from '../import/run/import-report.ts'
import type { Finding, FindingKind } from './finding.ts'

type ReportParts = Pick<ImportReport, 'articles' | 'dropped'>

async function readReport(file: string): Promise<ReportParts | null> {
  try {
    const { articles = [], dropped = [] }: Partial<ReportParts> = JSON.parse(await readFile(file, 'utf8'))
    return { articles, dropped }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    throw new Error(`${file} cannot be read: delete it, and import again to have a new one`, { cause: error })
  }
}

/** Reasons that name a part of a page beside the article. */
const furnitureReasons = new Set(
  (
    'navigation|header|footer|aside|form|button|dialog|noscript|date line|comments|related articles|share buttons|newsletter|' +
    'cookie notice|breadcrumbs|topics|advertisement|byline|sidebar|hidden|headline|picture'
  ).split('|'),
)

/** True for a block that may belong to its article: a passage, which the report cuts, that no other article repeats. */
const isPassage = ({ reason, words, count }: DroppedBlockReport) =>
  !furnitureReasons.has(reason) && count === 1 && words.endsWith('…')

const createFinding = (kind: FindingKind, file: string, text: string): Finding => ({
  kind,
  file,
  line: 1,
  field: '',
  text,
})

/**
 * Finds the text that the last import of an edition lost, or left out of articles, from its report.
 * @param reportFile `<edition>/import-report.json`, as `morgue import` writes it by default
 * @throws when there is a report that cannot be read
 */
export async function findImportLosses(
  reportFile: string,
  pathWithin: (file: string) => string,
): Promise<Finding[]> {
  const report = await readReport(reportFile)
  if (report === null) return []
  const lost = report.articles
    .filter(({ lostCount }) => lostCount > 0)
    .map(({ file, lost: words }) => createFinding('lost-text', pathWithin(file), words.join(' ')))
  const dropped = report.dropped.map((block) => {
    const { reason, words, count, files } = block
    const kind = isPassage(block) ? 'dropped-text' : 'page-furniture'
    const text = `${words} (${reason}${count > 1 ? `; ${count} times` : ''})`
    return createFinding(kind, pathWithin(files[0] ?? reportFile), text)
  })
  return [...lost, ...dropped]
}
