import { describe, expect, it } from 'vitest'
import type { SearchAnalysisJob } from '../../../../src/cli/publish/rendering/article-analyser.ts'
import { RenderedSource } from '../../../../src/cli/publish/search/rendered-source.ts'

/** A source of this many articles, every third of them outside search, whose analysis takes longer for earlier ones. */
function sourceOf(count: number) {
  const articles = Array.from({ length: count }, (_, number) => ({
    address: `/e/${number}`,
    isNoindex: number % 3 === 2,
    published: number === 0 ? null : `${2000 + number}`,
  }))
  const documents = {
    at: (position: number) => ({ documentDigest: `digest-${position}`, location: null, text: '' }),
  }
  let [running, most, stopped] = [0, 0, 0]
  const threads = {
    async analyse(jobs: SearchAnalysisJob[], tables: string) {
      running++
      most = Math.max(most, running)
      const first = jobs[0]?.row
      await new Promise((resolve) => setTimeout(resolve, first?.id === 0 ? 20 : 1))
      running--
      return {
        statements: [{ sql: `${tables} ${first?.id} ${first?.address} ${first?.digest}`, params: [] }],
      }
    },
    stopThreads: async () => void stopped++,
  }
  const source = new RenderedSource({ articles, documents } as never, { renderPool: threads } as never)
  return { source, facts: () => ({ most, stopped }) }
}

describe('the source of an index whose articles were just rendered', () => {
  it('lists what may be searched, with its document and date', async () => {
    const { source } = sourceOf(4)
    const stored = [
      { address: '/e/0', digest: 'digest-0' },
      { address: '/e/1', digest: 'digest-1' },
      { address: '/e/3', digest: 'digest-3' },
    ]
    expect(await source.listArticles()).toEqual(stored)
    expect((await source.addDates(stored)).map(({ date }) => date)).toEqual(['', '2001', '2003'])
    await expect(source.addDates([{ address: '/e/none', digest: '' }])).rejects.toThrow('/e/none')
  })

  it('analyses 200 articles at a time, four times at once, in order, and ends its threads', async () => {
    const { source, facts } = sourceOf(1100)
    const rows = Array.from({ length: 1100 }, (_, id) => ({
      id,
      address: `/e/${id}`,
      digest: `digest-${id}`,
      date: '',
    }))
    const batches: [string | undefined, number][] = []
    for await (const { statements, articleCount } of source.generateInsertBatches(rows, '_next'))
      batches.push([statements[0]?.sql, articleCount])
    expect(batches).toEqual(
      [0, 200, 400, 600, 800, 1000].map((first) => [
        `_next ${first} /e/${first} ${`digest-${first}`.slice(0, 16)}`,
        first === 1000 ? 100 : 200,
      ]),
    )
    expect(facts()).toEqual({ most: 4, stopped: 1 })
  })
})
