import { existsSync, globSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parse } from 'yaml'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import type { Article, ImportEvent } from '../../../../src/cli/import/importer.ts'
import { markdownFromHtml } from '../../../../src/cli/import/markup/html-body.ts'
import { openSource } from '../../../../src/cli/import/source/source-file.ts'
import { wordpressImporter } from '../../../../src/cli/import/wordpress/wordpress-importer.ts'
import { lostIn, readingsOf, wordsOf } from '../reading.ts'

/** Other people's exports, which are read where they are, and never copied. */
const corpora = path.resolve(import.meta.dirname, '../../../../../shared/corpora/wxr')
const absent = !existsSync(corpora)
if (absent) console.warn(`skipped: there are no exports in ${corpora}`)

const jekyll = path.join(corpora, 'real/cc-labs-jekyll-posts')

const already = new Map<string, Promise<ImportEvent[]>>()

/** Reads each export once, for all tests of this file. */
function read(file: string): Promise<ImportEvent[]> {
  const known = already.get(file)
  if (known) return known
  const reading = openSource(path.join(corpora, file)).then((source) => readingsOf(wordpressImporter, source))
  already.set(file, reading)
  return reading
}

function countsOf(readings: readonly ImportEvent[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const reading of readings) {
    if (reading.kind === 'picture' || reading.kind === 'warning') continue
    const name = reading.kind === 'skipped' ? reading.why : reading.kind
    counts[name] = (counts[name] ?? 0) + 1
  }
  return counts
}

/**
 * Numbers of posts and pages, of items left out by type, status or password, and of exports refused as malformed or as
 * without any item.
 */
const expected: [file: string, counts: Record<string, number>][] = [
  ['emdash/sample-export.xml', { article: 4, draft: 1, attachment: 1, nav_menu_item: 1, wp_block: 1 }],
  ['importer/blank-lines.xml', { article: 1 }],
  ['importer/crazy-cdata.xml', { article: 1 }],
  ['importer/idempotency-partial.xml', { attachment: 1 }],
  ['importer/large-authors.xml', { rejection: 1 }],
  ['importer/malformed-simple.xml', { rejection: 1 }],
  ['importer/missing-version-tag.xml', { rejection: 1 }],
  ['importer/multiple-cdata.xml', { article: 1 }],
  ['importer/namespace-complex.xml', { article: 8 }],
  ['importer/post-content-blank-lines.xml', { article: 1 }],
  ['importer/slashes.xml', { article: 1 }],
  ['importer/small-export.xml', { article: 9, draft: 1, private: 1 }],
  ['importer/term-meta.xml', { rejection: 1 }],
  ['importer/test-serialized-comment-meta.xml', { draft: 1 }],
  [
    'importer/theme-unit-test-data.xml',
    { article: 76, attachment: 37, nav_menu_item: 70, future: 1, draft: 1, 'protected by a password': 1 },
  ],
  ['importer/valid-wxr-1.0.xml', { article: 6 }],
  ['importer/wxr-base-url-rewriting.xml', { article: 1 }],
  ['importer/wxr-flat-attachment-same-site.xml', { article: 1, attachment: 1 }],
  ['importer/wxr-simple.xml', { article: 1 }],
  ['importer/wxr-utf-8-challenges.xml', { article: 1 }],
  ['importer/wxr-with-sub-data.xml', { article: 1 }],
  ['real/alienlebarge-before-2009-02.xml', { article: 294 }],
  [
    'real/bitcoinfrance-before-2013-04.xml',
    { article: 46, attachment: 110, draft: 4, private: 1, wpcf7_contact_form: 1 },
  ],
  ['real/cc-labs-before-2009.xml', { article: 109 }],
]

describe.skipIf(absent)('the exports of the corpora', () => {
  it('are all expected here', () => {
    const there = globSync('**/*.xml', { cwd: corpora })
    expect(there.sort()).toEqual(expected.map(([file]) => file))
  })

  it.each(expected)('%s arrives whole, and loses no word', async (file, counts) => {
    expect(wordpressImporter.recognises(await openSource(path.join(corpora, file)))).toBe(true)
    const readings = await read(file)
    expect(countsOf(readings)).toEqual(counts)
    const articles = readings.filter((each) => each.kind === 'article')
    expect(articles.flatMap(lostIn)).toEqual([])
  })

  it('that are malformed are refused by line', async () => {
    expect(
      (await read('importer/malformed-simple.xml')).filter(({ kind }) => kind === 'rejection'),
    ).toMatchObject([
      {
        line: 14,
        record: 'post 1',
        reason:
          'was cut short within the <item> on line 9: copy or download the file again, or export the site again',
      },
    ])
  })

  it('have a date and a permalink on every real post', async () => {
    for (const [file] of expected.filter(([name]) => name.startsWith('real/')))
      for (const { fields } of (await read(file)).filter((each) => each.kind === 'article')) {
        expect(fields.published).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/)
        expect(fields.url).toMatch(/^https?:/)
      }
  })
})

/** The results of the blog author's own converter, by the ends of their permalinks. */
function converted(): Map<string, { title: string; html: string }> {
  return new Map(
    readdirSync(jekyll).map((file) => {
      const [, yaml = '', html = ''] =
        /^---\n([\s\S]*?)\n---\n([\s\S]*)$/.exec(readFileSync(path.join(jekyll, file), 'utf8')) ?? []
      const { title } = parse(yaml) as { title: string }
      return [file.slice('2007-04-11-'.length, -'.html'.length).toLowerCase(), { title, html }]
    }),
  )
}

const nameOf = ({ fields }: Article) =>
  new URL(fields.url ?? '').pathname.split('/').at(-2)?.toLowerCase() ?? ''

/** Jekyll's converter separates braces, which are part of its template language. */
const braced = (html: string) => html.replaceAll('{ {', '{{').replaceAll('} }', '}}')

/** Texts of these posts that were encoded twice, with repairs made by hand. */
const decodedByHand: [written: string, meant: string][] = [
  ['â€™', '’'],
  ['â€œ', '“'],
  ['â€\u009d', '”'],
  ['â€“', '–'],
  ['â€”', '—'],
  ['â€˜', '‘'],
  ['Ã¡', 'á'],
  ['Ã©', 'é'],
  ['Ã£', 'ã'],
  ['Ã¼', 'ü'],
  ['Ã¶', 'ö'],
  ['Ã³', 'ó'],
  ['Ã\u00ad', 'í'],
  ['Ã§', 'ç'],
]

const readByHand = (html: string) =>
  decodedByHand.reduce((text, [written, meant]) => text.replaceAll(written, meant), html)

describe.skipIf(absent)('the text of a post', () => {
  it('is word for word that of its Jekyll file', async () => {
    const posts = converted()
    const articles = (await read('real/cc-labs-before-2009.xml')).filter((each) => each.kind === 'article')
    expect(articles.map(nameOf).sort()).toEqual([...posts.keys()].sort())
    for (const article of articles) {
      const { title, html } = posts.get(nameOf(article)) ?? { title: '', html: '' }
      expect(article.fields.headline).toBe(readByHand(title))
      expect(wordsOf(renderBody(article.markdown).text)).toEqual(
        wordsOf(renderBody(markdownFromHtml(readByHand(braced(html)))).text),
      )
    }
  })
})
