import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { AddressRules } from '../../../../src/cli/content/addresses/article-address.ts'
import { toArticleBrief } from '../../../../src/cli/publish/articles/article-brief.ts'
import {
  type ArticleSummary,
  listFormerAddresses,
  summariseArticle,
} from '../../../../src/cli/publish/articles/article-summary.ts'
import { assembleDocument } from '../../../../src/cli/publish/articles/assemble-document.ts'
import { locateProblems } from '../../../../src/cli/publish/articles/content-problem.ts'
import { findDocumentSizeFault } from '../../../../src/cli/publish/articles/document-size.ts'
import { findRepetitionProblems } from '../../../../src/cli/publish/articles/repetition-problems.ts'
import { findUrlIdKey } from '../../../../src/cli/publish/articles/url-id-key.ts'
import type { ArticleFields } from '../../../../src/model/article.ts'
import { temporaryFolder, writeFiles } from '../../../support/content.ts'
import { fieldsOf, publishedEdition, summaryOf } from '../../../support/generated.ts'

const edition = { ...publishedEdition, hosts: ['e.example'], query: ['p'], rightsRules: [] }

const summarise = (known: Partial<ArticleFields>, markdown = 'Words.', file = 'e/articles/story.md') =>
  summariseArticle(
    {
      file,
      fields: fieldsOf({ headline: 'A', ...known }),
      markdown,
      sameAs: null,
      text: 'Words of four.',
      lead: 'Words.',
      picture: null,
      lostPictures: 2,
    },
    edition,
    [edition],
  )

const status = { reason: null, since: null, authority: null, showHeadline: false, names: {}, slug: null }

describe('the summary of an article', () => {
  it('has its address by the slug of its status, else by its file', () => {
    expect(summarise({ published: '2016-04-08' }).address).toBe('/e/2016/04/08/story')
    const renamed = { ...status, is: 'anonymised', slug: 'other' } as const
    expect(summarise({ published: '2016-04-08', status: renamed }).address).toBe('/e/2016/04/08/other')
  })

  it('is kept out of search only by that status', () => {
    expect(summarise({ status: { ...status, is: 'noindex' } }).isNoindex).toBe(true)
    expect(summarise({ status: { ...status, is: 'anonymised' } }).isNoindex).toBe(false)
    expect(summarise({}).isNoindex).toBe(false)
  })

  it('states what the article lacks, its length and its lost pictures', () => {
    expect(summarise({ authors: ['Ann Lee'] }, ' \n')).toMatchObject({
      missingParts: { byline: true, body: true },
      wordsDigest: null,
      textLength: 14,
      lostPictureCount: 2,
    })
    expect(summarise({ byline: 'Ann Lee' }).missingParts).toEqual({ byline: false, body: false })
  })

  it('has the former addresses on hosts of the archive, with the parameters that are not part of them', () => {
    const formerly = ['https://other.example/a', 'https://e.example/b?utm=x&p=1&q=2', 'https://e.example/c']
    const other: AddressRules = { ...edition, id: 'f', hosts: ['f.example'], query: [] }
    expect(
      listFormerAddresses({ formerly: [...formerly, 'https://f.example/d?p=1'] }, edition, [edition, other]),
    ).toEqual([
      { address: '/e/b?p=1', positionInFormerly: 1, ignoredParameters: ['utm', 'q'] },
      { address: '/e/c', positionInFormerly: 2, ignoredParameters: [] },
      { address: '/f/d', positionInFormerly: 3, ignoredParameters: [] },
    ])
  })

  it('is for lists without text, with the addresses that its own would be explicit URLs of', () => {
    const summary = summarise({ url: 'https://e.example/Story.json', formerly: ['https://e.example/old.md'] })
    const { explicitBases, ...brief } = toArticleBrief(summary)
    expect(explicitBases).toEqual(expect.arrayContaining(['/e/story', '/e/old']))
    expect(brief).toEqual({
      edition: 'e',
      address: '/e/Story.json',
      published: null,
      names: { sections: [], topics: [], authors: [] },
      isNoindex: false,
      textLength: 14,
      missingParts: { byline: true, body: false },
      lostPictureCount: 2,
    })
  })
})

