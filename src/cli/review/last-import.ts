import { readFile } from 'node:fs/promises'
import { ContentFaultError, fileFault } from '../content/files/content-fault.ts'
import type { ContentFolder } from '../content/files/content-folder.ts'
import type { DroppedBlockReport } from '../import/accounting/dropped-blocks.ts'
import type { ImportReport } from '../import/run/import-report.ts'
import type { Finding, FindingKind } from './finding.ts'

type ReportParts = Pick<ImportReport, 'articles' | 'dropped'>

async function readReport(file: string): Promise<ReportParts | null> {
  try {
    const { articles, dropped }: ReportParts = JSON.parse(await readFile(file, 'utf8'))
    return { articles: [...articles], dropped: [...dropped] }
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null
    const reason = 'cannot be read: delete it, and import again to have a new one'
    throw new ContentFaultError(fileFault(file, reason))
  }
}

/** Reasons for leaving out parts of a page outside the article. */
const furnitureReasons = new Set(
  (
    'links|rest of the page|service line|tooltip|repeated paragraph|navigation|header|footer|aside|form|button|dialog|noscript|date line|comments|related articles|share buttons|newsletter|' +
    'cookie notice|breadcrumbs|topics|advertisement|byline|sidebar|video|rating|hidden|headline'
  ).split('|'),
)

/**
 * True for a block that may belong to its article: a passage (the report shortens it) that no other article repeats.
 */
const isPassage = ({ reason, words, count }: DroppedBlockReport) =>
  !furnitureReasons.has(reason) && count === 1 && words.endsWith('…')

/** A picture that an export names by its number alone, and one that a page shows and its article lacks. */
const lostPictureReasons = ['missing picture', 'picture left out']

function kindOf(block: DroppedBlockReport): FindingKind {
  if (lostPictureReasons.includes(block.reason)) return 'lost-picture'
  return isPassage(block) ? 'dropped-text' : 'page-furniture'
}

const createFinding = (kind: FindingKind, file: string, text: string): Finding => ({
  kind,
  file,
  line: 1,
  field: '',
  text,
})

/** Returns the path of an article's file within the content folder. The report has paths as given to its command. */
function toContentPath(file: string, editionId: string): string {
  const path = `/${file.replaceAll('\\', '/')}`
  return path.slice(Math.max(0, path.lastIndexOf(`/${editionId}/articles/`)) + 1)
}

/**
 * Finds the text that an edition's last import lost or left out of articles, according to its report.
 * @throws ContentFaultError if the report cannot be read
 */
export async function findImportLosses(content: ContentFolder, editionId: string): Promise<Finding[]> {
  const reportFile = content.importReportFile(editionId)
  const report = await readReport(reportFile)
  if (report === null) return []
  const lost = report.articles
    .filter(({ lostCount }) => lostCount > 0)
    .map(({ file, lost: words }) =>
      createFinding('lost-text', toContentPath(file, editionId), words.join(' ')),
    )
  const dropped = report.dropped.map((block) => {
    const { reason, words, count, files } = block
    const kind = kindOf(block)
    const text = `${words} (${reason}${count > 1 ? `; ${count} times` : ''})`
    const [file] = files
    const place = file === undefined ? content.pathWithin(reportFile) : toContentPath(file, editionId)
    return createFinding(kind, place, text)
  })
  return [...lost, ...dropped]
}
