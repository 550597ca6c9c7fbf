import { describe, expect, it } from 'vitest'
import type { CollectionDocument, ListDivision } from '../../src/model/document.ts'
import { DateLink } from '../../src/representation/html/date-link.tsx'
import { DateTime } from '../../src/representation/html/date-time.tsx'
import { Calendars } from '../../src/representation/html/lists/calendars.tsx'
import { DivisionItem } from '../../src/representation/html/lists/division-item.tsx'
import { Divisions } from '../../src/representation/html/lists/divisions.tsx'
import { fieldsOf } from '../support/generated.ts'
import { listOf } from '../support/listed-articles.ts'
import { context, edition, hrefsIn, inFrench, ofArchive, withoutTags } from '../support/page-context.ts'

describe('a date', () => {
  it('is in words and in ISO 8601, in the newsroom’s time zone, or else in UTC', () => {
    const paris = { ...context, edition: { ...edition, timeZone: 'Europe/Paris', offsets: [] } }
    const date = '2016-04-08'
    expect(String(DateTime({ date, context: paris }))).toBe(
      '<time datetime="2016-04-08">April 8, 2016</time>',
    )
    expect(String(DateTime({ date: '2016-04', context: ofArchive }))).toBe(
      '<time datetime="2016-04">April 2016</time>',
    )
    const lateEvening = '2016-04-08T23:30:00Z'
    expect(withoutTags(DateTime({ date: lateEvening, context: ofArchive }))).toContain('April 8, 2016')
    expect(withoutTags(DateTime({ date: lateEvening, context: paris }))).toContain('April 9, 2016')
  })

  it('of an article leads to the list of its day, and of an undated one to theirs', () => {
    const link = (published: string | null, where = context) => {
      const fields = fieldsOf({ headline: 'A', published })
      const document = { kind: 'article', edition: 'e', address: '/e/a', fields, terms: null } as never
      return String(DateLink({ document, context: where }))
    }
    expect(link('2016-04-08T09:30Z')).toBe('<a href="/e/2016/04/08">April 8, 2016</a>')
    expect(link('2016-04')).toBe('<a href="/e/2016/04">April 2016</a>')
    expect(link(null)).toBe('<a href="/e/undated">Undated</a>')
    const inCornish = { ...context, language: 'kw' }
    expect(link(null, inCornish)).toBe('<a href="/e/undated" lang="en">Undated</a>')
    expect(link('2016', inCornish)).toBe('<a href="/e/2016">2016</a>')
  })
})

describe('a link to a list', () => {
  const item = (division: object, label: string | null, where = context) =>
    String(DivisionItem({ division: division as ListDivision, label, context: where }))
  const rain = { address: '/e/topics/rain', name: 'Rain', articles: 1200 }

  it('has its number of articles, in words beside a period', () => {
    expect(item(rain, null)).toBe('<li><a href="/e/topics/rain">Rain</a> <small>1,200</small></li>')
    expect(item({ ...rain, name: '2016-04' }, 'April 2016')).toBe(
      '<li><a href="/e/topics/rain">April 2016</a> <small>1,200 articles</small></li>',
    )
    expect(item({ ...rain, articles: null }, null)).toBe(
      '<li><a href="/e/topics/rain">Rain</a> <small></small></li>',
    )
  })

  it('names its language where the page has another, but not that of a period', () => {
    expect(item(rain, null, inFrench)).toContain('<a href="/e/topics/rain" lang="en">Rain</a>')
    expect(item(rain, 'avril 2016', inFrench)).toContain('<a href="/e/topics/rain">avril 2016</a>')
  })

  it('has its edition’s name in a list of the archive, and an edition its dates', () => {
    expect(withoutTags(item(rain, null, ofArchive))).toBe('Rain 1,200 · The E')
    expect(withoutTags(item({ ...rain, articles: null }, null, ofArchive))).toBe('Rain The E')
    expect(withoutTags(item({ address: '/f/', name: 'Le F', articles: 2 }, null, ofArchive))).toBe(
      'Le F 2 articles · 1901 – December 31, 2016',
    )
    expect(item({ address: '/f/topics/x', name: 'X', articles: 2 }, null, ofArchive)).toContain(
      '<bdi lang="fr">Le F</bdi>',
    )
  })

  it('has the latest headline of a section, and the introduction of an edition', () => {
    const latest = { address: '/e/é', headline: 'A ferry' }
    expect(item({ ...rain, latest }, null)).toContain(
      '<p class="snippet"><a href="/e/%C3%A9">A ferry</a></p>',
    )
    expect(item({ ...rain, latest }, null, inFrench)).toContain('<a href="/e/%C3%A9" lang="en">A ferry</a>')
    expect(item({ ...rain, latest: { ...latest, language: 'de' } }, null)).toContain('lang="de">A ferry</a>')
    expect(item({ ...rain, excerpt: 'Of ships.' }, null, inFrench)).toContain(
      '<p class="snippet" lang="en">Of ships.</p>',
    )
    expect(item({ ...rain, excerpt: 'Of ships.' }, null)).toContain('<p class="snippet">Of ships.</p>')
  })
})