describe('the document of an article', () => {
  const comment = { author: 'Bo', published: null, text: 'Yes.' }
  const terms = { statement: null, license: null, holder: 'Jane Roe', text: null, tdm: null }
  const rule = {
    conditions: { agency: null, author: null, section: null, from: null, to: null },
    terms,
  }
  const body = { html: '', markdown: '', text: '', lostPictures: 0 }
  const place = { edition: 'e', address: '/e/a', termsRulePosition: 0 }

  it('has comments and terms where its edition has them', () => {
    const fields = fieldsOf({ headline: 'A', comments: [comment] })
    const released = assembleDocument(
      place,
      { fields, body },
      { publishesComments: true, rightsRules: [rule] },
    )
    expect([released.fields.comments, released.terms]).toEqual([[comment], terms])
    const without = assembleDocument(
      { ...place, termsRulePosition: null },
      { fields, body },
      { publishesComments: false, rightsRules: [rule] },
    )
    expect([without.fields.comments, without.terms]).toEqual([[], null])
  })

  it('has the replaced names of an anonymised article in its terms', () => {
    const anonymised = { ...status, is: 'anonymised', names: { 'Jane Roe': 'J. R.' }, slug: 'a' } as const
    const fields = fieldsOf({ headline: 'Jane Roe', status: anonymised })
    const document = assembleDocument(
      place,
      { fields, body },
      { publishesComments: false, rightsRules: [rule] },
    )
    expect([document.fields.headline, document.terms?.holder]).toEqual(['J. R.', 'J. R.'])
  })

  it('is refused with its size in megabytes, and the limit', () => {
    expect(findDocumentSizeFault('a.md', 'a'.repeat(30_000_000))?.reason).toBe(
      'is 30.0 MB once published, more than the limit of 26.2 MB: divide it into several files',
    )
  })
})

describe('the identity in an address', () => {
  const editions = [
    { id: 'e', identity: '_n_([a-z\\d]+)' },
    { id: 'f', identity: null },
  ]
  it.each([
    ['/e/Story_N_12AB.html', '/e#12ab'],
    ['/e/story.html', null],
    ['/f/story_n_12.html', null],
    ['/g/story_n_12.html', null],
  ])('%s is %s', (address, key) => expect(findUrlIdKey(address, editions)).toBe(key))
})

it('problems are located in their files; those of a whole file without reading it', async () => {
  const folder = await temporaryFolder()
  await writeFiles(folder, {
    'a.md': '---\nheadline: A\nbyline: B\n---\nWords.\n',
    'edition.yaml': 'name: The E\nlanguage: en\n',
  })
  const [article, configuration] = ['a.md', 'edition.yaml'].map((name) => path.join(folder, name))
  const problemsIn = (file = '', ...field: string[]) => ({ file, field, reason: 'is wrong' })
  expect(
    await locateProblems([
      problemsIn('missing.md'),
      problemsIn(article, 'byline'),
      problemsIn(configuration, 'language'),
    ]),
  ).toEqual([
    { file: 'missing.md', line: 1, field: '', reason: 'is wrong' },
    { file: article, line: 3, field: 'byline', reason: 'is wrong' },
    { file: configuration, line: 2, field: 'language', reason: 'is wrong' },
  ])
})

describe('articles with the same words', () => {
  const article = (slug: string, known: Partial<ArticleSummary> = {}): ArticleSummary => ({
    ...summaryOf(slug, { headline: 'A', published: '2016-04-08T10:00Z' }),
    file: `${slug}.md`,
    ...known,
  })
  const address = (slug: string) => `/e/2016/04/08/${slug}`
  const problem = (slug: string, first: string) => ({
    file: `${slug}.md`,
    field: [],
    reason: `has the same words and date as ${first}.md: delete this file, and add its url to the list formerly of the other one. To keep both, write in this file: sameAs: ${address(first)}`,
  })

  it('are one article, on the same day of one edition', () => {
    const others = [
      article('c', { published: '2016-04-09' }),
      article('d', { edition: 'f' }),
      article('e', { wordsDigest: 'other' }),
      article('f', { wordsDigest: null }),
      article('g', { wordsDigest: null }),
    ]
    const day = { published: '2016-04-08T23:00Z' }
    expect(findRepetitionProblems([article('a'), ...others, article('b', day), article('h')])).toEqual([
      problem('b', 'a'),
      problem('h', 'a'),
    ])
  })

  it('may name one another, and no other address', () => {
    const pair = [article('a'), article('b', { sameAs: address('a') })]
    expect(findRepetitionProblems(pair)).toEqual([])
    const [, itself, missing] = ['a', 'b', 'c'].map((slug) => article(slug, { sameAs: address('b') }))
    const wrong = [article('a'), itself ?? article('b'), { ...(missing ?? article('c')), sameAs: '/e/none' }]
    expect(
      findRepetitionProblems(wrong).map(({ file, field, reason }) => `${file} ${field} ${reason}`),
    ).toEqual([
      `b.md sameAs ${address('b')} is not the address of another article: write the address of the other article, such as /<edition>/2016/04/08/story.html, or remove the field`,
      'c.md sameAs /e/none is not the address of another article: write the address of the other article, such as /<edition>/2016/04/08/story.html, or remove the field',
    ])
  })
})
