import { checkSync } from 'recheck'
import { describe, expect, it } from 'vitest'
import { ParameterEvidence } from '../../../src/cli/setup/evidence/parameter-evidence.ts'
import { findLikelyTimeZone, findTimeZoneByOffsets } from '../../../src/cli/setup/evidence/time-zone.ts'
import { UrlIdEvidence } from '../../../src/cli/setup/evidence/url-id-evidence.ts'

function patternOf(addresses: readonly string[]): string | null {
  const evidence = new UrlIdEvidence()
  for (const address of addresses) evidence.addPath(address)
  return evidence.findPatternSource()
}

const numbered = (address: (id: number) => string) =>
  Array.from({ length: 8 }, (_, index) => address(9644122 + 37 * index))

describe('the form of ids in addresses', () => {
  it.each([
    [numbered((id) => `/2016/04/08/reunion_n_${id}.html`), String.raw`_[a-z]_(\d+)`],
    [numbered((id) => `/news/a-story-${id}`), String.raw`[-_.](\d{5,12})(?:\.[a-z]{2,5})?$`],
    [numbered((id) => `/news/${id}-a-story.php`), String.raw`^(\d{5,12})(?:[-_.]|$)`],
    [numbered((id) => `/news/art${id}.html`), String.raw`^[a-z]{1,12}-?(\d{5,12})(?:\.[a-z]{2,5})?$`],
    [numbered((id) => `/news/a-story-${id}`).slice(0, 4), null],
    [numbered(() => '/news/a-story-9644122'), null],
    [Array.from({ length: 9 }, (_, day) => `/news/story-2016040${day + 1}`), null],
    [[...numbered((id) => `/a-${id}`), ...Array.from({ length: 9 }, (_, n) => `/b/${n}`)], null],
  ])('of %j is %s', (addresses, pattern) => expect(patternOf(addresses)).toBe(pattern))

  it('is proved safe', () => {
    const patterns = [
      numbered((id) => `/x_n_${id}.html`),
      numbered((id) => `/a-${id}`),
      numbered((id) => `/${id}-a`),
      numbered((id) => `/art${id}.html`),
    ].map(patternOf)
    expect(patterns.map((pattern) => checkSync(pattern ?? '(', 'gi').status)).toEqual([
      'safe',
      'safe',
      'safe',
      'safe',
    ])
  })
})

describe('the parameters of addresses', () => {
  it.each([
    [['/?p=1'], ['p']],
    [['/a.php?id=1', '/a.php?id=2', '/a.php?id=2&ref=9'], ['id']],
    [['/a?ref=1', '/b?ref=2', '/c?name=x', '/c?name=y'], []],
  ])('of %j are %j', (addresses, names) => {
    const evidence = new ParameterEvidence()
    for (const address of addresses) evidence.addUrl(new URL(address, 'https://a.example'))
    expect(evidence.listDistinguishingParameters()).toEqual(names)
  })
})

describe('the time zone of a newsroom', () => {
  it.each([
    [['2016-01-08T10:00:00-05:00', '2016-07-08T10:00:00-04:00'], 'en-CA', 'America/Toronto'],
    [['2016-01-08T10:00:00-05:00', '2016-07-08T10:00:00-04:00'], 'en', 'America/New_York'],
    [['2016-07-08T10:00:00+02:00'], 'fr', 'Europe/Paris'],
    [['2016-07-08T10:00:00+02:00'], 'de', 'Europe/Berlin'],
    [['2016-01-08T10:00:00+11:00'], 'en', 'Australia/Sydney'],
    [['2016-01-08T10:00:00Z', '2016-07-08T10:00:00+01:00'], 'en-GB', 'Europe/London'],
    [['2016-07-08T10:00:00Z'], 'fr', 'UTC'],
    [['2016-01-08T10:00:00-05:00', '2016-01-09T10:00:00+09:00'], 'en', null],
    [[], 'fr', null],
  ])('with the dates %j in %s is %s', (dates, language, zone) =>
    expect(findTimeZoneByOffsets(dates, language)).toBe(zone),
  )

  it.each([
    ['fr-CA', 'America/Toronto'],
    ['pt', 'America/Sao_Paulo'],
    ['eo', 'UTC'],
  ])('in %s is probably %s', (language, zone) => expect(findLikelyTimeZone(language)).toBe(zone))
})
