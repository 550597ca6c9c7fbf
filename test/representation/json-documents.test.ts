import { expect, it } from 'vitest'
import type { ArticleDocument, CollectionDocument } from '../../src/model/document.ts'
import type { Terms } from '../../src/model/terms.ts'
import { toArticleJson, toBreadcrumbJson } from '../../src/representation/json/article-json.ts'
import { toCollectionJson } from '../../src/representation/json/collection-json.ts'
import { fieldsOf } from '../support/generated.ts'
import { context } from '../support/page-context.ts'

const article = (known: object, terms: Partial<Terms> | null = null, text = 'The ferry waits.') =>
  ({
    kind: 'article',
    edition: 'e',
    address: '/e/a',
    fields: { ...fieldsOf({ headline: 'A ferry' }), ...known },
    terms: terms && { statement: null, license: null, holder: null, text: null, tdm: null, ...terms },
    body: { html: '', markdown: '', text, lostPictures: 0 },
  }) as ArticleDocument

const archive = 'https://archive.example'

it('the rights of an article are those printed with it, else those of its terms', () => {
  const terms = { text: 'All rights reserved.', holder: 'AFP' }
  const noticeOf = (...parts: Parameters<typeof article>) =>
    toArticleJson(article(...parts), context).copyrightNotice
  expect(noticeOf({ rights: '© Ann' }, terms)).toBe('© Ann')
  expect(noticeOf({}, terms)).toBe('All rights reserved.')
  expect(noticeOf({})).toBeUndefined()
})

it('the description of an article is the beginning of its text, else its headline', () => {
  expect(toArticleJson(article({}), context).description).toBe('The ferry waits.')
  expect(toArticleJson(article({}, null, ''), context).description).toBe('A ferry')
})

it('an article was last changed by its last correction, if that is after its publication', () => {
  const corrections = [{ published: '2018-01-02', text: 'C' }]
  const dates = { published: '2016-04-08', modified: '2017-01-01' }
  expect(toArticleJson(article({ ...dates, corrections }), context).dateModified).toBe('2018-01-02')
  expect(toArticleJson(article(dates), context).dateModified).toBe('2017-01-01')
  expect(toArticleJson(article({ ...dates, modified: '2015' }), context).dateModified).toBe('2015')
})

it('the way to an article is counted from one, through its edition and section', () => {
  const stepsOf = (known: object) =>
    (toBreadcrumbJson(article(known), context).itemListElement as { position: number; item: string }[]).map(
      ({ position, item }) => `${position} ${item}`,
    )
  expect(stepsOf({ section: 'World' })).toEqual([
    `1 ${archive}/`,
    `2 ${archive}/e/`,
    `3 ${archive}/e/sections/world`,
  ])
  expect(stepsOf({})).toEqual([`1 ${archive}/`, `2 ${archive}/e/`])
})

it('a list leads to the one above, then to the one before and the one after', () => {
  const [above, previous, next] = ['/e/2016', '/e/2016/03', '/e/2016/05'].map((address) => ({
    address,
    name: address,
  }))
  const list = {
    kind: 'collection',
    address: '/e/2016/04',
    subject: 'month',
    period: '2016-04',
    names: [],
    articles: 2,
    divisions: [],
    listings: [],
    chain: { current: '/e/', earlier: '/e/2016/03' },
    ...{ above, previous, next },
  } as unknown as CollectionDocument
  const json = toCollectionJson(list, context)
  expect(json.significantLink).toEqual(['/e/2016', '/e/2016/03', '/e/2016/05'].map((each) => archive + each))
  expect([json['morgue:next'], json.temporalCoverage]).toEqual([`${archive}/e/2016/03.json`, '2016-04'])
  const day = { ...list, subject: 'on-this-day', period: '--04-08', above: null, next: null, chain: null }
  const other = toCollectionJson(day as unknown as CollectionDocument, context)
  expect([other.significantLink, other.temporalCoverage, 'morgue:next' in other]).toEqual([
    [`${archive}/e/2016/03`],
    undefined,
    false,
  ])
})
