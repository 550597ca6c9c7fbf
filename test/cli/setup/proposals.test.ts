import { describe, expect, it, vi } from 'vitest'
import { createSiteStatement } from '../../../src/cli/import/importer.ts'
import { describeEmptySurvey, describeRemains } from '../../../src/cli/setup/describe-remains.ts'
import { RemainsSurvey } from '../../../src/cli/setup/evidence/remains-survey.ts'
import { InitReport } from '../../../src/cli/setup/init-report.ts'

import { propose, source, surveyOf } from './survey.ts'

describe('the proposal of an edition', () => {
  const star = surveyOf([
    ['https://www.star.example/news/a', '2014-05-06T10:00:00Z'],
    ['https://www.star.example/news/b', '2016-01-02T10:00:00Z'],
    ['https://elsewhere.example/c', '2020-01-01'],
  ])

  it('has the days and hosts of its own site, and the name of its domain where none is stated', () => {
    expect(propose(star)).toMatchObject({
      name: { value: 'star.example', isRevealed: false },
      id: 'star',
      hosts: ['www.star.example', 'star.example'],
      founded: '2014-05-06',
      closed: '2016-01-02',
      hasPictures: false,
      timeZone: { value: 'UTC', isRevealed: true },
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

  it('has the public hosts that an export states, and its name and lists', () => {
    const survey = surveyOf([])
    void survey.recordEvent(
      {
        kind: 'site',
        hosts: ['star.example', 'localhost'],
        name: 'The Star',
        language: 'fr_CA',
        url: 'https://star.example/',
        formerListPaths: { topics: ['/tag/{name}'], sections: ['/in/{name}'], authors: ['/by/{name}'] },
      },
      source,
    )
    expect(propose(survey)).toMatchObject({
      name: { value: 'The Star', isRevealed: true },
      language: { value: 'fr-CA', isRevealed: true },
      hosts: ['star.example'],
      formerListPaths: { topics: ['/tag/{name}'], sections: ['/in/{name}'], authors: ['/by/{name}'] },
    })
  })

  it('has the dates of articles without an address too, and the hosts of folders', () => {
    const survey = surveyOf([
      [null, '1999-01-02'],
      ['https://star.example/a', '2014'],
    ])
    expect(propose(survey)).toMatchObject({ founded: '1999-01-02', closed: '2014' })
    const mirror = surveyOf([[null, null]], 'mirror/www.star.example/2016/a.html')
    expect(propose(mirror).hosts).toEqual(['www.star.example', 'star.example'])
  })

  it('has the language that articles state, whatever their words', () => {
    const words = 'The ferry sank in the harbour on Monday, and nobody was hurt, the council said.'
    const survey = surveyOf([['https://star.example/a', null]], 'a.html', { language: 'fr', markdown: words })
    expect(propose(survey).language).toEqual({ value: 'fr', isRevealed: true })
  })

  it.each([
    ['en_GB', 'en', 'en-GB'],
    ['fr', 'en', 'en'],
    [null, 'en', 'en'],
  ])(
    'has the form that a site states, %s, of the language of most articles, %s',
    (stated, shown, language) => {
      const survey = surveyOf([['https://star.example/a', null]], 'a.html', { language: shown })
      const statement = createSiteStatement({
        url: 'https://star.example/',
        ...(stated && { language: stated }),
      })
      void survey.recordEvent(statement, source)
      expect(propose(survey).language).toEqual({ value: language, isRevealed: true })
    },
  )

  it('has the name that its own pages state, rather than one without an address', () => {
    const survey = surveyOf([['https://star.example/a', null]])
    for (const statement of [{ name: 'A feed' }, { url: 'https://star.example/', name: 'The Star' }])
      void survey.recordEvent(createSiteStatement(statement), source)
    expect(propose(survey).name.value).toBe('The Star')
    expect(propose(survey, [], 'My Star').name.value).toBe('My Star')
  })

  it('has no hosts of a crawl, which can be of many sites', () => {
    const survey = surveyOf([])
    void survey.recordEvent(createSiteStatement({ hosts: ['star.example'], name: 'The Star' }), source)
    expect(propose(survey)).toMatchObject({ hosts: [], name: { value: 'The Star' } })
  })

  it('has pictures where one lies among the files', () => {
    const survey = surveyOf([])
    const skip = (why: string) =>
      void survey.recordEvent({ kind: 'skipped', file: 'a.png', why, record: 'a.png' }, {
        pathFromGivenFolder: 'a.png',
      } as Parameters<RemainsSurvey['recordEvent']>[1])
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
    expect(describeBy('A')).toEqual(['Found 1 article without a date.', 'Written by A.'])
    expect(describeBy('A', 'B', 'C')[1]).toBe('Written by A, B, C.')
    expect(describeBy('A', 'B', 'C', 'D')[1]).toBe('Written by A, B, C and 1 other.')
    expect(describeBy('A', 'B', 'C', 'D', 'E')[1]).toBe('Written by A, B, C and 2 others.')
  })

  it('names the period, the hosts and other sites', () => {
    const survey = surveyOf([
      ['https://star.example/a', '2014-05-06T10:00:00Z'],
      ['https://star.example/b', '2016'],
      ['https://sun.example/c', null],
    ])
    void survey.recordEvent(createSiteStatement({ url: 'https://moon.example/', name: 'The Moon' }), source)
    expect(describeRemains(survey, propose(survey))).toEqual([
      'Found 3 articles from 2014-05-06 to 2016, published at star.example, www.star.example.',
      "Not recognised as the newspaper's own hosts: sun.example (1 article). To add one, write it under hosts in edition.yaml, or run this again with --edition <id> --host <host>.",
    ])
  })

  it('names three hosts, and counts the others', () => {
    const hosts = ['star.example', 'm.star.example', 'amp.star.example']
    const survey = surveyOf(hosts.map((host) => [`https://${host}/a`, null]))
    expect(describeRemains(survey, propose(survey))).toEqual([
      'Found 3 articles without a date, published at star.example, www.star.example, m.star.example and 1 other.',
    ])
  })

  it('may be nothing, for every reason, each with its first file', () => {
    const survey = new RemainsSurvey()
    expect(describeEmptySurvey(['a', 'b'], survey)).toBe(
      'no article was found in a b: `npx morgue import --help` lists what can be imported',
    )
    const refuse = (file: string, reason: string) =>
      void survey.recordEvent({ kind: 'rejection', file, line: null, record: null, reason }, source)
    refuse('a', 'is empty')
    expect(describeEmptySurvey(['a'], survey)).toBe('no article was found: a is empty')
    expect(describeEmptySurvey(['b'], survey)).toBe('no article was found in b:\n  a is empty')
    expect(describeEmptySurvey(['a', 'b'], survey)).toBe('no article was found in a b:\n  a is empty')
    for (const file of ['c', 'd', 'e']) refuse(file, 'is damaged')
    refuse('f', 'is empty')
    survey.reportSkipped('g.zip', 'unknown kind', 'g/1.txt')
    survey.reportSkipped('g/index.html', 'front')
    survey.reportSkipped('g/index.htm', 'front')
    expect(describeEmptySurvey(['g'], survey)).toMatch(
      /^no article was found in g:\n {2}a is empty \(the same for 1 other file\)\n {2}c is damaged \(the same for 2 other files\)\n {2}g\/1\.txt: unknown kind .*\n {2}g\/index\.html and 1 other: front, that is the front page of a site/,
    )
  })
})

describe('the report', () => {
  const printed = (isJson: boolean) => {
    const lines: string[] = []
    const log = vi.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line))
    const report = new InitReport(isJson)
    report.addLines('found', ['Found it.'])
    report.addWrittenFiles(['a.yaml'])
    report.addGuesses([{ file: 'a.yaml', field: 'url', value: 'u', basis: 'it is likely' }])
    report.finish('star', ['npm install'])
    log.mockRestore()
    return lines
  }

  it('is printed line by line, or as one object for a program', () => {
    expect(printed(false)).toEqual([
      'Found it.',
      'Written: a.yaml',
      'a.yaml: url: u is a guess (it is likely). If it is wrong, correct it in this file.',
      '',
      'Next:',
      '  npm install',
    ])
    expect(printed(true).map((line) => JSON.parse(line))).toEqual([
      {
        edition: 'star',
        found: ['Found it.'],
        repairs: [],
        notes: [],
        written: ['a.yaml'],
        guesses: [{ file: 'a.yaml', field: 'url', value: 'u', basis: 'it is likely' }],
        next: ['npm install'],
      },
    ])
  })
})
