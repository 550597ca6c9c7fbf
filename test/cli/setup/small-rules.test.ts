import { describe, expect, it } from 'vitest'
import { takeGivenAnswers } from '../../../src/cli/setup/answers/choose-answers.ts'
import { listQuestions } from '../../../src/cli/setup/answers/questions.ts'
import { describeEmptySurvey, describeRemains } from '../../../src/cli/setup/describe-remains.ts'
import { Period } from '../../../src/cli/setup/evidence/period.ts'
import { RemainsSurvey } from '../../../src/cli/setup/evidence/remains-survey.ts'
import { isPublicHost, SiteEvidence, siteOf } from '../../../src/cli/setup/evidence/site-evidence.ts'
import { Tally } from '../../../src/cli/setup/evidence/tally.ts'
import { listNextCommands } from '../../../src/cli/setup/next-commands.ts'
import { proposeEdition } from '../../../src/cli/setup/propose-edition.ts'
import { repairHost, repairLanguage, repairOrigin } from '../../../src/cli/setup/repair-answers.ts'
import { fieldsOf } from '../../support/generated.ts'

/** A survey of articles, given by their URLs, dates and authors. */
function surveyOf(
  articles: [url: string | null, published: string | null, ...authors: string[]][],
): RemainsSurvey {
  const survey = new RemainsSurvey()
  for (const [url, published, ...authors] of articles)
    void survey.record(
      {
        kind: 'article',
        fields: fieldsOf({ headline: 'A', url, published, authors, language: 'en' }),
        slug: null,
        markdown: 'Words.',
        original: { mediaType: 'text/html', extension: 'html', bytes: new Uint8Array() },
        account: { sourceText: '', dropped: [] },
      },
      { name: 'a.html' } as Parameters<RemainsSurvey['record']>[1],
    )
  return survey
}

const propose = (survey: RemainsSurvey, takenIds: string[] = [], name: string | null = null) =>
  proposeEdition(survey, { name, takenIds })

describe('an answer', () => {
  it.each([
    ['archive.example', 'https://archive.example'],
    [' http://archive.example/a?b#c ', 'https://archive.example'],
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
  })

  it('that is repaired or invalid is reported; the other questions stay open', () => {
    const { answers, repairs, faults, openQuestions } = takeGivenAnswers(questions, {
      name: 'Star',
      language: 'fr_ca',
      contact: 'nobody',
    })
    expect(answers).toEqual({ name: 'Star', language: 'fr-CA', contact: 'nobody' })
    expect(repairs).toEqual(['--language: fr-CA is written for fr_ca'])
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

it('the commands that follow are quoted, and name only what is needed', () => {
  const next = { edition: 'star', content: 'content', media: null, isForeign: false, needsInstall: false }
  expect(listNextCommands([], next)).toEqual([
    'npx morgue import <export or folder…> --edition star',
    'npx morgue serve',
  ])
  const more = {
    edition: 'star',
    content: 'my content',
    media: "the 'old' pictures",
    isForeign: true,
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
  ])('of %s is %s', (host, site) => expect(siteOf(host)).toBe(site))

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
    expect(site.hosts()).toEqual([
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
    expect([...site.firstSegments]).toEqual(['news', 'old'])
  })
})

it('a tally ranks by number, then by the first', () => {
  const tally = new Tally()
  expect(tally.mostFrequent()).toBeNull()
  for (const value of ['a', 'b', 'c', 'c', 'b']) tally.add(value)
  expect([tally.ranked(), tally.mostFrequent()]).toEqual([
    [
      ['b', 2],
      ['c', 2],
      ['a', 1],
    ],
    'b',
  ])
})

it('a period has the first and the last date', () => {
  const period = new Period()
  for (const date of [null, '2014-05', '2016', '2012-01-02']) period.add(date)
  expect([period.first, period.last]).toEqual(['2012-01-02', '2016'])
})

describe('the proposal of an edition', () => {
  const star = surveyOf([
    ['https://www.star.example/news/a', '2014-05-06T10:00:00Z'],
    ['https://www.star.example/news/b', '2016-01-02T10:00:00Z'],
    ['https://elsewhere.example/c', '2020-01-01'],
  ])

  it('has the days and hosts of its own site, and the name of its domain where none is stated', () => {
    expect(propose(star)).toMatchObject({
      name: { value: 'star.example', isStated: false },
      id: 'star',
      hosts: ['www.star.example', 'star.example'],
      founded: '2014-05-06',
      closed: '2016-01-02',
      hasPictures: false,
      timeZone: { value: 'UTC', isStated: true },
      archiveUrl: 'https://archive.star.example',
    })
  })

  it('has an id of at most four words that is neither taken, reserved nor the beginning of a path', () => {
    expect(propose(star, [], 'The Evening Star of the North').id).toBe('the-evening-star-of')
    expect(propose(star, [], 'Search').id).toBe('search-archive')
    expect(propose(star, [], 'News').id).toBe('news-archive')
    expect(propose(star, ['sun'], 'Sun').id).toBe('sun-archive')
    expect(propose(star, ['sun', 'sun-archive'], 'Sun').id).toBe('sun-archive-2')
    expect(propose(star, [], '…').id).toBe('newspaper')
  })

  it('has pictures where one lies among the files', () => {
    const survey = surveyOf([])
    const skip = (why: string) =>
      void survey.record({ kind: 'skipped', file: 'a.png', why, record: 'a.png' }, {
        name: 'a.png',
      } as Parameters<RemainsSurvey['record']>[1])
    skip('front')
    expect(propose(survey).hasPictures).toBe(false)
    skip('picture')
    expect(propose(survey).hasPictures).toBe(true)
  })
})

describe('what was found', () => {
  const by = (...authors: string[]) => surveyOf(authors.map((author) => [null, null, author]))
  const describeBy = (...authors: string[]) => {
    const survey = by(...authors)
    return describeRemains(survey, propose(survey))
  }

  it('names three authors, and counts the others', () => {
    expect(describeBy('A')).toEqual(['Found 1 article without a date.', 'By A.'])
    expect(describeBy('A', 'B', 'C')[1]).toBe('By A, B, C.')
    expect(describeBy('A', 'B', 'C', 'D')[1]).toBe('By A, B, C and 1 other.')
    expect(describeBy('A', 'B', 'C', 'D', 'E')[1]).toBe('By A, B, C and 2 others.')
  })

  it('names the period, the hosts and other sites', () => {
    const survey = surveyOf([
      ['https://star.example/a', '2014-05-06T10:00:00Z'],
      ['https://star.example/b', '2016'],
      ['https://sun.example/c', null],
    ])
    expect(describeRemains(survey, propose(survey))).toEqual([
      'Found 3 articles from 2014-05-06 to 2016, of star.example, www.star.example.',
      "Not taken for the newspaper's own hosts: sun.example (1 article). --host adds a host.",
    ])
  })

  it('may be nothing, for the first reason', () => {
    const survey = new RemainsSurvey()
    expect(describeEmptySurvey(['a', 'b'], survey)).toBe(
      'no article was found in a b: `morgue import --help` lists what can be imported',
    )
    survey.skip('a/1.txt', 'unknown kind')
    expect(describeEmptySurvey(['a'], survey)).toMatch(
      /^no article was found in a: unknown kind \(1, a\/1\.txt\)/,
    )
    survey.reject('a', 'is empty')
    expect(describeEmptySurvey(['a'], survey)).toBe('no article was found: a is empty')
    expect(describeEmptySurvey(['b'], survey)).toBe('no article was found in b: a is empty')
  })
})
