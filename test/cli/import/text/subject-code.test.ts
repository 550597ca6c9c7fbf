import { describe, expect, it } from 'vitest'
import { isCertainSubjectCode, isProbableSubjectCode } from '../../../../src/cli/import/text/subject-code.ts'

describe('a topic or section', () => {
  it.each([
    'null',
    'Undefined',
    'none',
    'N/A',
    'NaN',
    '[object Object]',
    '0b7c9d1e-5f3a-4c2b-9e8d-7a6b5c4d3e2f',
    'abcdef0123456789',
    '12345',
    'news_news',
    'IPTC:04000000',
    '/news/local',
    'MTVID',
    'MTV_ID',
  ])('is certainly a code: %s', (text) => {
    expect([isCertainSubjectCode(text), isProbableSubjectCode(text)]).toEqual([true, true])
  })

  it.each([
    'Home',
    'homepage',
    'Startseite',
    'accueil',
    'INICIO',
    'news_local',
    'news_2016_local',
    'IPTC:sport',
    '/',
    'a1b2c3d4',
    '1a-2b-3c-d',
  ])('is probably a code: %s', (text) => {
    expect([isCertainSubjectCode(text), isProbableSubjectCode(text)]).toEqual([false, true])
  })

  it.each([
    'News',
    'nonesuch',
    '2016',
    '1234',
    'abcdefabcdefabcd',
    'abcdef012345678',
    'news_News',
    'At home',
    'MADRID',
    'COVID',
    'RFID',
    'GRID',
    'mtvid',
    'AC/DC',
    'Film: The ferry',
    'a1b2c3d',
    'covid-2019',
    'formel1-2016',
    'agenda-2016-04-08',
    'G7/G8/G20',
    '12-34-56',
    '',
    `/${'x'.repeat(200)}`,
    'a1b2c3d4'.repeat(26),
  ])('is none: %s', (text) => {
    expect([isCertainSubjectCode(text), isProbableSubjectCode(text)]).toEqual([false, false])
  })

  it('is a code up to two hundred characters', () => {
    expect(isCertainSubjectCode(`/${'x'.repeat(199)}`)).toBe(true)
    expect(isProbableSubjectCode('a1b2c3d4'.repeat(25))).toBe(true)
  })
})
