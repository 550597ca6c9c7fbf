import { describe, expect, it } from 'vitest'
import { findOnlyAgencyInStory, parseAgencyCredit } from '../../../../src/cli/import/text/agencies.ts'
import { Boilerplate, omitEditionNotices } from '../../../../src/cli/import/text/boilerplate.ts'
import { countNoun } from '../../../../src/cli/import/text/count-noun.ts'
import { findFirstSentence, hasSeveralSentences } from '../../../../src/cli/import/text/first-sentence.ts'
import { paragraphsToMarkdown } from '../../../../src/cli/import/text/paragraphs-to-markdown.ts'
import { isSignOff } from '../../../../src/cli/import/text/sign-off.ts'
import { dateFromUrl } from '../../../../src/cli/import/urls/date-from-url.ts'
import { removeFragmentAndTracking, toPageKey, toWebUrl } from '../../../../src/cli/import/urls/page-key.ts'
import {
  canBeOnEditionHost,
  findEditionOrigin,
  resolveOldUrl,
} from '../../../../src/cli/import/urls/resolve-old-url.ts'
import { isWebUrl } from '../../../../src/cli/import/urls/web-url.ts'
import type { Edition } from '../../../../src/model/edition.ts'
import { lantern } from '../reading.ts'

const editionWith = (known: Partial<Edition>): Edition => ({ ...lantern, ...known })

describe('a date in a URL', () => {
  it.each([
    ['https://e.example/2016/04/08/a.html', '2016-04-08'],
    ['https://e.example/2016/04/a.html', '2016-04'],
    ['https://e.example/news/2016-04-08-a', '2016-04-08'],
    ['https://e.example/1899/12/31/', '1899-12-31'],
    ['https://e.example/2016/13/01/a', null],
    ['https://e.example/2016/04/08', '2016-04'],
    ['https://e.example/a2016/04/08/a', null],
    ['https://e.example/a?d=/2016/04/08/', null],
    ['https://e.example/3016/04/08/a', null],
  ])('%s: %s', (url, expected) => expect(dateFromUrl(url)).toBe(expected))
})

describe('a sign-off', () => {
  it.each([
    ['abc-de/fgh/ij', true],
    ['cex-dup/bib', true],
    ['ab/cd', true],
    ['abc', false],
    ['abc-de', false],
    ['Abc/de', false],
    ['abc/d', false],
    ['abcdef/gh', false],
    ['abc/de.', false],
    [' abc/de', false],
    [`ab${'/cd'.repeat(26)}`, true],
    [`ab${'/cd'.repeat(27)}`, false],
  ])('%s: %s', (text, expected) => expect(isSignOff(text)).toBe(expected))
})

describe('an agency', () => {
  it.each([
    ['AFP', 'AFP'],
    ['the Agence France-Presse', 'AFP'],
    [' Thomson Reuters ', 'Reuters'],
    ['Reuters (UK)', 'Reuters'],
    ['Reuters (London)', null],
    ['Canadian Press', 'The Canadian Press'],
    ['La Presse Canadienne', 'La Presse canadienne'],
    ['AP', 'Associated Press'],
    ['EFE', 'EFE'],
    ['ANSA', 'ANSA'],
    ['Belga', 'Belga'],
    ['dpa', 'dpa'],
    ['Ann Lee, AFP', null],
    ['La Presse', null],
  ])('in the credit %s is %s', (credit, expected) => expect(parseAgencyCredit(credit)).toBe(expected))

  it('in a story is the only one that is named, as a whole word', () => {
    expect(findOnlyAgencyInStory('He told Reuters that it rained.')).toBe('Reuters')
    expect(findOnlyAgencyInStory('He told Reuters and AFP that it rained.')).toBeNull()
    expect(findOnlyAgencyInStory('Reutersward said so.')).toBeNull()
    expect(findOnlyAgencyInStory('Nothing.')).toBeNull()
  })
})

describe('the first sentence', () => {
  it.each([
    ['One. Two.', 'One.', true],
    ['One', 'One', false],
    ['Mr. Lee came. He sat.', 'Mr. Lee came.', true],
    ['J. Lee came. He sat.', 'J. Lee came.', true],
    ['It cost 3.5 million. Yes.', 'It cost 3.5 million.', true],
    ['He said “yes.” Then he left.', 'He said “yes.”', true],
    ['Really? yes, he said. Yes.', 'Really? yes, he said.', true],
    ['Well… Then.', 'Well…', true],
    ['One.\n\n  Two.', 'One.', true],
  ])('of %j is %j', (text, expected, several) => {
    expect(findFirstSentence(text)).toBe(expected)
    expect(hasSeveralSentences(text)).toBe(several)
  })

  it('is cut between words after at most 120 characters, without a mark before the ellipsis', () => {
    const words = (count: number) => Array.from({ length: count }, () => 'word').join(' ')
    expect(findFirstSentence(`${words(24)}`)).toBe(words(24))
    expect(findFirstSentence(words(25))).toBe(`${words(24)}…`)
    expect(findFirstSentence(`${words(23)}, ${words(9)}`)).toBe(`${words(23)}…`)
    expect(findFirstSentence('x'.repeat(130))).toBe(`${'x'.repeat(119)}…`)
  })
})

