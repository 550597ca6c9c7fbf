import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { parseHtmlFragment } from '../../../src/cli/content/html/parse-html.ts'
import { toPlainText } from '../../../src/cli/content/html/plain-text.ts'
import { convertToBodyBlocks } from '../../../src/cli/import/markup/html-body.ts'
import type { Expected } from './expected.ts'
import { type FundusPage, fundusVersions } from './fundus.ts'

/** Other people's pages, which are only read here, and never copied. */
export const corpus = path.resolve(import.meta.dirname, '../../../../shared/corpora/html')

/** A page and the expectations about it; of several versions, the one that fits best counts. */
export interface ExpectedPage {
  file: string
  bytes: Uint8Array
  versions: Expected[]
}

type Metadata = Record<string, unknown>

const readIf = (file: string) => (existsSync(file) ? readFileSync(file, 'utf8') : null)
const textIn = (value: unknown) => (typeof value === 'string' && value.trim() !== '' ? value : null)

/** Some of the newspapers' texts are remarks by the corpus's authors, which are all in capitals. */
const isRemark = (text: string) => !/\p{Ll}/u.test(text)

/** Splits names as most sources write them: one text with semicolons between names. */
function authorsIn(value: unknown): string[] | null {
  const names = (textIn(value) ?? '').split(';').map((name) => name.replace(/^\s*by\s+/i, '').trim())
  return names.every((name) => name === '') ? null : names.filter((name) => name !== '')
}

function expectedOf(base: string): Expected {
  const html = readIf(`${base}.expected.html`)
  const stated = readIf(`${base}.expected.json`) ?? readIf(`${base}.expected-metadata.json`) ?? '{}'
  const json: Metadata = JSON.parse(stated)
  const metadata = (json.expected ?? json) as Metadata
  const written = textIn(json.articleBody) ?? readIf(`${base}.expected.txt`)
  const text =
    html === null
      ? written
      : toPlainText({ type: 'root', children: convertToBodyBlocks(parseHtmlFragment(html)) })
  return {
    text: text === null || isRemark(text) ? null : text,
    passages: Array.isArray(json.with) ? (json as unknown as Expected['passages']) : null,
    headline: textIn(metadata.title),
    authors: authorsIn(metadata.author ?? metadata.byline),
    date: textIn(metadata.date ?? metadata.date_published ?? metadata.publishedTime),
  }
}

const versionsOf = (source: string, base: string): Expected[] =>
  source === 'fundus'
    ? fundusVersions(JSON.parse(readFileSync(`${base}.expected.json`, 'utf8')) as FundusPage)
    : [expectedOf(base)]

/** Yields the pages of one source of the corpus, in order of their names; only those whose place in it is `wanted`. */
export function* pagesOf(
  source: string,
  wanted: (place: number) => boolean = () => true,
): Generator<ExpectedPage> {
  const folder = path.join(corpus, source)
  const files = readdirSync(folder).filter((file) => /(?<!\.expected)\.html$/.test(file))
  for (const file of files.sort().filter((_, place) => wanted(place))) {
    const base = path.join(folder, file.slice(0, -'.html'.length))
    yield {
      file: `${source}/${file}`,
      bytes: readFileSync(`${base}.html`),
      versions: versionsOf(source, base),
    }
  }
}
