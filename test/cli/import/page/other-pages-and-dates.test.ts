import { describe, expect, it } from 'vitest'
import { hasOnlyDateWords } from '../../../../src/cli/import/page/dates/date-words.ts'
import { findDate } from '../../../../src/cli/import/page/dates/find-date.ts'
import { parseAnyDate } from '../../../../src/cli/import/page/dates/parse-any-date.ts'
import {
  consistsOfHeadlineLinksToSite,
  isCardList,
} from '../../../../src/cli/import/page/furniture/other-pages.ts'
import { recogniseTopBlock } from '../../../../src/cli/import/page/furniture/top-block.ts'
import { firstElement } from '../../../support/first-element.ts'
import { ferryFields } from './ferry-fields.ts'

describe('links to other pages', () => {
  const long = 'A headline of more than twenty letters'
  it.each([
    [`<p><a href="https://a.example/b">${long}</a></p>`, true],
    [`<p><a href="/b">${long}</a> | <a href="https://a.example/c">${long}</a></p>`, true],
    [`<p><a href="https://other.example/b">${long}</a></p>`, false],
    ['<p><a href="/b">A word</a></p>', false],
    [`<p>See <a href="/b">${long}</a> for more of this</p>`, false],
    ['<p>x</p>', false],
  ])('are a block of headlines: %s', (html, expected) =>
    expect(consistsOfHeadlineLinksToSite(firstElement(html), ferryFields)).toBe(expected),
  )
  it('may be on any page where the page has no URL', () =>
    expect(
      consistsOfHeadlineLinksToSite(firstElement(`<p><a href="/b">${long}</a></p>`), {
        ...ferryFields,
        url: null,
      }),
    ).toBe(true))

  const card = (inner: string) => `<li>${inner}</li>`
  const link = `<a href="/b">${long}</a>`
  it.each([
    [card(link) + card(link), true],
    [card(link), false],
    [card(`<a href="/p"><img></a>${link}`) + card(link), true],
    [card(`<a href="/p.jpg">x</a>${link}`) + card(link), false],
    [card('<a href="/b">A word</a>') + card(link), false],
    [card(`${link} and words that are in no link at all`) + card(link), false],
    [card(`<a href="https://other.example/b">${long}</a>`) + card(link), false],
  ])('are a list of cards: %s', (items, expected) =>
    expect(isCardList(firstElement(`<ul>${items}</ul>`), ferryFields)).toBe(expected),
  )

  it.each([
    ['<p><a>One</a> <a>Two</a> <a>Three</a></p>', { reason: 'navigation', byline: null }],
    ['<p><a>One</a> <a>Two</a></p>', null],
    [`<p><a>One</a> <a>Two</a> <a>${'x'.repeat(31)}</a></p>`, null],
    ['<p>A ferry, late</p>', { reason: 'headline', byline: null }],
    ['<p>A ferry, late<br>Ann Lee, Bo</p>', { reason: 'headline', byline: 'Ann Lee, Bo' }],
    ['<p>Ann Lee, Bo<br>8 April 2016</p>', { reason: 'byline', byline: 'Ann Lee, Bo' }],
    ['<p>By Cy Moe</p>', { reason: 'byline', byline: 'By Cy Moe' }],
    ['<p>8 April 2016</p>', { reason: 'date line', byline: null }],
    ['<p>8 April 2016<br>Other words</p>', null],
    ['<p> </p>', null],
  ])('stand above a text with what is known: %s', (html, expected) =>
    expect(recogniseTopBlock(firstElement(html), ferryFields)).toEqual(expected),
  )
})

describe('a date in a line', () => {
  const find = (line: string) => findDate(line, (text) => parseAnyDate(text, 'en'))
  it.each([
    ['Posted 2016-04-08T10:05:00Z by Ann', '2016-04-08T10:05:00Z'],
    ['On 8th of April 2016 it rained', '2016-04-08'],
    ['On April 8th, 2016, 10:05 it rained', '2016-04-08T10:05'],
    ['2016年4月8日', '2016-04-08'],
    ['am 8.4.2016 um', '2016-04-08'],
    ['2016.4.8', '2016-04-08'],
    ['April 8, 2016 1999 people', '2016-04-08'],
    ['April 8, 2016 25:99 people', '2016-04-08'],
    ['no date', null],
    [`${'x '.repeat(200)}2016-04-08`, null],
  ])('is found: %s', (line, expected) => expect(find(line)).toBe(expected))

  it.each([
    ['20160408', '2016-04-08'],
    ['20160408T1005', '2016-04-08T10:05'],
    ['20160408T100502+0200', '2016-04-08T10:05:02+02:00'],
    ['2016年4月8日 9:05', '2016-04-08T09:05'],
    ['2016. 4. 8.', '2016-04-08'],
    ['1460109600', '2016-04-08T10:00:00Z'],
    ['1460109600000', '2016-04-08T10:00:00Z'],
    ['146010960', null],
    ['0001-01-01T00:00:00Z', null],
    ['1970-01-01T00:00:00Z', null],
    ['1969-12-31T19:00:00-05:00', null],
    ['1969-12-31T19:00:00', null],
    ['1970-01-01', '1970-01-01'],
    ['2016-04-08T10:05:00:123Z', '2016-04-08T10:05:00Z'],
    ['2016-04-08T10:05:00.5+02', '2016-04-08T10:05:00+02:00'],
    ['April 8, 2016 2:05 p.m.', '2016-04-08T14:05'],
    [`8 April 2016${' '.repeat(200)}`, null],
  ])('is read as programs write it: %s', (text, expected) => expect(parseAnyDate(text, 'en')).toBe(expected))

  it.each([
    ['Updated on Monday, 9 May 2016 at 10:05 EST', true],
    ['Le 9 mai 2016', true],
    ['9 May in Paris', false],
    ['', true],
    ['ABCDE', false],
  ])('has no other words: %s', (line, expected) => expect(hasOnlyDateWords(line)).toBe(expected))
})
