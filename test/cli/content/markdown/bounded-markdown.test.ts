import { expect, it } from 'vitest'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'

it.each(['[a](/', '![', '**a ', '> ', '[a][b] ', '<!-- a ', '<? b '])(
  '%s, twenty thousand times, is text in a moment',
  (unit) => {
    const { text } = renderBody(unit.repeat(20_000))
    expect(text.match(/[ab]/g)?.length ?? 0).toBe((unit.match(/[ab]/g)?.length ?? 0) * 20_000)
  },
)

it('links in their hundreds stay links', () => {
  expect(renderBody('[a](/b) '.repeat(500)).html.match(/<a href/g)).toHaveLength(500)
})
