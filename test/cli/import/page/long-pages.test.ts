import { describe, expect, it } from 'vitest'
import { findHeading } from '../../../../src/cli/import/page/headline/find-heading.ts'
import { mapNodesToParents } from '../../../../src/cli/import/page/lines/article-elements.ts'
import { parseWebPage, type WebPage } from '../../../../src/cli/import/page/metadata/web-page.ts'
import { readFields } from '../../../../src/cli/import/page/read-fields.ts'
import { growthOf, isBounded } from '../../../support/growth.ts'
import { isDue } from '../../../support/turns.ts'
import { briefingFor, lantern } from '../reading.ts'
import { jsonLd, pageOf, text } from './written-page.ts'

const times = (count: number, part: string | ((index: number) => string)) =>
  Array.from({ length: count }, (_, index) => (typeof part === 'string' ? part : part(index))).join('')

const article = (more: object) => jsonLd({ '@type': 'NewsArticle', headline: 'A ferry stops', ...more })
const persons = (count: number) =>
  Array.from({ length: count }, (_, index) => ({ '@type': 'Person', name: `Ann Example${index}` }))

/** Pages with `count` repetitions of something that could slow an importer down. */
const pages: Record<string, (count: number) => { head?: string; body?: string }> = {
  'names in meta': (count) => ({ head: `<meta name="author" content="${times(count, 'Ann Example, ')}">` }),
  'spaces in meta': (count) => ({ head: `<meta name="author" content="By ${times(count, ' ')}x">` }),
  'meta authors': (count) => ({ head: times(count, '<meta name="author" content="Ann Example">') }),
  'authors in JSON-LD': (count) => ({ head: article({ author: persons(count) }) }),
  'a name in JSON-LD': (count) => ({ head: article({ author: times(count, 'Ann and ') }) }),
  'a graph': (count) => ({
    head: jsonLd({
      '@graph': Array.from({ length: count }, (_, id) => ({
        '@type': 'NewsArticle',
        '@id': `#${id}`,
        name: 'x',
        author: { '@id': `#${id}` },
        publisher: { name: `p${id}` },
      })),
    }),
  }),
  'spaces in JSON-LD': (count) => ({
    head: `<script type="application/ld+json">{"a":"${times(count, ' ')}x</script>`,
  }),
  'comments in JSON-LD': (count) => ({
    head: `<script type="application/ld+json">${times(count, '/*')}</script>`,
  }),
  'dates in JSON-LD': (count) => ({ head: article({ datePublished: times(count, '(2016 ') }) }),
  'bars in a title': (count) => ({ head: `<meta property="og:title" content="${times(count, 'a | ')}">` }),
  titles: (count) => ({ head: times(count, '<meta property="og:title" content="A ferry stops - x">') }),
  'sections and topics': (count) => ({
    head: article({ articleSection: times(count, 'a,b '), keywords: times(count, 'a, b;') }),
  }),
  'first headings': (count) => ({ body: times(count, (index) => `<h1>A ferry ${index}</h1>`) + text }),
  'second headings': (count) => ({ body: times(count, (index) => `<h2>A ferry ${index}</h2>`) + text }),
  'parts of a heading': (count) => ({ body: `<h1>${times(count, '<i></i>')}A ferry stops</h1>${text}` }),
  bylines: (count) => ({
    body: `<h1>A ferry stops</h1>${times(count, '<p class="author">By Ann Example</p>')}${text}`,
  }),
  'authors and bylines': (count) => ({
    head: article({ author: persons(count) }),
    body: `<h1>A ferry stops</h1>${times(count, '<p class="author">By Bo Instance</p>')}${text}`,
  }),
  'authors in microdata': (count) => ({
    body: `<h1>A ferry stops</h1><p>${times(count, '<b itemprop="author">Ann Example</b>')}</p>${text}`,
  }),
  'links to authors': (count) => ({
    body: `<h1>A ferry stops</h1>${times(count, '<a rel="author" href="/authors/x">Ann Example</a>')}${text}`,
  }),
  asides: (count) => ({
    body: `<h1>A ferry stops</h1>${times(count, '<aside><time>8 April 2016</time></aside>')}${text}`,
  }),
  teasers: (count) => ({
    body: `<h1>A ferry stops</h1><div><div>${times(count, (index) => `<i><a href="/${index}">The harbour bridge is closed until the autumn</a></i>`)}</div></div>${text}`,
  }),
  'dates in a line': (count) => ({
    body: `<h1>A ferry stops</h1><time datetime="${times(count, '8 Apr ')}">x</time>${text}`,
  }),
  'class names': (count) => ({
    body: `<h1>A ferry stops</h1><p class="${times(count, 'a-b_')}">8 April 2016</p>${text}`,
  }),
}

const parsed = (written: { head?: string; body?: string }): WebPage => {
  const page = parseWebPage(pageOf(written), lantern)
  if (page === 'too deep') throw new Error('nests too deep')
  return page
}

const fieldsOf = (page: WebPage) => {
  const parents = mapNodesToParents(page.tree)
  return readFields(page, briefingFor(lantern), { heading: findHeading(page, parents), parents })
}

describe('the fields of a page of any length', () => {
  it.each(Object.keys(pages).filter((_, index) => isDue(index, 3)))(
    'are read in a time that grows with it: %s',
    async (name) => {
      const make = (count: number) => parsed(pages[name]?.(count) ?? {})
      const growth = await growthOf(fieldsOf, make, {
        length: 4000,
      })
      expect(isBounded(growth), `${growth.short} ms, ${growth.long} ms`).toBe(true)
    },
    60_000,
  )
})
