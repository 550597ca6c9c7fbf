import path from 'node:path'
import { describe, expect, it } from 'vitest'
import {
  extractReportedLosses,
  filterLosses,
  formatLosses,
  type ImportLosses,
  importLossesFileName,
  mergeLosses,
  parseLosses,
  toPathInEdition,
} from '../../../../src/cli/import/accounting/import-losses.ts'
import { readLosses } from '../../../../src/cli/import/accounting/read-losses.ts'
import { temporaryFolder, writeFiles } from '../../../support/content.ts'

const block = (words: string, files: string[], more: { reason?: string; count?: number } = {}) => ({
  reason: 'navigation',
  words,
  count: files.length,
  files,
  ...more,
})

const losses: ImportLosses = {
  lostWords: [{ file: 'articles/a.md', lost: ['ferry'] }],
  droppedBlocks: [block('Home', ['articles/a.md', 'articles/b.md']), block('Too many', [], { count: 7 })],
}

describe('the losses of an edition', () => {
  it('have a line each, and are read back', () => {
    expect(formatLosses(losses).split('\n')).toEqual([
      '{"file":"articles/a.md","lost":["ferry"]}',
      '{"reason":"navigation","words":"Home","count":2,"files":["articles/a.md","articles/b.md"]}',
      '{"reason":"navigation","words":"Too many","count":7,"files":[]}',
      '',
    ])
    expect(parseLosses(formatLosses(losses))).toEqual(losses)
  })

  it.each([
    ['content/e/articles/a.md', 'articles/a.md'],
    ['e/articles/2016/a.md', 'articles/2016/a.md'],
    ['C:\\e\\articles\\a.md', 'articles/a.md'],
    ['/e/articles/e/articles/a.md', 'articles/a.md'],
    ['content/other/a.md', 'content/other/a.md'],
  ])('have paths below the folder of the edition: %s', (file, expected) =>
    expect(toPathInEdition(file, 'e')).toBe(expected),
  )

  it('are read from a report without the articles that lost nothing', () => {
    const report = {
      articles: [
        { file: 'c/e/articles/a.md', lost: ['ferry'], lostCount: 1 },
        { file: 'c/e/articles/b.md', lost: [], lostCount: 0 },
      ],
      dropped: [block('Home', ['c/e/articles/b.md'])],
    }
    expect(extractReportedLosses(report, 'e')).toEqual({
      lostWords: [{ file: 'articles/a.md', lost: ['ferry'] }],
      droppedBlocks: [block('Home', ['articles/b.md'])],
    })
  })

  it('are those of the articles that are kept: a block is counted without the others', () => {
    expect(filterLosses(losses, (file) => file === 'articles/b.md')).toEqual({
      lostWords: [],
      droppedBlocks: [block('Home', ['articles/b.md']), block('Too many', [], { count: 7 })],
    })
    const frequent = {
      lostWords: [],
      droppedBlocks: [block('Home', ['articles/a.md', 'articles/b.md'], { count: 9 })],
    }
    expect(filterLosses(frequent, (file) => file === 'articles/a.md').droppedBlocks).toEqual([
      block('Home', ['articles/a.md'], { count: 8 }),
    ])
    expect(filterLosses(frequent, () => false).droppedBlocks).toEqual([])
  })

  it('of two imports are added: the same block is one, with the first three of its articles', () => {
    const others: ImportLosses = {
      lostWords: [{ file: 'articles/c.md', lost: ['quay'] }],
      droppedBlocks: [
        block('Home', ['articles/c.md', 'articles/d.md'], { count: 4 }),
        block('Home', ['articles/c.md'], { reason: 'footer' }),
      ],
    }
    expect(mergeLosses(losses, others)).toEqual({
      lostWords: [...losses.lostWords, ...others.lostWords],
      droppedBlocks: [
        block('Home', ['articles/a.md', 'articles/b.md', 'articles/c.md'], { count: 6 }),
        block('Too many', [], { count: 7 }),
        block('Home', ['articles/c.md'], { reason: 'footer' }),
      ],
    })
    expect(losses.droppedBlocks[0]?.files).toHaveLength(2)
  })
})

describe('the file of the losses of an edition', () => {
  const read = async (files: Record<string, string>) => {
    const editionFolder = path.join(await temporaryFolder(), 'e')
    await writeFiles(editionFolder, files)
    const reportFile = path.join(editionFolder, 'import-report.json')
    return readLosses({ editionFolder, reportFile }, (file) => file !== 'articles/b.md')
  }
  const report = JSON.stringify({
    articles: [{ file: 'c/e/articles/c.md', lost: ['old'], lostCount: 1 }],
    dropped: [],
  })

  it('is read before the last report, even if it has none', async () => {
    const kept = filterLosses(losses, (file) => file !== 'articles/b.md')
    expect(
      await read({ [importLossesFileName]: formatLosses(losses), 'import-report.json': report }),
    ).toEqual(kept)
    expect(await read({ [importLossesFileName]: '', 'import-report.json': report })).toEqual({
      lostWords: [],
      droppedBlocks: [],
    })
  })

  it('is the last report where imports did not record them yet, and none without either', async () => {
    const lostWords = [{ file: 'articles/c.md', lost: ['old'] }]
    expect(await read({ 'import-report.json': report })).toEqual({ lostWords, droppedBlocks: [] })
    expect(await read({ 'about.md': '' })).toEqual({ lostWords: [], droppedBlocks: [] })
  })

  it.each([{ [importLossesFileName]: '{' }, { 'import-report.json': '{' }])(
    'that cannot be read is named: %j',
    async (files) => {
      const [name] = Object.keys(files)
      const remedy = `${name}:1: cannot be read: delete it, and import all sources again to get a new one`
      await expect(read(files)).rejects.toThrow(remedy)
    },
  )
})
