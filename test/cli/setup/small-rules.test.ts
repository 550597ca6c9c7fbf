import { describe, expect, it } from 'vitest'
import { repairAndCheckAnswers } from '../../../src/cli/setup/answers/given-answers.ts'
import { listQuestions } from '../../../src/cli/setup/answers/questions.ts'
import { describeUnusedOptions } from '../../../src/cli/setup/describe-unused-options.ts'
import { DatePeriod } from '../../../src/cli/setup/evidence/date-period.ts'
import { isPublicHost, SiteEvidence, toSiteDomain } from '../../../src/cli/setup/evidence/site-evidence.ts'
import { Tally } from '../../../src/cli/setup/evidence/tally.ts'
import { listNextCommands } from '../../../src/cli/setup/next-commands.ts'
import { repairHost, repairLanguage, repairOrigin } from '../../../src/cli/setup/repair-answers.ts'
import { fieldsOf } from '../../support/generated.ts'

import { propose, surveyOf } from './survey.ts'

describe('an answer', () => {
  it.each([
    ['archive.example', 'https://archive.example'],
    [' http://archive.example/a?b#c ', 'https://archive.example'],
    ['HTTPS://Archive.example/', 'https://archive.example'],
    ['http://localhost:8787/', 'http://localhost:8787'],
    ['http://127.0.0.1:1/', 'http://127.0.0.1:1'],
    ['https://user@archive.example', 'https://user@archive.example'],
    ['ftp://archive.example', 'ftp://archive.example'],
    ['two words', 'two words'],
  ])('for an archive’s URL, %j, becomes %j', (given, expected) => expect(repairOrigin(given)).toBe(expected))

  it.each([
    ['https://www.star.example:8080/a', 'www.star.example'],
    ['star.example', 'star.example'],
    [' a b ', 'a b'],
  ])('for a host, %j, becomes %j', (given, expected) => expect(repairHost(given)).toBe(expected))

  it.each([
    ['fr_ca', 'fr-CA'],
    ['EN', 'en'],
    ['no language', 'no language'],
  ])('for a language, %j, becomes %j', (given, expected) => expect(repairLanguage(given)).toBe(expected))

  const questions = listQuestions(propose(surveyOf([])), null)
  const faultOf = (setting: string, answer: string) =>
    questions.find((question) => question.setting === setting)?.findFault(answer)

  it('is checked like the field that it becomes; what is optional may be empty', () => {
    for (const setting of ['founded', 'closed', 'contact']) expect(faultOf(setting, '')).toBeNull()
    for (const setting of ['name', 'language', 'edition', 'timeZone', 'archiveName', 'url'])
      expect([setting, faultOf(setting, '')]).toEqual([setting, expect.any(String)])
    expect(faultOf('contact', 'nobody')).toEqual(expect.any(String))
    expect(faultOf('founded', 'long ago')).toEqual(expect.any(String))
    expect(faultOf('timeZone', 'Europe/Nowhere')).toEqual(expect.any(String))
    expect(faultOf('edition', 'search')).toBe('is taken: choose another name')
    expect(faultOf('edition', 'star')).toBeNull()
    for (const url of ['https://harbour', 'harbour'])
      expect(faultOf('url', url)).toBe(
        'has no dot in its host harbour, so browsers would not find it: write the whole address, such as https://harbour.example.org',
      )
    for (const url of [
      'http://localhost:8787',
      'http://[::1]:1',
      'http://intranet:8787',
      'https://h.example',
    ])
      expect(faultOf('url', url)).toBeNull()
  })

  it('is repaired like the field that it becomes', () => {
    const repaired = (setting: string, answer: string) =>
      questions.find((question) => question.setting === setting)?.repair(answer)
    expect([
      repaired('url', 'archive.example/'),
      repaired('language', 'fr_ca'),
      repaired('name', ' Star '),
    ]).toEqual(['https://archive.example', 'fr-CA', 'Star'])
  })

  it('that is repaired or invalid is reported; the other questions stay open', () => {
    const { answers, repairs, faults, openQuestions } = repairAndCheckAnswers(questions, {
      name: 'Star',
      language: 'fr_ca',
      contact: 'nobody',
    })
    expect(answers).toEqual({ name: 'Star', language: 'fr-CA', contact: 'nobody' })
    expect(repairs).toEqual(['--language: fr_ca was changed to fr-CA'])
    expect(faults).toEqual([expect.stringMatching(/^--contact nobody: /)])
    expect(openQuestions.map(({ setting }) => setting)).toEqual([
      'edition',
      'founded',
      'closed',
      'timeZone',
      'archiveName',
      'url',
    ])
  })
})

