import { formatFault } from '../../content/files/content-fault.ts'
import { formatYamlList } from '../../content/yaml/format-yaml-list.ts'
import type { ArticleOutcome } from '../shelf/article-outcome.ts'
import { describeSkippedKind, findRemedyForSkipped } from '../skipped-kinds.ts'
import { countNoun } from '../text/count-noun.ts'
import type { ArticleReport, ImportReport } from './import-report.ts'
import { isTextPassage, printIncompleteArticleCount, printLostPictureCounts } from './print-left-out.ts'

/** Maximum number of articles, and of refusals of the same kind, to list individually. The rest are only counted. */
const maxListedArticles = 20

/** Maximum number of entries of one kind to list by default. The report lists them all. */
const maxEntriesPerKind = 3

const formatOccurrenceCounts = (values: Iterable<string>) => {
  const groups = Map.groupBy(values, (value) => value)
  return [...groups].map(([value, { length }]) => `${length} ${value}`).join(', ')
}

/** Joins at most `maxNames` names, and counts the rest. */
function joinNamesAndCountRest(
  names: readonly string[],
  separator: string,
  maxNames = maxEntriesPerKind,
): string {
  const omittedCount = names.length - maxNames
  return `${names.slice(0, maxNames).join(separator)}${omittedCount > 0 ? ` and ${countNoun(omittedCount, 'other')}` : ''}`
}

/** Descriptions of outcomes, which follow a number of articles. */
const outcomeWords: Readonly<Record<ArticleOutcome, string>> = {
  written: 'written',
  updated: 'updated',
  unchanged: 'unchanged',
  merged: 'merged with another',
  displaced: 'written at another address',
  conflict: 'not updated',
}

const describeSharedWords = (hasOnlyMostWords = false) =>
  hasOnlyMostWords ? 'most of the words of' : 'the same words as'

const describeDisplacement = (addressOwner: string | undefined): string =>
  addressOwner === undefined
    ? 'was given another address, because its own URL leads to a page that the archive makes, such as the front page'
    : `was given another address, because ${addressOwner} already uses its own: compare the two, and delete one if they are the same`

function printConflictsAndDisplacements(articles: readonly ArticleReport[]): void {
  for (const { source, file, outcome, fault, urlsToAdd, isAlike, addressOwner } of articles) {
    if (urlsToAdd)
      console.error(
        `${file}:1: formerly: add ${urlsToAdd.join(', ')} to this field, as in formerly: ${formatYamlList(urlsToAdd)}. ${source} has ${describeSharedWords(isAlike)} this article, which has been edited since its import and so was not changed`,
      )
    else if (outcome === 'conflict' && fault)
      console.error(
        `${formatFault({ ...fault, file })}. The import left this file unchanged. Correct it, then import ${source} again`,
      )
    else if (outcome === 'conflict')
      console.error(
        `${file}:1: has been edited or taken down since its import, so it was not changed: compare it with ${source}, and copy what it lacks`,
      )
    else if (outcome === 'displaced') console.error(`${file}:1: ${describeDisplacement(addressOwner)}`)
  }
}

/** Prints the articles that were skipped because another article has the same words, or most of them. */
function printMergedArticles(articles: readonly ArticleReport[], reportFile: string): void {
  const mergedArticles = articles.filter(({ outcome }) => outcome === 'merged')
  for (const { source, file, isAlike } of mergedArticles.slice(0, maxListedArticles))
    console.log(
      `${source}: was skipped, since it has ${describeSharedWords(isAlike)} ${file}; its URLs lead there`,
    )
  const omittedCount = mergedArticles.length - maxListedArticles
  if (omittedCount > 0)
    console.log(
      `  and ${countNoun(omittedCount, 'other article')} with the same words as another: see ${reportFile}`,
    )
}

/** Groups items whose texts differ only in numbers, because a crawl can have one such text for each of its pages. */
const groupIgnoringNumbers = <Item>(
  items: readonly Item[],
  getText: (item: Item) => string,
): Iterable<Item[]> => Map.groupBy(items, (item) => getText(item).replace(/\d+/g, '0')).values()

/** Formats the name of a record. An identifier alone, such as `17`, would be mistaken for a line number. */
const formatRecordName = (recordName: string): string =>
  /^[\w-]*\d[\w-]*$/.test(recordName) ? `id ${recordName}` : recordName

function printRejections(rejections: ImportReport['rejections'], reportFile: string): void {
  for (const similarRejections of groupIgnoringNumbers(rejections, ({ reason }) => reason)) {
    for (const { file, line, record, reason } of similarRejections.slice(0, maxListedArticles))
      console.error(
        [line === null ? file : `${file}:${line}`, record === null ? [] : formatRecordName(record), reason]
          .flat()
          .join(': '),
      )
    const omittedCount = similarRejections.length - maxListedArticles
    if (omittedCount > 0)
      console.error(
        `  and ${countNoun(omittedCount, 'other')} refused for the same reason: see ${reportFile}`,
      )
  }
}

