import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { toBulkLine } from '../../../../src/cli/publish/bulk/bulk-line.ts'
import { findCommonLicense, groupBulkArticlesByMonth } from '../../../../src/cli/publish/bulk/bulk-months.ts'
import { compressLines } from '../../../../src/cli/publish/bulk/compress-lines.ts'
import { formatDataPackage, nameMonthFiles } from '../../../../src/cli/publish/bulk/datapackage.ts'
import { KnownMonths } from '../../../../src/cli/publish/bulk/known-months.ts'
import type { ContentSurvey } from '../../../../src/cli/publish/content-survey.ts'
import type { FactTable } from '../../../../src/cli/publish/state/fact-table.ts'

type SurveyParts = Pick<ContentSurvey, 'configuredEditions' | 'articles'>

const articles = (
  ...facts: { address: string; published?: string | null; edition?: string; isNoindex?: boolean }[]
) =>
  facts.map((fact) => ({
    published: null,
    edition: 'e',
    isNoindex: false,
    termsRulePosition: null,
    ...fact,
  })) as unknown as SurveyParts['articles']

const editions = (...ids: string[]) =>
  ['e', 'f', 'g'].map((id) => ({
    id,
    allowsBulkDownload: ids.includes(id),
  })) as unknown as SurveyParts['configuredEditions']

describe('the bulk files of an edition', () => {
  it('have the articles of a month in the order of their addresses', () => {
    const months = groupBulkArticlesByMonth({
      configuredEditions: editions('e', 'g'),
      articles: articles(
        { address: '/e/d', published: '2016-04-30T10:00Z' },
        { address: '/e/c', published: '2016-04-01' },
        { address: '/g/a', published: '2016-04' },
        { address: '/e/a' },
        { address: '/e/b', published: '2016-04-15' },
        { address: '/e/z', published: '2016' },
        { address: '/f/a', published: '2016-04', edition: 'f' },
        { address: '/e/hidden', published: '2016-04', isNoindex: true },
      ).map((article) => ({ ...article, edition: article.address.slice(1, 2) })),
    })
    expect(months).toEqual([
      { edition: 'e', month: '2016', articlePositions: [5] },
      { edition: 'e', month: '2016-04', articlePositions: [4, 1, 0] },
      { edition: 'e', month: 'undated', articlePositions: [3] },
      { edition: 'g', month: '2016-04', articlePositions: [2] },
    ])
  })

  it('have a line of each article, at the URL that a reader follows', () => {
    const fields = { headline: 'A' }
    const body = { html: '<p>Été</p>', text: 'Été', markdown: 'Été' }
    const document = {
      kind: 'article',
      address: '/e/Été 1',
      edition: 'e',
      fields,
      terms: { holder: 'H' },
      body,
    }
    const line = toBulkLine(JSON.stringify(document), { origin: 'https://archive.example', digest: 'd' })
    expect(line.endsWith('}\n')).toBe(true)
    expect(JSON.parse(line)).toEqual({
      url: 'https://archive.example/e/%C3%89t%C3%A9%201',
      address: '/e/Été 1',
      edition: 'e',
      digest: 'd',
      fields,
      terms: { holder: 'H' },
      text: 'Été',
      markdown: 'Été',
    })
  })

  it('have a licence where all that is given away has the same', () => {
    const [by, sa] = [
      'https://creativecommons.org/licenses/by/4.0/',
      'https://creativecommons.org/licenses/by-sa/4.0/',
    ]
    const rightsRules = [by, sa, null].map((license) => ({ conditions: {}, terms: { license } }))
    const edition = { id: 'e', rightsRules } as unknown as Parameters<typeof findCommonLicense>[0]
    const licenseOf = (
      ...rules: { termsRulePosition: number | null; isNoindex?: boolean; edition?: string }[]
    ) => findCommonLicense(edition, articles(...rules.map((rule) => ({ address: '/e/a', ...rule }))))
    expect(licenseOf({ termsRulePosition: 0 }, { termsRulePosition: 0 })).toBe(by)
    expect(licenseOf({ termsRulePosition: 0 }, { termsRulePosition: 1 })).toBeNull()
    expect(licenseOf({ termsRulePosition: 0 }, { termsRulePosition: 2 })).toBeNull()
    expect(licenseOf({ termsRulePosition: 0 }, { termsRulePosition: null })).toBeNull()
    expect(licenseOf({ termsRulePosition: 0 }, { termsRulePosition: 1, isNoindex: true })).toBe(by)
    expect(licenseOf({ termsRulePosition: 0 }, { termsRulePosition: 1, edition: 'f' })).toBe(by)
    expect(licenseOf()).toBeNull()
  })

  it('are described with the names, sizes and digests of the files', () => {
    const part = (letter: string, byteCount: number, rowCount: number) => ({
      fileName: `${letter.repeat(64)}.gz`,
      byteCount,
      rowCount,
    })
    const parts = [
      ...nameMonthFiles('2016-03', [part('a', 10, 1)]),
      ...nameMonthFiles('2016-04', [part('b', 20, 2), part('c', 30, 3)]),
    ]
    const license = 'https://creativecommons.org/licenses/by/4.0/'
    const text = formatDataPackage({ id: 'e', name: 'The E', license }, 'https://archive.example', parts)
    const resource = (name: string, letter: string, bytes: number, rows: number) => ({
      name,
      path: `https://archive.example/bulk/e/${name}.jsonl.gz`,
      format: 'jsonl',
      mediatype: 'application/gzip',
      encoding: 'utf-8',
      compression: 'gz',
      bytes,
      hash: `sha256:${letter.repeat(64)}`,
      rows,
    })
    expect(JSON.parse(text)).toEqual({
      profile: 'data-package',
      name: 'e',
      title: 'The E',
      homepage: 'https://archive.example/e/',
      licenses: [{ path: license }],
      resources: [
        resource('2016-03', 'a', 10, 1),
        resource('2016-04-part-1', 'b', 20, 2),
        resource('2016-04-part-2', 'c', 30, 3),
      ],
    })
    const without = formatDataPackage(
      { id: 'e', name: 'The E', license: null },
      'https://archive.example',
      [],
    )
    expect(without).not.toContain('licenses')
  })

  it('are divided by halves, down to a single line, and have no time in them', () => {
    const lines = ['a', 'b', 'c', 'd', 'e'].map((letter) => `${letter.repeat(3)}\n`)
    const read = (maxBytes: number) =>
      compressLines(lines, maxBytes).map(({ bytes, rowCount }) => [gunzipSync(bytes).toString(), rowCount])
    expect(read(1000)).toEqual([[lines.join(''), 5]])
    expect(read(1)).toEqual(lines.map((line) => [line, 1]))
    const [first, second] = [compressLines(lines), compressLines(lines)]
    expect(second).toEqual(first)
    expect([...(first[0]?.bytes.subarray(4, 8) ?? [])]).toEqual([0, 0, 0, 0])
  })
})

