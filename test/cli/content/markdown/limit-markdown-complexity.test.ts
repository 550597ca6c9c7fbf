import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { limitMarkdownComplexity } from '../../../../src/cli/content/markdown/limit-markdown-complexity.ts'
import { parseWithOffsets } from '../../../../src/cli/content/markdown/parse-with-offsets.ts'
import { isDue } from '../../../support/turns.ts'

const count = 20_000

const units = ['[a](/', '![', '**a ', '> ', '[a][b] ', '<!-- a ', '<? b ']

describe.each(units.filter((_, index) => isDue(index, 3)))('%s repeated 20,000 times', (unit) => {
  it('is published as text within the time of a test', () => {
    const { text } = renderBody(unit.repeat(count))
    expect(text.match(/[ab]/g)?.length ?? 0).toBe((unit.match(/[ab]/g)?.length ?? 0) * count)
  })

  it('is parsed with offsets within the time of a test', () => {
    const markdown = limitMarkdownComplexity(unit.repeat(count))
    expect(parseWithOffsets(markdown).position?.end.offset).toBe(markdown.length)
  })
})

it('keeps hundreds of links in a paragraph as links', () => {
  expect(renderBody('[a](/b) '.repeat(500)).html.match(/<a href/g)).toHaveLength(500)
})
