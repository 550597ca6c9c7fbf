import { describe, expect, it } from 'vitest'
import {
  findCopyrightNotice,
  findFirstSection,
  findTopics,
  listSubjectCodes,
} from '../../../../../src/cli/import/page/metadata/subjects.ts'
import { parseWebPage } from '../../../../../src/cli/import/page/metadata/web-page.ts'
import { jsonLd, pageOf } from '../written-page.ts'

function page(head: string) {
  const parsed = parseWebPage(pageOf({ head }), { name: 'Gazette', language: 'en' })
  if (parsed === 'too deep') throw new Error('nested')
  return parsed
}

const meta = (name: string, content: string) => `<meta property="${name}" content="${content}">`
const ld = (fields: object) => jsonLd({ '@type': 'NewsArticle', headline: 'A ferry stops', ...fields })
const code = '0b7c9d1e-5f3a-4c2b-9e8d-7a6b5c4d3e2f'

describe('the section of a page', () => {
  it.each([
    [ld({ articleSection: 'Sport' }) + meta('article:section', 'News'), 'Sport', 'json-ld'],
    [ld({ articleSection: code }) + meta('article:section', 'News'), 'News', 'article'],
    [meta('og:article:section', 'News') + meta('section', 'Sport'), 'News', 'article'],
    [meta('parsely-section', 'News'), 'News', 'meta'],
    [meta('cXenseParse:recs:category', 'News'), 'News', 'meta'],
    [
      meta('section', 'HTTPS://e.example/news') + meta('parsely-section', 'See https://e.example'),
      'See https://e.example',
      'meta',
    ],
    [meta('article:section', 'https://e.example/news') + meta('section', 'Sport'), 'Sport', 'meta'],
    [meta('article:section', 'News,Local,Sport'), 'News', 'article'],
    [ld({ '@type': 'NewsArticle', articleSection: 'City &amp; states' }), 'City & states', 'json-ld'],
    [meta('article:section', '- Front 1'), 'Front 1', 'article'],
    [meta('article:section', 'News; Local'), 'News', 'article'],
    [meta('article:section', 'News > Local'), 'News', 'article'],
    [meta('article:section', 'Arts, Letters and Ideas'), 'Arts, Letters and Ideas', 'article'],
    [meta('article:section', 'Arts, Letters, Ideas'), 'Arts', 'article'],
    [meta('article:section', 'x'.repeat(101)) + meta('section', 'x'.repeat(100)), 'x'.repeat(100), 'meta'],
  ])('in %s is %s', (head, value, from) =>
    expect(findFirstSection(page(head))).toEqual({ source: from, value }),
  )

  it('is none where none is stated', () => {
    expect(findFirstSection(page(''))).toBeNull()
    expect(findFirstSection(page(meta('article:section', code)))).toBeNull()
  })
})

describe('the topics of a page', () => {
  it.each<[string, string[], string]>([
    [ld({ keywords: 'Ferries, Wind' }) + meta('article:tag', 'Quays'), ['Ferries', 'Wind'], 'json-ld'],
    [ld({ keywords: ['Ferries, fast', 'Wind'] }), ['Ferries, fast', 'Wind'], 'json-ld'],
    [ld({ keywords: ['Ferries; Wind'] }), ['Ferries', 'Wind'], 'json-ld'],
    [ld({ keywords: 'The &lt;b&gt; tag, R&amp;D' }), ['The <b> tag', 'R&D'], 'json-ld'],
    [ld({ keywords: ['The &lt;b&gt; tag', 'R&amp;D'] }), ['The <b> tag', 'R&D'], 'json-ld'],
    [meta('article:tag', 'The &amp;lt;b&amp;gt; tag'), ['The <b> tag'], 'article'],
    [meta('article:section', 'News; the &amp;lt;b&amp;gt; tag'), ['the <b> tag'], 'article'],
    [ld({ keywords: code }) + meta('article:tag', 'Quays'), ['Quays'], 'article'],
    [meta('article:tag', 'Quays, old') + meta('article:tag', 'Wind'), ['Quays, old', 'Wind'], 'article'],
    [meta('og:article:tag', 'Quays'), ['Quays'], 'article'],
    [meta('parsely-tags', 'Ferries,Wind') + meta('keywords', 'a'), ['Ferries', 'Wind'], 'meta'],
    [meta('sailthru.tags', 'Ferries,Wind') + meta('keywords', 'a'), ['Ferries', 'Wind'], 'meta'],
    [meta('keywords', 'Ferries, FERRIES, Wind, ferries'), ['Ferries', 'Wind'], 'meta'],
    [
      meta('keywords', 'Ferries') + meta('article:section', 'News,Local,Sport'),
      ['Ferries', 'Local', 'Sport'],
      'meta',
    ],
    [meta('article:section', 'News,Local,ferries'), ['Local', 'ferries'], 'article'],
    [meta('keywords', 'local') + meta('article:section', 'News,Local'), ['local'], 'meta'],
  ])('in %s are %j', (head, value, from) => expect(findTopics(page(head))).toEqual({ source: from, value }))

  it('are none where only one section is stated, or codes', () => {
    expect(findTopics(page(meta('article:section', 'News')))).toBeNull()
    expect(findTopics(page(meta('keywords', code)))).toBeNull()
  })
})

it('the codes of a page are listed once, apart from its topics and sections', () => {
  const head = ld({ keywords: [code, 'Ferries'], articleSection: 'https://e.example/news' })
  expect(listSubjectCodes(page(head + meta('article:tag', code)))).toEqual({
    topics: [code],
    sections: ['https://e.example/news'],
  })
  expect(listSubjectCodes(page(meta('article:section', code)))).toEqual({ topics: [], sections: [code] })
})

it.each([
  [ld({ copyrightNotice: '© <b>Ann</b>' }) + meta('copyright', 'Bob'), { source: 'json-ld', value: '© Ann' }],
  [meta('rights', 'Cy') + meta('copyright', 'Bob'), { source: 'meta', value: 'Bob' }],
  [meta('dcterms.rights', 'Dee') + meta('rights', 'Cy'), { source: 'meta', value: 'Dee' }],
  [meta('rights', 'Cy'), { source: 'meta', value: 'Cy' }],
  ['', null],
])('the rights in %s', (head, rights) => expect(findCopyrightNotice(page(head))).toEqual(rights))
