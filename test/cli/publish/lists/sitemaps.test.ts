import { expect, it } from 'vitest'
import type { ArticleSummary } from '../../../../src/cli/publish/articles/article-summary.ts'
import { generateListDocuments } from '../../../../src/cli/publish/lists/collections.ts'
import { createEditionGrouper } from '../../../../src/cli/publish/lists/edition-groups.ts'
import { createSitemaps } from '../../../../src/cli/publish/lists/sitemaps.ts'
import { summaryOf } from '../../../support/generated.ts'

const made = (slug: string, published: string | null, known: Partial<Parameters<typeof summaryOf>[1]> = {}) =>
  summaryOf(slug, { headline: slug, published, ...known })

const sitemapsOf = (articles: ArticleSummary[], editions: [string, ArticleSummary[]][] = []) =>
  new Map(
    Array.from(
      createSitemaps('https://archive.example', new Map([['e', articles], ...editions])),
      ({ address, xml }) => [address, xml],
    ),
  )

const schema = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"'

it('a year is a file of its articles, each with the day of its last change where that is known', () => {
  const sitemaps = sitemapsOf([
    { ...made('q', null), address: '/e/?p=1&q=é&r=2' },
    made('year', '2015'),
    made('month', '2016-04'),
    made('day', '2016-04-08T22:10-04:00'),
    made('changed', '2016-04-09', { modified: '2018-01-02T03:04:05Z' }),
    made('closed', '2016-04-10', { status: { is: 'noindex' } } as never),
  ])
  expect([...sitemaps.keys()]).toEqual([
    '/sitemaps/e/undated.xml',
    '/sitemaps/e/2015.xml',
    '/sitemaps/e/2016.xml',
    '/sitemap.xml',
  ])
  expect(sitemaps.get('/sitemaps/e/2016.xml')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<urlset ${schema}>
<url><loc>https://archive.example/e/2016/04/month</loc></url>
<url><loc>https://archive.example/e/2016/04/08/day</loc><lastmod>2016-04-08</lastmod></url>
<url><loc>https://archive.example/e/2016/04/09/changed</loc><lastmod>2018-01-02</lastmod></url>
</urlset>
`)
  expect(sitemaps.get('/sitemaps/e/2015.xml')).not.toContain('lastmod')
  expect(sitemaps.get('/sitemaps/e/undated.xml')).toContain(
    '<url><loc>https://archive.example/e/?p=1&amp;q=%C3%A9&amp;r=2</loc></url>',
  )
  expect(sitemaps.get('/sitemap.xml')).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex ${schema}>
<sitemap><loc>https://archive.example/sitemaps/e/undated.xml</loc></sitemap>
<sitemap><loc>https://archive.example/sitemaps/e/2015.xml</loc></sitemap>
<sitemap><loc>https://archive.example/sitemaps/e/2016.xml</loc></sitemap>
</sitemapindex>
`)
})

it.each([
  [1000, ['/sitemaps/e/2016.xml', '/sitemap.xml']],
  [1001, ['/sitemaps/e/2016-04.xml', '/sitemaps/e/2016-05.xml', '/sitemap.xml']],
])('a year of %i articles has the files %s', (count, addresses) => {
  const [april, may] = [made('a', '2016-04-08'), made('m', '2016-05')]
  const articles = [...Array.from({ length: count - 1 }, () => april), may]
  expect([...sitemapsOf(articles).keys()]).toEqual(addresses)
})

it('an edition without articles has no file, and each edition has its own', () => {
  expect([...sitemapsOf([]).keys()]).toEqual(['/sitemap.xml'])
  expect([...sitemapsOf([made('a', '2016')], [['f', [made('b', '2014')]]]).keys()]).toEqual([
    '/sitemaps/e/2016.xml',
    '/sitemaps/f/2014.xml',
    '/sitemap.xml',
  ])
})

it('the sitemaps of an archive name every article and every other sitemap', () => {
  const articles = [made('a', '2016-04-08'), made('b', '2016-04-08'), made('c', null)]
  const archive = { url: 'https://archive.example', name: 'Archive' }
  const edition = { id: 'e', name: 'The E', articles: 3 }
  const sitemaps = [
    ...generateListDocuments({ archive, editions: [edition] }, createEditionGrouper(articles)),
  ].flatMap((each) => (each.kind === 'sitemap' ? [each.xml] : []))
  const locations = [...sitemaps.join('').matchAll(/<loc>([^<]*)<\/loc>/g)].map(([, location]) => location)
  const addresses = [
    '/sitemaps/e/2016.xml',
    '/sitemaps/e/undated.xml',
    ...articles.map((each) => each.address),
  ]
  expect(locations.toSorted()).toEqual(
    addresses.map((address) => `https://archive.example${address}`).toSorted(),
  )
})
