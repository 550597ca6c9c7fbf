import { describe, expect, it } from 'vitest'
import type { Citation } from '../../../src/model/citation.ts'
import { citationStyles } from '../../../src/representation/citations/citation-styles.ts'

const person = (given: string, family: string) => ({ given, family })
const [lee, roy, roe] = [person('Ann Mary', 'Lee'), person('Jean-Luc M.', 'Roy'), person('J.K.', 'Roe')]

const citation = (more: Partial<Citation> = {}): Citation => ({
  key: 'k',
  title: 'The ferry',
  creators: [lee],
  newspaper: 'The Bell',
  date: ['2016', '04', '08'],
  section: null,
  url: 'https://a.example/1',
  language: 'en',
  archive: 'The Morgue',
  place: null,
  issn: null,
  topics: [],
  ...more,
})

/** Prints a citation, with the newspaper's name between asterisks. */
function print(label: string, more: Partial<Citation> = {}): string {
  const cited = citation(more)
  const [before = '', after = ''] = citationStyles.find((style) => style.label === label)?.format(cited) ?? []
  return `${before} *${cited.newspaper}*${after}`
}

const numbered = (count: number) =>
  Array.from({ length: count }, (_, index) => person('Ann', `N${index + 1}`))

const end = ' https://a.example/1'

