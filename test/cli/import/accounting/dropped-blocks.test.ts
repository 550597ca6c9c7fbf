import { describe, expect, it } from 'vitest'
import { DroppedBlockCounter } from '../../../../src/cli/import/accounting/dropped-blocks.ts'

const words = (count: number) => Array.from({ length: count }, (_, number) => `w${number}`).join(' ')

/** Reports blocks that were left out of the articles `a.md`, `b.md`, … for one reason. */
function reportOf(...texts: string[]) {
  const blocks = new DroppedBlockCounter()
  for (const [index, text] of texts.entries())
    blocks.addBlocks(`${String.fromCharCode(97 + index)}.md`, [{ reason: 'navigation', text }])
  return blocks.listReports()
}

describe('text that was left out of articles', () => {
  it.each([
    ['Home\n  News', 'Home News'],
    [words(12), words(12)],
    [words(13), `${words(12)} …`],
    ['x'.repeat(2000), 'x'.repeat(2000)],
    ['x'.repeat(2001), `${'x'.repeat(2000)} …`],
  ])('is reported with its first words: %j', (text, first) => {
    expect(reportOf(text)).toEqual([{ reason: 'navigation', words: first, count: 1, files: ['a.md'] }])
  })

  it('is reported once, whatever its spaces, with its count and the first three articles', () => {
    expect(reportOf('Home News', 'Home  News', ' Home News', 'Home\nNews', 'Home News')).toEqual([
      { reason: 'navigation', words: 'Home News', count: 5, files: ['a.md', 'b.md', 'c.md'] },
    ])
  })

  it('is reported once for an article, for each reason, and not at all where it is blank', () => {
    const blocks = new DroppedBlockCounter()
    const twice = [
      { reason: 'navigation', text: 'Home' },
      { reason: 'navigation', text: 'Home' },
    ]
    blocks.addBlocks('a.md', [
      ...twice,
      { reason: 'footer', text: 'Home' },
      { reason: 'footer', text: ' \n' },
    ])
    expect(blocks.listReports()).toEqual([
      { reason: 'navigation', words: 'Home', count: 2, files: ['a.md'] },
      { reason: 'footer', words: 'Home', count: 1, files: ['a.md'] },
    ])
  })

  it('is listed by its count, else in the order of the articles', () => {
    const listed = reportOf('One', 'Two', 'Three', 'Two').map((block) => `${block.words} ${block.count}`)
    expect(listed).toEqual(['Two 2', 'One 1', 'Three 1'])
  })

  it('is counted without its words beyond a limit, but still with them if they are listed already', () => {
    const blocks = new DroppedBlockCounter(2)
    const texts = ['One', 'Two', 'Three', 'Four', 'Two']
    blocks.addBlocks(
      'a.md',
      texts.map((text) => ({ reason: 'footer', text })),
    )
    expect(blocks.listReports()).toEqual([
      { reason: 'footer', words: 'Two', count: 2, files: ['a.md'] },
      { reason: 'footer', words: 'One', count: 1, files: ['a.md'] },
      { reason: 'not listed: too many', words: '', count: 2, files: [] },
    ])
  })
})