describe('a calendar', () => {
  const calendars = (period: string | null, divisions: ListDivision[]) => {
    const document = listOf([], { subject: 'month', names: [], period, divisions })
    return String(Calendars({ document, context }) ?? '')
  }
  const rowsOf = (table: string) =>
    [...table.matchAll(/<tr>(.*?)<\/tr>/g)].map(([, row = '']) =>
      [...row.matchAll(/<td>(.*?)<\/td>|<td\/?>|<th[^>]*>(.*?)<\/th>/g)]
        .map(([, cell, head]) => withoutTags(head ?? cell ?? '') || '-')
        .join(' '),
    )

  it('of a month has its weeks from Monday on, and links its days', () => {
    const html = calendars('2016-04', [{ address: '/e/2016/04/08', name: '2016-04-08', articles: 1200 }])
    expect(rowsOf(html)).toEqual([
      'Mo Tu We Th Fr Sa Su',
      '- - - - 1 2 3',
      '4 5 6 7 8 1,200 9 10',
      '11 12 13 14 15 16 17',
      '18 19 20 21 22 23 24',
      '25 26 27 28 29 30 -',
    ])
    expect(hrefsIn(html)).toEqual(['/e/2016/04/08'])
    expect(html).not.toContain('<caption>')
  })

  it('of a year has twelve months, named and counted where they have a list', () => {
    const html = calendars('2015', [{ address: '/e/2015/02', name: '2015-02', articles: 3, days: [1, 28] }])
    const months = html.split('<table class="calendar">').slice(1)
    expect(months).toHaveLength(12)
    expect(withoutTags(months[0]).slice(0, 7)).toBe('January')
    expect(hrefsIn(html)).toEqual(['/e/2015/02', '/e/2015/02/01', '/e/2015/02/28'])
    expect(months[1]).toContain('<caption><a href="/e/2015/02">February</a><small> 3</small></caption>')
    expect(rowsOf(months[1] ?? '')).toEqual([
      '- - - - - - 1',
      '2 3 4 5 6 7 8',
      '9 10 11 12 13 14 15',
      '16 17 18 19 20 21 22',
      '23 24 25 26 27 28 -',
    ])
  })

  it('of all years begins each month at its first day, and has a leap day', () => {
    const html = calendars(null, [{ address: '/e/on-this-day/02-29', name: '--02-29', articles: 7 }])
    const [, , february = ''] = html.split('<table class="calendar">')
    expect(rowsOf(february)).toEqual([
      '1 2 3 4 5 6 7',
      '8 9 10 11 12 13 14',
      '15 16 17 18 19 20 21',
      '22 23 24 25 26 27 28',
      '29 7 - - - - - -',
    ])
    expect(hrefsIn(html)).toEqual(['/e/on-this-day/02-29'])
  })

  it('is absent where no day has a list', () => {
    expect(calendars('2016', [{ address: '/e/2016/04', name: '2016-04', articles: 1 }])).toBe('')
  })
})

describe('the divisions of a list', () => {
  const divisions = (more: Partial<CollectionDocument>) =>
    String(Divisions({ document: listOf([], { names: [], ...more }), context }))
  const year = { address: '/e/2016', name: '2016', articles: 2 }
  const undated = { address: '/e/undated', name: 'undated', articles: 1 }

  it('are a strip of years with the rest in a line, or columns', () => {
    const both = divisions({ subject: 'front', divisions: [year, undated] })
    expect(both).toContain('<ol class="years"')
    expect(both).toMatch(/<ul class="line"><li><a href="\/e\/undated">Undated<\/a>/)
    expect(divisions({ subject: 'front', divisions: [undated] })).toMatch(/^<ul class="plain columns"><li>/)
    expect(divisions({ subject: 'front', divisions: [year] })).not.toContain('<ul')
  })

  it('are names in an index, even ones like years', () => {
    const html = divisions({ subject: 'topics', divisions: [{ ...year, address: '/e/topics/2016' }] })
    expect(html).toMatch(/^<ul class="plain columns"><li><a href="\/e\/topics\/2016">2016<\/a>/)
  })
})
