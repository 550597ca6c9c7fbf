import { describe, expect, it } from 'vitest'
import type { ArticleSummary } from '../../../../src/cli/publish/articles/article-summary.ts'
import { renderIndependentAdditions } from '../../../../src/cli/publish/edits/render-additions.ts'
import type { EditTools } from '../../../../src/cli/publish/edits/render-edits.ts'
import { summaryOf } from '../../../support/generated.ts'

const summary = (file: string, more: Partial<ArticleSummary> = {}): ArticleSummary => ({
  ...summaryOf('a', { headline: 'A', published: more.published ?? '2016-04-08' }),
  file,
  wordsDigest: file,
  ...more,
})

/** The summaries of added files by name, and of the articles of their day; `null` for a damaged cache. */
interface Given {
  added: Record<string, ArticleSummary | null>
  sameDay?: ArticleSummary[] | null
  /** The digest of each file in the snapshot, if it is not that of the rendered file. */
  seen?: string
}

/** Finds additions to a release of seven articles. */
function find({ added, sameDay = [], seen }: Given, { size = 7, asked = [] as unknown[] } = {}) {
  const tools = {
    configuration: {
      contentFolder: { toRelativePath: (file: string) => file.replace('/content/', '') },
      configuredEditions: [
        { id: 'e', timeZone: 'Europe/Paris' },
        { id: 'f', timeZone: 'Europe/Paris' },
      ],
    },
    renderer: {
      cache: {
        size,
        findArticlesOfDay: (...day: unknown[]) => {
          asked.push(day)
          if (sameDay === null) return 'damaged'
          return sameDay && new Map(sameDay.map((each) => [each.file, { summary: each }]))
        },
      },
      tryRenderAndCache: async (file: string, edition: string) => {
        asked.push(edition)
        const found = added[file.replace('/content/', '')]
        return found ? { fileDigest: found.wordsDigest ?? 'no words', summary: found } : null
      },
    },
  }
  const files = Object.entries(added).map(([name, given]) => ({
    file: `/content/${name}`,
    digest: seen ?? given?.wordsDigest ?? 'no words',
  }))
  return renderIndependentAdditions(files, 7, tools as unknown as EditTools)
}

const a = 'e/articles/a.md'

describe('additions', () => {
  it('come in the order of their files, each rendered for its edition', async () => {
    const asked: unknown[] = []
    const b = 'f/articles/2016/b.md'
    const added = { [a]: summary(a), [b]: summary(b, { edition: 'f', published: '2016-04-08T09:00Z' }) }
    expect(await find({ added }, { asked })).toEqual([
      { file: `/content/${a}`, article: { fileDigest: a, summary: summary(a) } },
      { file: `/content/${b}`, article: { fileDigest: b, summary: added[b] } },
    ])
    expect(asked).toEqual(['e', ['e', '2016-04-08'], 'f', ['f', '2016-04-08']])
  })

  it.each<[string, ArticleSummary[]]>([
    ['no other article of its day', []],
    ['itself', [summary(a)]],
    ['an article of other words', [summary('e/articles/b.md')]],
    ['an article without words', [summary('e/articles/b.md', { wordsDigest: null })]],
  ])('may stand beside %s', async (_, sameDay) => {
    expect(await find({ added: { [a]: summary(a) }, sameDay })).toHaveLength(1)
    expect(await find({ added: { [a]: summary(a, { wordsDigest: null }) }, sameDay })).toHaveLength(1)
  })

  it.each<[string, Given]>([
    [
      'the words of another of its day',
      { added: { [a]: summary(a) }, sameDay: [summary('b', { wordsDigest: a })] },
    ],
    ['a day that cannot be read', { added: { [a]: summary(a) }, sameDay: null }],
    ['a repetition that it names', { added: { [a]: summary(a, { sameAs: '/e/b' }) } }],
    [
      'a correction',
      { added: { [a]: summary(a, { corrections: [{ published: '2017', text: 'Wrong.' }] }) } },
    ],
    ['a time without an offset', { added: { [a]: summary(a, { published: '2016-04-08T09:00' }) } }],
    ['nothing to publish', { added: { [a]: null } }],
    ['a name that cannot be in an address', { added: { 'e/articles/A_1.md': summary(a) } }],
    ['another extension', { added: { 'e/articles/a.txt': summary(a) } }],
    ['the place of a page', { added: { 'e/pages/a.md': summary(a) } }],
    ['changed again', { added: { [a]: summary(a) }, seen: 'before' }],
    ['no edition', { added: { 'g/articles/a.md': summary(a) } }],
    ['a place below no edition', { added: { 'old/e/articles/a.md': summary(a) } }],
  ])('are none where one of them has %s', async (_, given) => {
    const first = 'e/articles/first.md'
    const added = { [first]: summary(first, { published: null, wordsDigest: null }), ...given.added }
    expect(await find({ ...given, added })).toBeNull()
  })

  it.each([6, 8])('are none where the cache has %i articles, and the release 7', async (size) => {
    expect(await find({ added: { [a]: summary(a) } }, { size })).toBeNull()
  })
})