describe('the months that an earlier publication made', () => {
  /** The facts of a state file, in memory. */
  function tableOf(facts: Map<string, string>): FactTable {
    const table = {
      find: (key: string) => facts.get(key) ?? null,
      set: (key: string, fact: string) => facts.set(key, fact),
      deleteUnwanted: (isKept: (key: string) => boolean) => {
        for (const key of facts.keys()) if (!isKept(key)) facts.delete(key)
      },
      get size() {
        return facts.size
      },
    }
    return table as unknown as FactTable
  }

  it('are found as long as they have the same articles, and forgotten once a release lacks them', () => {
    const facts = new Map<string, string>()
    const parts = [{ fileName: 'a.gz', byteCount: 1, rowCount: 1 }]
    const first = new KnownMonths(tableOf(facts))
    expect(first.findAndMarkUsed('e/2016-04', 'one')).toBeNull()
    first.remember('e/2016-04', { articlesDigest: 'one', parts })
    first.remember('e/2016-05', { articlesDigest: 'two', parts })
    const second = new KnownMonths(tableOf(facts))
    expect(second.findAndMarkUsed('e/2016-04', 'one')).toEqual(parts)
    expect(second.findAndMarkUsed('e/2016-04', 'other')).toBeNull()
    second.forgetUnused()
    expect([...facts.keys()]).toEqual(['e/2016-04'])
  })
})