describe('a citation in the style of APA', () => {
  it.each<[string, Partial<Citation>, string]>([
    ['of one author', {}, 'Lee, A. M. (2016, April 8). The ferry. *The Bell*.'],
    [
      'of two',
      { creators: [lee, roy] },
      'Lee, A. M., & Roy, J.-L. M. (2016, April 8). The ferry. *The Bell*.',
    ],
    [
      'of three',
      { creators: [lee, roy, roe] },
      'Lee, A. M., Roy, J.-L. M., & Roe, J. K. (2016, April 8). The ferry. *The Bell*.',
    ],
    [
      'of three initials without spaces',
      { creators: [person('J.R.R.', 'Tolk')] },
      'Tolk, J. R. R. (2016, April 8). The ferry. *The Bell*.',
    ],
    ['of a body', { creators: [{ literal: 'AFP' }] }, 'AFP. (2016, April 8). The ferry. *The Bell*.'],
    [
      'of one name',
      { creators: [person('', 'Colette')] },
      'Colette. (2016, April 8). The ferry. *The Bell*.',
    ],
    ['of nobody', { creators: [] }, 'The ferry. (2016, April 8). *The Bell*.'],
    ['of a month', { date: ['2016', '12'] }, 'Lee, A. M. (2016, December). The ferry. *The Bell*.'],
    ['of a year', { date: ['2016'] }, 'Lee, A. M. (2016). The ferry. *The Bell*.'],
    ['without a date', { date: [] }, 'Lee, A. M. (n.d.). The ferry. *The Bell*.'],
    ['of a question', { title: 'Why?' }, 'Lee, A. M. (2016, April 8). Why? *The Bell*.'],
    ['of words in quotation marks', { title: 'A “yes”' }, 'Lee, A. M. (2016, April 8). A “yes.” *The Bell*.'],
    [
      'of a newspaper with a full stop',
      { newspaper: 'Bell Inc.' },
      'Lee, A. M. (2016, April 8). The ferry. *Bell Inc.*',
    ],
  ])('%s', (_, more, expected) => expect(print('APA', more)).toBe(expected + end))

  it('has at most twenty authors, else the first nineteen and the last', () => {
    expect(print('APA', { creators: numbered(20) })).toMatch(/^N1, A\., N2, A\., .*N19, A\., & N20, A\. \(/)
    const many = print('APA', { creators: numbered(22) })
    expect(many).toMatch(/^N1, A\., N2, A\., .*N18, A\., N19, A\., … N22, A\. \(/)
    expect(many).not.toMatch(/N2[01]/)
  })
})

describe('a citation in the style of Chicago', () => {
  it.each<[string, Partial<Citation>, string]>([
    ['of one author', {}, 'Ann Mary Lee, “The ferry,” *The Bell*, April 8, 2016,'],
    [
      'of two',
      { creators: [lee, roe] },
      'Ann Mary Lee and J.K. Roe, “The ferry,” *The Bell*, April 8, 2016,',
    ],
    [
      'of three',
      { creators: [lee, roy, roe] },
      'Ann Mary Lee, Jean-Luc M. Roy, and J.K. Roe, “The ferry,” *The Bell*, April 8, 2016,',
    ],
    [
      'of four',
      { creators: [lee, roy, roe, lee] },
      'Ann Mary Lee et al., “The ferry,” *The Bell*, April 8, 2016,',
    ],
    ['of nobody', { creators: [] }, '“The ferry,” *The Bell*, April 8, 2016,'],
    ['of a month', { date: ['2016', '04'] }, 'Ann Mary Lee, “The ferry,” *The Bell*, April 2016,'],
    ['of a year', { date: ['2016'] }, 'Ann Mary Lee, “The ferry,” *The Bell*, 2016,'],
    ['without a date', { date: [] }, 'Ann Mary Lee, “The ferry,” *The Bell*, n.d.,'],
    [
      'of a section',
      { section: 'World' },
      'Ann Mary Lee, “The ferry,” *The Bell*, April 8, 2016, sec. World,',
    ],
    [
      'of words in quotation marks',
      { title: 'A “yes” and ("no")' },
      'Ann Mary Lee, “A ‘yes’ and (‘no’),” *The Bell*, April 8, 2016,',
    ],
    [
      'that ends in them',
      { title: 'He said "no"' },
      'Ann Mary Lee, “He said ‘no,’” *The Bell*, April 8, 2016,',
    ],
  ])('%s', (_, more, expected) => expect(print('Chicago', more)).toBe(`${expected}${end}.`))
})

describe('a citation in the style of MLA', () => {
  it.each<[string, Partial<Citation>, string]>([
    ['of one author', {}, 'Lee, Ann Mary. “The ferry.” *The Bell*, 8 Apr. 2016.'],
    [
      'of two',
      { creators: [lee, roe] },
      'Lee, Ann Mary, and J.K. Roe. “The ferry.” *The Bell*, 8 Apr. 2016.',
    ],
    [
      'of three',
      { creators: [lee, roy, roe] },
      'Lee, Ann Mary, et al. “The ferry.” *The Bell*, 8 Apr. 2016.',
    ],
    ['of initials', { creators: [roe] }, 'Roe, J.K. “The ferry.” *The Bell*, 8 Apr. 2016.'],
    ['of nobody', { creators: [] }, '“The ferry.” *The Bell*, 8 Apr. 2016.'],
    ['of May', { date: ['2016', '05', '10'] }, 'Lee, Ann Mary. “The ferry.” *The Bell*, 10 May 2016.'],
    ['of June', { date: ['2016', '06'] }, 'Lee, Ann Mary. “The ferry.” *The Bell*, June 2016.'],
    ['of September', { date: ['2016', '09'] }, 'Lee, Ann Mary. “The ferry.” *The Bell*, Sept. 2016.'],
    ['of a year', { date: ['2016'] }, 'Lee, Ann Mary. “The ferry.” *The Bell*, 2016.'],
    ['without a date', { date: [] }, 'Lee, Ann Mary. “The ferry.” *The Bell*.'],
    ['of a question', { title: 'Why?' }, 'Lee, Ann Mary. “Why?” *The Bell*, 8 Apr. 2016.'],
  ])('%s', (_, more, expected) => expect(print('MLA', more)).toBe(`${expected} The Morgue,${end}.`))
})

describe('a citation in the style of ISO 690', () => {
  it.each<[string, Partial<Citation>, string]>([
    ['of one author', {}, 'LEE, Ann Mary, 2016. The ferry. *The Bell*. [en ligne]. 8 avril 2016.'],
    [
      'of two',
      { creators: [lee, roe] },
      'LEE, Ann Mary et ROE, J.K., 2016. The ferry. *The Bell*. [en ligne]. 8 avril 2016.',
    ],
    [
      'of three',
      { creators: [lee, roy, roe] },
      'LEE, Ann Mary, ROY, Jean-Luc M. et ROE, J.K., 2016. The ferry. *The Bell*. [en ligne]. 8 avril 2016.',
    ],
    [
      'of a body',
      { creators: [{ literal: 'Le Fil' }] },
      'LE FIL, 2016. The ferry. *The Bell*. [en ligne]. 8 avril 2016.',
    ],
    ['of nobody', { creators: [] }, 'The ferry, 2016. *The Bell*. [en ligne].'],
    ['of a year', { date: ['2016'] }, 'LEE, Ann Mary, 2016. The ferry. *The Bell*. [en ligne]. 2016.'],
    ['without a date', { date: [] }, 'LEE, Ann Mary, [sans date]. The ferry. *The Bell*. [en ligne].'],
    [
      'of a place',
      { place: 'Québec' },
      'LEE, Ann Mary, 2016. The ferry. *The Bell*. [en ligne]. Québec, 8 avril 2016.',
    ],
    [
      'of a newspaper with a full stop',
      { newspaper: 'Bell Inc.' },
      'LEE, Ann Mary, 2016. The ferry. *Bell Inc.* [en ligne]. 8 avril 2016.',
    ],
    [
      'of words in quotation marks',
      { title: 'A “yes”' },
      'LEE, Ann Mary, 2016. A “yes”. *The Bell*. [en ligne]. 8 avril 2016.',
    ],
  ])('%s', (_, more, expected) =>
    expect(print('ISO 690', more)).toBe(`${expected} Disponible à l’adresse\u00a0:${end}`),
  )
})

it('styles are labelled in the language of their manuals', () =>
  expect(citationStyles.map(({ label, language }) => `${label} ${language}`)).toEqual([
    'APA en',
    'Chicago en',
    'MLA en',
    'ISO 690 fr',
  ]))
