import { describe, expect, it } from 'vitest'
import type { HoldingsDocument } from '../../src/model/document.ts'
import { HoldingsChart } from '../../src/representation/html/lists/holdings-chart.tsx'

type Gaps = Parameters<typeof HoldingsChart>[0]['gaps']

/** The bars of a chart: class of a gap, left edge, top, width, height and title; and the years below them. */
function chartOf(periods: Record<string, number>, gaps: Gaps = []) {
  const document = {
    periods: Object.entries(periods).map(([period, articles]) => ({ period, articles })),
  } as HoldingsDocument
  const svg = String(HoldingsChart({ document, gaps, title: 'T' }) ?? '')
  const attributeOf = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
  const bars = [...svg.matchAll(/<rect([^>]*)><title>([^<]*)/g)].map(([, tag = '', title]) => [
    ...['class', 'x', 'y', 'width', 'height'].map((name) => attributeOf(tag, name)),
    title,
  ])
  return {
    svg,
    bars,
    years: [...svg.matchAll(/<text x="([^"]*)"[^>]*>(\d+)</g)].map(([, x, year]) => `${year} ${x}`),
  }
}

describe('the chart of holdings', () => {
  it('has a bar for each month that is known, as high as its share of the highest', () => {
    // Twelve months of 60 units; a bar is at most 24 units wide.
    expect(chartOf({ '2015': 9, '2016-01': 4, '2016-12': 1 })).toMatchObject({
      bars: [
        [undefined, '0', '0', '24', '160', '2016-01: 4'],
        [undefined, '660', '120', '24', '40', '2016-12: 1'],
      ],
      years: ['2016 0'],
    })
    expect(chartOf({ '2016-01': 1000, '2016-02': 1 }).bars[1]?.[4]).toBe('1')
    expect(chartOf({ '2016': 9 }).svg).toBe('')
  })

  it('has the gaps behind them, whole years from January to December', () => {
    // 25 months of 28.8 units.
    const gap = { from: '2015', to: '2016', reason: 'A strike' }
    expect(chartOf({ '2016-07': 4, '2017-01': 1 }, [gap])).toMatchObject({
      bars: [
        ['gap', '0', '0', '691.2', '160', '2015 – 2016: A strike'],
        [undefined, '518.4', '0', '24', '160', '2016-07: 4'],
        [undefined, '691.2', '120', '24', '40', '2017-01: 1'],
      ],
      years: ['2015 0', '2016 345.6', '2017 691.2'],
    })
  })

  it.each([
    ['2001-01', '2012-12', 12, '2001', '2012'],
    ['2001-01', '2013-01', 6, '2002', '2012'],
    ['1900-01', '2016-12', 12, '1900', '2010'],
    ['2001-06', '2002-05', 1, '2002', '2002'],
  ])('from %s to %s has %i years below, from %s to %s', (from, to, count, first, last) => {
    const years = chartOf({ [from]: 1, [to]: 1 }).years.map((each) => each.slice(0, 4))
    expect([years.length, years[0], years.at(-1)]).toEqual([count, first, last])
  })
})