it('a question about a date names a proposal only if there is one', () => {
  const askedFor = (articles: Parameters<typeof surveyOf>[0]) =>
    listQuestions(propose(surveyOf(articles)), null).find(({ setting }) => setting === 'founded')?.message
  expect(askedFor([])).toBe('When was it founded? Leave it empty if you do not know. A year is enough.')
})

it('options that answer no question are named, except the edition, which also selects one', () => {
  const given = { edition: 'star', name: 'Star', archiveName: 'A', timeZone: 'UTC' }
  const place = { contentFolder: 'news', editionId: 'star' }
  expect(describeUnusedOptions(given, ['name'], place)).toEqual([
    '--time-zone was not used, because news/star/edition.yaml exists already: change timeZone in that file instead',
    '--archive-name was not used, because news/archive.yaml exists already: change name in that file instead',
  ])
})

it('the commands that follow are quoted, and name only what is needed', () => {
  const next = {
    editionId: 'star',
    contentFolder: 'content',
    mediaPath: null,
    hasForeignHosts: false,
    needsInstall: false,
  }
  expect(listNextCommands([], next)).toEqual([
    'npx morgue import <export or folder…> --edition star',
    'npx morgue serve',
  ])
  const more = {
    editionId: 'star',
    contentFolder: 'my content',
    mediaPath: "the 'old' pictures",
    hasForeignHosts: true,
    needsInstall: true,
  }
  expect(listNextCommands(['export.xml', 'a b'], more)).toEqual([
    'npm install',
    String.raw`npx morgue import export.xml 'a b' --edition star --media 'the '\''old'\'' pictures' --foreign --content 'my content'`,
    "npx morgue serve --content 'my content'",
  ])
})

describe('a site', () => {
  it.each([
    ['www.star.example', 'star.example'],
    ['www2.star.example', 'star.example'],
    ['m.star.example', 'star.example'],
    ['mobile.star.example', 'star.example'],
    ['amp.star.example', 'star.example'],
    ['m.example', 'm.example'],
    ['blogs.star.example', 'blogs.star.example'],
  ])('of %s is %s', (host, site) => expect(toSiteDomain(host)).toBe(site))

  it('has public hosts, each with and without www', () => {
    expect(['star.example', 'star.local', 'star.test', '10.0.0.1', 'localhost'].filter(isPublicHost)).toEqual(
      ['star.example'],
    )
    const site = new SiteEvidence()
    for (const host of [
      'blogs.star.example',
      'www.star.example',
      'www.star.example',
      'sun.example',
      'star.test',
    ])
      site.addHost(host)
    expect(site.listHosts()).toEqual([
      'www.star.example',
      'star.example',
      'blogs.star.example',
      'sun.example',
      'www.sun.example',
    ])
  })

  it('knows the beginnings of its paths, former ones too', () => {
    const site = new SiteEvidence()
    site.addArticle(
      'https://star.example/news/a',
      fieldsOf({ headline: 'A', formerly: ['https://star.example/old/a'] }),
    )
    expect([...site.firstPathSegments]).toEqual(['news', 'old'])
  })
})

it('a tally ranks by number, then by the first', () => {
  const tally = new Tally()
  expect(tally.findMostFrequent()).toBeNull()
  for (const value of ['a', 'b', 'c', 'c', 'b']) tally.add(value)
  expect([tally.listByFrequency(), tally.findMostFrequent()]).toEqual([
    [
      ['b', 2],
      ['c', 2],
      ['a', 1],
    ],
    'b',
  ])
})

it('a period has the first and the last date', () => {
  const period = new DatePeriod()
  for (const date of [null, '2014-05', '2016', '2012-01-02']) period.includeDate(date)
  expect([period.firstDate, period.lastDate]).toEqual(['2012-01-02', '2016'])
})
