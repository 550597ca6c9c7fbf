import { describe, expect, it } from 'vitest'
import { listBaseForms } from '../../src/search/inflections.ts'
import { splitWords } from '../../src/search/words.ts'
import { cpuTimeOf } from '../support/cpu-time.ts'

const cut = (text: string) =>
  splitWords(text)
    .map(({ word }) => word)
    .join(' ')

describe('words', () => {
  it.each([
    ['Élections QUÉBÉCOISES', 'elections quebecoises'],
    ['e\u0301lections', 'elections'],
    ['cœur, Æther, Straße, Łódź, smørrebrød', 'coeur aether strasse lodz smorrebrod'],
    ["l'annexion de la Crimée", 'annexion de la crimee'],
    ['l’annexion d‘abord jusqu′à qu＇elle', 'annexion abord a elle'],
    ['C’est lorsqu’il s’agit d’aujourd’hui', 'est il agit aujourdhui'],
    ["aujourd'hui prud’homme presqu'île entr'ouvrir", 'aujourdhui prudhomme presquile entrouvrir'],
    ["the country's workers' don't O'Brien", 'the country workers dont obrien'],
    ['O.N.U. l’O.N.U. U.S.-led a.m.', 'onu onu us led am'],
    ['fin.Début 10.5 1,000', 'fin debut 10 5 1 000'],
    ['Otan-Russie rendez-vous tiret–long', 'otan russie rendez vous tiret long'],
    ['日本語 ไทย', '日 本 語 ไ ท ย'],
    ['Ελλάδα Россия العربية', 'ελλαδα россия العربية'],
    ['ﬁn ² ½ ＡＢＣ', 'fin 2 12 abc'],
    ['co\u00adopération', 'cooperation'],
    ['« — … ! » 🙂 \u0000 "', ''],
  ])('of %j', (text, expected) => expect(cut(text)).toBe(expected))

  it('are cut at forty characters, never within a surrogate pair', () => {
    expect(cut('a'.repeat(50))).toBe('a'.repeat(40))
    expect(cut(`a${'𝔞'.repeat(3)}${'𐐨'.repeat(40)}`).isWellFormed()).toBe(true)
    expect(cut(`a${'𐐨'.repeat(40)}`).isWellFormed()).toBe(true)
  })

  it('have offsets', () => {
    const text = "De l'O.N.U. et du pays's « cœur »."
    expect(splitWords(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'De',
      'O.N.U',
      'et',
      'du',
      'pays',
      'cœur',
    ])
  })

  it('have offsets between dots, apostrophes and characters of scripts without spaces', () => {
    const text = "fin.Début.suite l'abc.déf x日本y the city's.end 10.500.25"
    expect(splitWords(text).map(({ word, start, end }) => [word, text.slice(start, end)])).toEqual([
      ['fin', 'fin'],
      ['debut', 'Début'],
      ['suite', 'suite'],
      ['abc', 'abc'],
      ['def', 'déf'],
      ['x', 'x'],
      ['日', '日'],
      ['本', '本'],
      ['y', 'y'],
      ['the', 'the'],
      ['city', 'city'],
      ['end', 'end'],
      ['10', '10'],
      ['500', '500'],
      ['25', '25'],
    ])
  })

  it('are split in linear time', async () => {
    for (const text of [
      "a'".repeat(50_000),
      'a.'.repeat(50_000),
      "'".repeat(100_000),
      `a${'.'.repeat(99_999)}`,
    ]) {
      expect(await cpuTimeOf(() => splitWords(text))).toBeLessThan(1000)
    }
  })
})

/** True if a search for one word finds a text that contains only the other. */
function finds(asked: string, there: string): boolean {
  const [query, text] = [splitWords(asked)[0], splitWords(there)[0]]
  if (!query || !text) return false
  const wanted = [query.word, ...listBaseForms(query.word, query.written)]
  const held = [text.word, ...listBaseForms(text.word, text.written)]
  return wanted.some((form) => held.includes(form))
}

describe('inflections', () => {
  it.each([
    'élection élections',
    'québécois québécoises',
    'québécois québécoise',
    'loi lois',
    'bureau bureaux',
    'national nationaux',
    'nationale nationaux',
    'journal journaux',
    'travail travaux',
    'jeu jeux',
    'français française',
    'française françaises',
    'canadien canadiennes',
    'européenne européens',
    'actif active',
    'heureux heureuse',
    'directeur directrice',
    'premier première',
    'américaine américains',
    'annexé annexée',
    'annexés annexées',
    'élu élues',
    'publié publiées',
    'réuni réunie',
    'ouvert ouverte',
    'président présidentes',
    'officielle officiels',
    'public publiques',
    'société sociétés',
    'grand grandes',
    'city cities',
    'church churches',
    'woman women',
    'country countries',
    'hero heroes',
    'wolf wolf',
  ])('%s: each finds the other, with and without accents', (pair) => {
    const [one = '', other = ''] = pair.split(' ')
    expect([finds(one, other), finds(other, one), finds(one.toUpperCase(), other)]).toEqual([
      true,
      true,
      true,
    ])
  })

  it.each([
    'crimée crime',
    'crimée crimes',
    'crimee crime',
    'crimee crimes',
    'français france',
    'française france',
    'france franc',
    'parti partie',
    'mais mai',
    'paris pari',
    'news new',
    'cour course',
    'port porte',
    'université univers',
    'politique police',
    'nation national',
    'chat château',
    'général génération',
    'press pres',
    'organisation organe',
    'russe russie',
    'ministre ministère',
    'élection électeur',
  ])('%s: neither finds the other', (pair) => {
    const [one = '', other = ''] = pair.split(' ')
    expect([finds(one, other), finds(other, one)]).toEqual([false, false])
  })
})