function printWarnings(warnings: ImportReport['remarks'], reportFile: string): void {
  for (const similarWarnings of groupIgnoringNumbers(warnings, ({ text }) => text)) {
    for (const { file, record, text } of similarWarnings.slice(0, maxEntriesPerKind))
      console.error(`${file}: ${record === undefined ? '' : `${formatRecordName(record)}: `}${text}`)
    const omittedCount = similarWarnings.length - maxEntriesPerKind
    if (omittedCount > 0)
      console.error(`  and ${countNoun(omittedCount, 'other warning')} of this kind: see ${reportFile}`)
  }
}

function printDuplicateFiles(duplicates: ImportReport['duplicates'], reportFile: string): void {
  for (const duplicateFiles of duplicates.slice(0, maxListedArticles))
    console.error(
      `These files contain the same words: ${joinNamesAndCountRest(duplicateFiles, ' ')}${duplicateFiles.length > maxEntriesPerKind ? ` in ${reportFile}` : ''}. If they are one article, keep one file, write the URLs of the others in its field formerly, as in formerly: [https://…], and delete the others`,
    )
  const omittedCount = duplicates.length - maxListedArticles
  if (omittedCount > 0)
    console.error(`  and ${countNoun(omittedCount, 'other group')} of the same words: see ${reportFile}`)
}

/** Prints the skipped records by kind, with a remedy for each kind, and with their files if there are several. */
function printSkippedRecords({ articles, skipped }: ImportReport, maxListedPerKind: number): void {
  const importedFiles = new Set([...articles.map(({ source }) => source), ...skipped.map(({ file }) => file)])
  const formatFilePrefix = ({ file, record }: ImportReport['skipped'][number]) =>
    importedFiles.size === 1 || record.startsWith(file) ? '' : `${file}: `
  const recordsByKind = [...Map.groupBy(skipped, ({ why }) => why)].sort(
    ([, a], [, b]) => b.length - a.length,
  )
  if (recordsByKind.length > 0) console.log(`skipped: ${skipped.length}`)
  for (const [kind, records] of recordsByKind) {
    console.log(
      `  ${describeSkippedKind(kind)} (${records.length}): ${joinNamesAndCountRest(
        records.map((record) => formatFilePrefix(record) + formatRecordName(record.record)),
        ', ',
        maxListedPerKind,
      )}${findRemedyForSkipped(kind, records)}`,
    )
  }
}

function printLostWords(articles: readonly ArticleReport[], reportFile: string): void {
  const articlesWithLosses = articles.filter(({ lostCount }) => lostCount > 0)
  if (articlesWithLosses.length === 0) return
  console.error(
    `${countNoun(articlesWithLosses.length, 'article')} ${articlesWithLosses.length === 1 ? 'lacks' : 'lack'} words of the source: compare each with its source, and add what it needs. ${reportFile} lists the words`,
  )
  for (const { file, source, lost, lostCount } of articlesWithLosses.slice(0, maxEntriesPerKind))
    console.error(
      `${file}:1: lacks ${countNoun(lostCount, 'word')} of ${source}: ${lost.slice(0, 8).join(' ')}${lostCount > 8 ? ' …' : ''}`,
    )
}

function printCounts({ articles, pictures, dropped, rejections }: ImportReport, reportFile: string): void {
  const outcomeCounts = formatOccurrenceCounts(articles.map(({ outcome }) => outcomeWords[outcome]))
  console.log(
    [countNoun(articles.length, 'article'), ...(outcomeCounts === '' ? [] : [outcomeCounts])].join(': '),
  )
  if (pictures > 0) console.log(countNoun(pictures, 'picture'))
  const passages = dropped.filter(isTextPassage)
  if (passages.length > 0)
    console.log(
      `left out of articles: ${countNoun(passages.length, 'passage')}, each with its reason in ${reportFile}`,
    )
  if (rejections.length > 0)
    console.log(`refused: ${rejections.length}, each with its reason in ${reportFile}`)
}

/**
 * Prints the report: counts and files to standard output, and everything that needs attention to standard error. Lists
 * at most `maxListedPerKind` skipped records of each kind.
 */
export function printImportReport(
  report: ImportReport,
  reportFile: string,
  maxListedPerKind = maxEntriesPerKind,
): void {
  const { articles, rejections, remarks, duplicates, dropped, stopped } = report
  if (articles.length <= maxListedArticles)
    for (const { source, file, outcome } of articles)
      console.log(`${source} → ${file} (${outcomeWords[outcome]})`)
  printConflictsAndDisplacements(articles)
  printMergedArticles(articles, reportFile)
  printRejections(rejections, reportFile)
  printWarnings(remarks, reportFile)
  printDuplicateFiles(duplicates, reportFile)
  printCounts(report, reportFile)
  printSkippedRecords(report, maxListedPerKind)
  printLostWords(articles, reportFile)
  printLostPictureCounts(dropped, reportFile)
  printIncompleteArticleCount(dropped, reportFile)
  if (stopped !== null)
    console.error(`The import stopped: ${stopped}. To import the rest, run the same command again.`)
}
