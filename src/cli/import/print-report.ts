import { describeFault } from '../content/fault.ts'
import type { ArticleReport, Report } from './report.ts'

/** How many articles are named one by one: more are only counted. */
const mostArticles = 20

/** How many skipped records of a kind are named. */
const mostSkipped = 3

const plural = (count: number, noun: string) => `${count} ${noun}${count === 1 ? '' : 's'}`

const countBy = (values: Iterable<string>) => {
  const groups = Map.groupBy(values, (value) => value)
  return [...groups].map(([value, { length }]) => `${length} ${value}`).join(', ')
}

function printConflicts(articles: readonly ArticleReport[]): void {
  for (const { source, file, outcome, fault } of articles) {
    if (outcome === 'conflict' && fault)
      console.error(
        `${describeFault({ ...fault, file })}: the import left the file as it is; correct it and import ${source} again`,
      )
    else if (outcome === 'conflict')
      console.error(`${file}:1: was edited since, and its source changed: it is left as it is (${source})`)
    else if (outcome === 'displaced')
      console.error(`${file}:1: another article has its address: it has one of its own`)
  }
}

/** Names what was skipped, by kind, and how to take it. */
function printSkipped(skipped: Report['skipped']): void {
  const kinds = [...Map.groupBy(skipped, ({ why }) => why)].sort(([, a], [, b]) => b.length - a.length)
  if (kinds.length > 0) console.log(`skipped: ${countBy(skipped.map(({ why }) => why))}`)
  for (const [why, records] of kinds) {
    const named = records.slice(0, mostSkipped).map(({ record }) => record)
    const others = records.length - named.length
    const remedy = records.some(({ takeable }) => takeable)
      ? ` (to import them as articles, write take: [${why}] in edition.yaml)`
      : ''
    console.log(
      `  ${why}: ${named.join(', ')}${others > 0 ? ` and ${plural(others, 'other')}` : ''}${remedy}`,
    )
  }
}

function printLost(articles: readonly ArticleReport[], reportFile: string): void {
  const losing = articles.filter(({ lostCount }) => lostCount > 0)
  if (losing.length === 0) return
  console.error(`${plural(losing.length, 'article')} lost words: see ${reportFile}`)
  for (const { file, lost, lostCount } of losing.slice(0, mostSkipped))
    console.error(
      `${file}:1: lost ${plural(lostCount, 'word')}: ${lost.slice(0, 8).join(' ')}${lostCount > 8 ? ' …' : ''}`,
    )
}

function printCounts({ articles, pictures, dropped, rejections }: Report, reportFile: string): void {
  console.log(
    `${plural(articles.length, 'article')}: ${countBy(articles.map(({ outcome }) => outcome)) || 'none'}`,
  )
  if (pictures > 0) console.log(plural(pictures, 'picture'))
  if (dropped.length > 0)
    console.log(
      `left out of articles: ${plural(dropped.length, 'block')}, each with its reason in ${reportFile}`,
    )
  if (rejections.length > 0) console.log(`refused: ${rejections.length}`)
}

/** Prints what an import did: counts and files on standard output, what needs a person on standard error. */
export function printReport(report: Report, reportFile: string): void {
  const { articles, skipped, rejections, remarks, duplicates, stopped } = report
  if (articles.length <= mostArticles)
    for (const { source, file, outcome } of articles) console.log(`${source} → ${file} (${outcome})`)
  printConflicts(articles)
  for (const { file, line, record, reason } of rejections)
    console.error(`${file}:${line}: ${record === null ? '' : `${record}: `}${reason}`)
  for (const remark of remarks) console.error(remark)
  for (const files of duplicates) console.error(`the same words: ${files.join(' ')}`)
  printCounts(report, reportFile)
  printSkipped(skipped)
  printLost(articles, reportFile)
  if (stopped !== null) console.error(`The import stopped: ${stopped}. Run it again to bring in the rest.`)
}
