import { describe, expect, it } from 'vitest'
import type { ArticleSummary } from '../../../../src/cli/publish/articles/article-summary.ts'
import { listZoneOffsets } from '../../../../src/cli/publish/articles/zone-offsets.ts'
import { findUtcOffset } from '../../../../src/model/local-time.ts'

const published = (...dates: string[]) =>
  dates.map(
    (date) =>
      ({ listing: { published: date, modified: null }, corrections: [] }) as unknown as ArticleSummary,
  )

describe('the offsets of a newsroom’s clock', () => {
  it('cover the years of the times without an offset', () => {
    expect(
      listZoneOffsets('America/Toronto', published('2016-04-08T10:00', '2018', '2019-01-01T10:00Z')),
    ).toEqual([
      { from: '', offset: '-05:00' },
      { from: '2016-03-13T03:00:00', offset: '-04:00' },
      { from: '2016-11-06T02:00:00', offset: '-05:00' },
    ])
    expect(listZoneOffsets('Asia/Kolkata', published('2016-04-08T10:00'))).toEqual([
      { from: '', offset: '+05:30' },
    ])
    expect(listZoneOffsets('UTC', published('2016-04-08T10:00'))).toEqual([{ from: '', offset: '+00:00' }])
  })

  it('cover also the times of changes and corrections', () => {
    const article = (modified: string | null, ...corrections: string[]) => [
      {
        listing: { published: null, modified },
        corrections: corrections.map((published) => ({ published, text: 'C' })),
      } as unknown as ArticleSummary,
    ]
    for (const articles of [article('2016-04-08T10:00'), article(null, '2016', '2016-04-08T10:00')])
      expect(listZoneOffsets('America/Toronto', articles).map(({ from }) => from)).toEqual([
        '',
        '2016-03-13T03:00:00',
        '2016-11-06T02:00:00',
      ])
  })

  it('are none when every time has an offset', () => {
    expect(
      listZoneOffsets('America/Toronto', published('2016', '2016-04-08', '2016-04-08T10:00-04:00')),
    ).toEqual([])
    expect(listZoneOffsets('America/Toronto', [])).toEqual([])
  })

  it.each([
    'America/Toronto',
    'Europe/Paris',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'America/St_Johns',
  ])('in %s convert every hour of three years to the instant at which the clock shows it', (timeZone) => {
    const offsets = listZoneOffsets(timeZone, published('2015-06-01T10:00', '2017-06-01T10:00'))
    const clock = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' })
    const wrong: string[] = []
    for (let instant = Date.UTC(2015, 0, 2); instant < Date.UTC(2017, 11, 30); instant += 3_600_000) {
      const local = clock.format(instant).replace(' ', 'T')
      const back = new Date(`${local}${findUtcOffset(offsets, local)}`)
      // A time that occurred twice means the first.
      if (clock.format(back).replace(' ', 'T') !== local || back.getTime() > instant) wrong.push(local)
    }
    expect(wrong).toEqual([])
  })
})