describe('notices', () => {
  const edition = editionWith({
    notices: { top: 'This “paper” has\nclosed.', foot: 'Ask  us.' },
    correction: 'Report an error',
  })
  const boilerplate = new Boilerplate([edition])

  it('are found at their end of a text, over several lines and with other quotation marks', () => {
    expect(boilerplate.countNoticeLines(['This "paper"', 'has closed.', 'Words.'], 'top')).toBe(2)
    expect(boilerplate.countNoticeLines(['Words.', 'This «paper»  has', 'closed.'], 'foot')).toBe(2)
    expect(boilerplate.countNoticeLines(['Ask us.'], 'top')).toBe(1)
    expect(boilerplate.countNoticeLines(['Words.', 'Ask us.'], 'top')).toBe(0)
    expect(boilerplate.countNoticeLines([], 'top')).toBe(0)
    expect(boilerplate.countNoticeLines(['x'.repeat(1000), 'Ask us.'], 'foot')).toBe(1)
    expect(new Boilerplate([]).countNoticeLines(['Ask us.'], 'top')).toBe(0)
  })

  it('have at most eight lines', () => {
    const broken = (count: number) =>
      new Boilerplate([editionWith({ notices: { top: Array(count).fill('a').join(' ') } })])
    expect(broken(8).countNoticeLines(Array(8).fill('a'), 'top')).toBe(8)
    expect(broken(9).countNoticeLines(Array(9).fill('a'), 'top')).toBe(0)
  })

  it('of an article are those that differ from its edition’s', () => {
    const own = omitEditionNotices(
      { top: 'This "paper" has closed.', foot: 'Its own.', listing: 'L' },
      edition,
    )
    expect(own).toEqual({ foot: 'Its own.', listing: 'L' })
  })

  it('are not labels of corrections', () => {
    expect(boilerplate.isCorrectionLabel(' Report  an error ')).toBe(true)
    expect(boilerplate.isCorrectionLabel('Report an error now')).toBe(false)
    expect(boilerplate.isCorrectionLabel('Ask us.')).toBe(false)
  })
})

describe('an old URL', () => {
  const edition = editionWith({ hosts: ['e.example', 'www.e.example'] })

  it.each([
    ['/a/b.html', 'https://e.example/a/b.html'],
    ['a/b.html', 'https://e.example/a/b.html'],
    ['http://x.example/a', 'http://x.example/a'],
    ['HTTPS://x.example/a', 'HTTPS://x.example/a'],
    ['https://user@x.example/a', null],
    ['/a/{id}', null],
    ['/a/<id>', null],
    ['/a b', null],
    ['/a/:slug', null],
    [':slug', null],
    ['mailto:a@b.example', null],
    ['//x.example/a', null],
    ['', null],
  ])('%j is %s', (text, expected) => expect(resolveOldUrl(text, edition)).toBe(expected))

  it('needs a host, which has a name of its own', () => {
    expect(resolveOldUrl('/a', editionWith({ hosts: [] }))).toBeNull()
    expect([findEditionOrigin(edition), findEditionOrigin(editionWith({ hosts: [] }))]).toEqual([
      'https://e.example',
      null,
    ])
    const hosts = [
      'https://e.example/',
      'https://m.e.example/',
      'https://the.example/',
      'https://xe.example/',
    ]
    expect(hosts.map((url) => canBeOnEditionHost(url, edition))).toEqual([true, true, false, false])
    expect(canBeOnEditionHost('https://x.example/', editionWith({ hosts: [] }))).toBe(true)
  })

  it.each([
    ['https://e.example/a', true],
    ['HTTP://e.example', true],
    ['ftp://e.example/a', false],
    ['https://e.example/a b', false],
    ['https://', false],
    ['x https://e.example', false],
    ['https://u:p@e.example/', false],
    [`https://e.example/${'a'.repeat(2030)}`, true],
    [`https://e.example/${'a'.repeat(2031)}`, false],
  ])('%s is one: %s', (text, expected) => expect(isWebUrl(text)).toBe(expected))

  it.each([
    ['<http://e.example/a>', 'http://e.example/a'],
    ['https://user@e.example/a', 'https://e.example/a'],
    ['dns:e.example', null],
    ['not a url', null],
    [`https://e.example/${'a'.repeat(2031)}`, null],
  ])('of a capture: %s', (text, expected) => expect(toWebUrl(text)).toBe(expected))

  it.each([
    ['https://e.example/a?utm_source=x&b=1#top', 'https://e.example/a?b=1'],
    ['https://e.example/a?fbclid=x', 'https://e.example/a'],
    ['https://e.example/a?UTM_medium&gclid=1&c', 'https://e.example/a?c'],
    ['https://e.example/a?butm_x=1', 'https://e.example/a?butm_x=1'],
    ['https://e.example/a#x', 'https://e.example/a'],
  ])('%s without tracking', (url, expected) => {
    expect(removeFragmentAndTracking(url)).toBe(expected)
    expect(toPageKey(url)).toBe(toPageKey(expected.replace('https', 'http')))
    expect(toPageKey(url)).not.toBe(toPageKey('https://e.example/other'))
  })
})

it('paragraphs of plain text are Markdown that shows the same text', () => {
  expect(paragraphsToMarkdown([['# One', '* two'], ['3. _x_ <b>']])).toBe(
    '\\# One\\\n\\* two\n\n3\\. \\_x\\_ \\<b>',
  )
  expect(paragraphsToMarkdown([])).toBe('')
})

it('nouns are counted', () => {
  expect([countNoun(0, 'article'), countNoun(1, 'article'), countNoun(2, 'entry', 'entries')]).toEqual([
    '0 articles',
    '1 article',
    '2 entries',
  ])
})
