import { expect, it } from 'vitest'
import type { Document } from '../../src/model/document.ts'
import { listLinks } from '../../src/representation/links.ts'
import { context } from '../support/page-context.ts'

const alternates = ['html', 'json', 'markdown', 'text'].map((name) => ({
  name,
  label: name,
  mediaType: `text/${name}`,
  href: `/e/a.${name}`,
}))

const linksOf = (document: object) =>
  listLinks({ address: '/e/a', ...document } as Document, { ...context, alternates }).map(
    ({ href, rel, type }) => [rel, href, type].filter(Boolean).join(' '),
  )

const canonical = 'canonical https://archive.example/e/a'
const others = ['html', 'json', 'text'].map((name) => `alternate /e/a.${name} text/${name}`)

it('the links of an article begin with its canonical URL and Markdown, which a short header still has', () => {
  const terms = { license: 'https://creativecommons.org/licenses/by/4.0/', statement: null }
  const described = [
    'cite-as https://archive.example/e/a',
    'describedby /schema/article.json application/schema+json',
  ]
  const [first, license] = ['alternate /e/a.markdown text/markdown', `license ${terms.license}`]
  expect(linksOf({ kind: 'article', terms })).toEqual([canonical, first, license, ...described, ...others])
  expect(linksOf({ kind: 'article', terms: null })).toEqual([canonical, first, ...described, ...others])
})

it.each([
  ['archive', true],
  ['front', true],
  ['year', false],
])('the list of the %s names the catalog of interfaces: %s', (subject, isNamed) =>
  expect(linksOf({ kind: 'collection', subject }).includes('api-catalog /.well-known/api-catalog')).toBe(
    isNamed,
  ),
)
