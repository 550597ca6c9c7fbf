import { describe, expect, it } from 'vitest'
import { listBaseForms } from '../../src/search/inflections.ts'
import { isStopWord } from '../../src/search/stop-words.ts'

const folded = (word: string) => word.normalize('NFD').replace(/\p{M}/gu, '')

const forms = (word: string) => listBaseForms(folded(word), word)

describe('a word with irregular inflections', () => {
  it.each(
    [
      'women woman',
      'children child',
      'lives life',
      'wives wife',
      'feet foot',
      'travaux travail',
      'yeux oeil',
      'jeux jeu',
      'feux feu',
      'lieux lieu',
      'voeux voeu',
      'cheveux cheveu',
      'neveux neveu',
      'enjeux enjeu',
      'aveux aveu',
      'milieux milieu',
      'publique public',
      'turque turc',
      'grecque grec',
      'blanche blanc',
      'longue long',
      'allemande allemand',
      'grande grand',
      'flamande flamand',
      'normande normand',
      'petite petit',
      'candidate candidat',
      'avocate avocat',
      'travailleuse travailleur',
      'belle beau',
      'vieille vieux',
      'nouvelle nouveau',
      'nouvel nouveau',
    ].map((pair) => pair.split(' ')),
  )('%s is of %s', (word = '', form = '') => expect(forms(word)).toEqual([form]))

  it('députée has the base form député, also as a participle', () =>
    expect(forms('députée')).toEqual(['depute', 'deputé']))

  it('of three letters has no base form', () => expect(forms('men')).toEqual([]))
})

describe('a feminine form', () => {
  it.each(
    [
      'québécoise québécois',
      'française français',
      'italienne italien',
      'européenne européen',
      'officielle officiel',
      'personnelle personnel',
      'naturelle naturel',
      'actuelle actuel',
      'lectrice lecteur',
      'sportive sportif',
      'heureuse heureux',
      'intérieure intérieur',
      'américaine américain',
      'première premier',
      'passagère passager',
      'secrète secret',
      'complète complet',
      'élégante élégant',
      'présidente président',
      'nationale national',
      'surprise surpris',
      'soumise soumis',
      'acquise acquis',
      'conduite conduit',
      'détruite détruit',
      'refaite refait',
      'inscrite inscrit',
      'couverte couvert',
      'offerte offert',
      'contrainte contraint',
      'réunie réuni',
      'politique politiqu',
    ].map((pair) => pair.split(' ').map(folded)),
  )('%s is of %s', (word = '', form = '') => {
    if (word === 'politique') expect(listBaseForms(word, word)).toEqual([])
    else expect(listBaseForms(word, word)).toContain(form)
  })

  it.each([
    'boise',
    'aise',
    'sienne',
    'belge',
    'rive',
    'scene',
    'tante',
    'lente',
    'sale',
    'prise',
    'mise',
    'faite',
  ])('too short for its ending has no base form: %s', (word) => expect(forms(word)).toEqual([]))

  it('loses a silent letter, but not after q or g', () => {
    expect(listBaseForms('absolue', 'absolue')).toEqual(['absolu'])
    expect(listBaseForms('langue', 'langue')).toEqual([])
    expect(listBaseForms('banque', 'banque')).toEqual([])
  })
})

describe('a participle', () => {
  it.each([
    ['publié', []],
    ['publiée', ['publié']],
    ['publiés', ['publie', 'publié']],
    ['publiées', ['publiee', 'publié']],
  ])('%s', (word, expected) => expect(forms(word)).toEqual(expect.arrayContaining(expected)))

  it('without accents is recognised only in the feminine', () => {
    expect(forms('publiees')).toContain('publié')
    expect(forms('publiee')).toContain('publié')
    expect(forms('publies')).not.toContain('publié')
  })

  it.each(
    'reun fin chois etabl retabl sais avert suiv poursuiv sub rempl accompl invest elarg franch affaibl enrich pun trah nourr guer reuss agrand ralent durc garant convert envah'
      .split(' ')
      .map((stem) => [`${stem}ie`, `${stem}i`]),
  )('%s is of %s', (word = '', form = '') =>
    expect(listBaseForms(word, word)).toEqual(word.length < 4 ? [] : [form]),
  )

  it('is not found in partie', () => expect(listBaseForms('partie', 'partie')).toEqual([]))
})

describe('a plural', () => {
  it.each([
    ['bureaux', ['bureau']],
    ['journaux', ['journal']],
    ['cities', ['citie', 'city']],
    ['churches', ['churche', 'church']],
    ['dishes', ['dishe', 'dish']],
    ['boxes', ['boxe', 'box']],
    ['heroes', ['heroe', 'hero']],
    ['quizzes', ['quizze', 'quizz']],
    ['glasses', ['glasse', 'glass']],
    ['pies', ['pie']],
    ['lois', ['loi']],
    ['press', []],
    ['aux', []],
  ])('%s has the base forms %j', (word, expected) => expect(listBaseForms(word, word)).toEqual(expected))

  it.each(
    'paris news mars texas jesus pays temps corps mois fois bras bois alors moins jamais puis ours gens wales reuters'.split(
      ' ',
    ),
  )('is not what %s is', (word) => expect(listBaseForms(word, word)).toEqual([]))
})

describe('a stop word', () => {
  it.each([...'le la les de du des et est une dans pour the of and to was with'.split(' ')])(
    'is %s',
    (word) => expect(isStopWord(word)).toBe(true),
  )
  it.each([...'but car or son an otan'.split(' '), ''])('is not %j', (word) =>
    expect(isStopWord(word)).toBe(false),
  )
  it('has no base forms', () => expect(listBaseForms('notre', 'notre')).toEqual([]))
  it('is not needed for numbers: they have no base forms', () =>
    expect(listBaseForms('1990s', '1990s')).toEqual([]))
})
