import { describe, expect, it } from 'vitest'
import { AddressIndex } from '../../../../src/cli/publish/addresses/address-index.ts'
import { planAddresses } from '../../../../src/cli/publish/addresses/address-plan.ts'
import type { ArticleSummary } from '../../../../src/cli/publish/articles/article-summary.ts'
import { publishedEdition } from '../../../support/generated.ts'

const former = (address: string, positionInFormerly = 0, ignoredParameters: string[] = []) => ({
  address,
  positionInFormerly,
  ignoredParameters,
})

const article = (address: string, more: Partial<ArticleSummary> = {}) =>
  ({
    file: `${address}.md`,
    edition: 'e',
    address,
    formerly: [],
    names: { sections: [], topics: [], authors: [] },
    noindex: false,
    ...more,
  }) as unknown as ArticleSummary

const planFor = (articles: ArticleSummary[], ...ids: string[]) =>
  planAddresses(
    {
      editions: ['e', ...ids].map((id) => ({ ...publishedEdition, id })),
      pages: [],
      articles,
      withdrawnArticles: [],
    },
    [],
    new AddressIndex(),
  )

const problemsOf = (articles: ArticleSummary[], ...ids: string[]) =>
  planFor(articles, ...ids).problems.map(({ file, field, reason }) => `${file} ${field.join('.')}: ${reason}`)

it('the addresses of pages and withdrawn articles are claimed, those of an article once', () => {
  const takedown = { reason: 'R', since: null, authority: null, headline: null }
  const withdrawn = {
    file: 'w.md',
    kind: 'gone' as const,
    formerly: [],
    takedown,
    marks: { addresses: [], marks: [] },
  }
  const plan = planAddresses(
    {
      editions: [publishedEdition],
      pages: [{ address: '/e/pages/faq', file: 'faq.md' }],
      articles: [article('/e/a')],
      withdrawnArticles: [
        { ...withdrawn, address: '/e/a' },
        { ...withdrawn, address: '/e/b', formerly: [former('/e/old')] },
      ],
    },
    [],
    new AddressIndex(),
  )
  expect(plan.addressIndex.entriesAt('/e/pages/faq')).toEqual([
    { address: '/e/pages/faq', kind: 'page', digest: '' },
  ])
  for (const address of ['/e/b', '/e/old'])
    expect(plan.addressIndex.entriesAt(address)).toEqual([{ address, kind: 'gone', ...takedown }])
  expect(plan.problems.map(({ file, field }) => `${file} ${field.join('.')}`)).toEqual(['w.md url'])
})

it('the archive’s own documents have their addresses although these are reserved, and no article has them', () => {
  const generated = [
    { address: '/e/', kind: 'collection' as const },
    { address: '/e/holdings', kind: 'holdings' as const },
    { address: '/sitemap.xml', kind: 'sitemap' as const, digest: 'd' },
  ]
  const claims = { editions: [publishedEdition], pages: [], withdrawnArticles: [] }
  const own = generated.map(({ address }) => article(address))
  const plan = planAddresses({ ...claims, articles: own }, generated, new AddressIndex())
  expect([...plan.addressIndex.entries()].filter((entry) => 'digest' in entry)).toEqual(
    generated.map((entry) => ({ digest: '', ...entry })),
  )
  expect(plan.problems.map(({ reason }) => reason)).toEqual(
    generated.map(({ address }) => expect.stringContaining(`${address}, which the archive itself uses`)),
  )
})

describe('the addresses of articles', () => {
  it('are entries without a digest, and say what is to stay out of search', () => {
    const { addressIndex } = planFor([article('/e/a'), article('/e/b', { isNoindex: true })])
    expect([...addressIndex.entries()].filter(({ kind }) => kind === 'article')).toEqual([
      { address: '/e/a', kind: 'article', digest: '' },
      { address: '/e/b', kind: 'article', digest: '', noindex: true },
    ])
  })

  it('lead from former URLs, of which one may be its own', () => {
    const { addressIndex, problems } = planFor([
      article('/e/a', { formerly: [former('/e/a'), former('/e/old', 1)] }),
    ])
    expect([problems, addressIndex.entriesAt('/e/a'), addressIndex.entriesAt('/e/old')]).toEqual([
      [],
      [{ address: '/e/a', kind: 'article', digest: '' }],
      [{ address: '/e/old', kind: 'moved', to: '/e/a' }],
    ])
  })

  it('are refused, with the field, where another article has them', () => {
    expect(problemsOf([article('/e/a'), article('/e/a', { file: 'b.md' })])).toEqual([
      expect.stringMatching(/^b\.md url: results in the address \/e\/a, which is that of \/e\/a\.md/),
    ])
    const anonymised = { file: 'c.md', formerly: [former('/e/c', -1)] }
    expect(problemsOf([article('/e/a'), article('/e/a', anonymised)])).toEqual([
      expect.stringMatching(/^c\.md status\.slug: .*: write another slug in the status/),
    ])
    const formerly = [former('/e/x', 0), former('/e/a', 1)]
    expect(problemsOf([article('/e/a'), article('/e/b', { formerly })])).toEqual([
      expect.stringMatching(/^\/e\/b\.md formerly\.1: results in the address \/e\/a,/),
    ])
  })

  it('are refused once where an article names its own URL among its former ones', () => {
    const formerly = [former('/e/a')]
    expect(problemsOf([article('/e/a'), article('/e/a', { file: 'b.md', formerly })])).toEqual([
      expect.stringMatching(/^b\.md url: /),
    ])
  })

  it('that differ only by an ignored parameter lead nowhere, and are counted by it', () => {
    const plan = planFor([
      article('/e/a', { formerly: [former('/e/old', 0, ['id'])] }),
      article('/e/b', { formerly: [former('/e/old', 0, ['id'])] }),
      article('/e/c', { formerly: [former('/e/old2', 0, ['id', 'p'])] }),
      article('/e/d', { formerly: [former('/e/old2', 0, ['id', 'p'])] }),
    ])
    expect([plan.problems, plan.ambiguityCountByParameter]).toEqual([
      [],
      new Map([
        ['id', 2],
        ['p', 1],
      ]),
    ])
    expect([plan.addressIndex.entriesAt('/e/old'), plan.addressIndex.entriesAt('/e/old2')]).toEqual([[], []])
  })

  it.each(['search', 'corrections/new', 'holdings', 'topics', 'on-this-day', 'undated'])(
    'cannot be /e/%s, which the archive uses',
    (path) =>
      expect(problemsOf([article(`/e/${path}`)])).toEqual([
        expect.stringContaining('the archive itself uses'),
      ]),
  )

  it('cannot hide another edition on the edition’s own host', () => {
    expect(problemsOf([article('/e/f/a')], 'f')).toEqual([
      '/e/f/a.md url: leads to /f/a, which begins like the addresses of the edition f: rename the folder of that edition, for example to f-archive',
    ])
    expect(problemsOf([article('/e/g/a'), article('/e/a/f')], 'f')).toEqual([])
  })

  it('cannot be another’s in another format', () =>
    expect(problemsOf([article('/e/a'), article('/e/a.json')])).toEqual([
      expect.stringMatching(
        /^\/e\/a\.json\.md url: results in the address \/e\/a\.json, which is also that of \/e\/a\.md/,
      ),
    ]))

  it('of the archive’s lists lead to the only edition’s', () => {
    expect(planFor([]).addressIndex.entriesAt('/topics')).toEqual([
      { address: '/topics', kind: 'moved', to: '/e/topics' },
    ])
    expect(planFor([], 'f').addressIndex.entriesAt('/topics')).toEqual([])
  })
})
