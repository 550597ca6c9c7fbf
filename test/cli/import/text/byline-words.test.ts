import { describe, expect, it } from 'vitest'
import { parseByline } from '../../../../src/cli/import/text/byline.ts'
import { beginsLikeByline, removeBylineOpening } from '../../../../src/cli/import/text/byline-opening.ts'

describe('the word between two names', () => {
  it.each([
    ['en', 'and'],
    ['fr', 'et'],
    ['de', 'und'],
    ['es', 'y'],
    ['pt', 'e'],
    ['it', 'e'],
    ['nl', 'en'],
    ['sv', 'och'],
    ['no', 'og'],
    ['nb', 'og'],
    ['nn', 'og'],
    ['da', 'og'],
    ['pl', 'i'],
    ['ca', 'i'],
    ['cs', 'a'],
    ['sk', 'a'],
    ['ro', 'și'],
    ['hu', 'és'],
    ['fi', 'ja'],
    ['tr', 've'],
    ['id', 'dan'],
    ['ru', 'и'],
    ['uk', 'і'],
    ['bg', 'и'],
    ['el', 'και'],
    ['pt-BR', 'e'],
    ['EN', 'and'],
  ])('in %s is %s', (language, word) => {
    expect(parseByline(`Ana Bela ${word} Carla Dias`, language)).toEqual(['Ana Bela', 'Carla Dias'])
  })
})

describe('the words that introduce a byline', () => {
  it.each([
    'Written by',
    'Posted by',
    'Published by',
    'Story by',
    'Reported by',
    'Words by',
    'By',
    'Par',
    'Text:',
    'Texte :',
    'Teksti:',
    'Auteur',
    'Auteures:',
    'Autore',
    'Autor',
    'Autorin',
    'Author',
    'Authors:',
    'Redakteur',
    'Redakteurin：',
    'Skribent',
  ])('are %s in every language', (opening) => {
    expect(removeBylineOpening(`${opening} Lee`, 'xx')).toBe('Lee')
    expect(beginsLikeByline(`${opening.toUpperCase()} Lee`)).toBe(true)
  })

  it.each([
    ['de', 'Von'],
    ['de', 'Text'],
    ['fr', 'Texte'],
    ['sv', 'Text'],
    ['fi', 'Teksti'],
    ...['nl', 'da', 'no', 'nb', 'nn'].map((language) => [language, 'Tekst'] as [string, string]),
    ['it', 'Di'],
    ['it', 'Da'],
    ['es', 'Por'],
    ['pt', 'Por'],
    ['nl', 'Door'],
    ['da', 'Af'],
    ['da', 'Av'],
    ['no', 'Av'],
    ['nb', 'Av'],
    ['nn', 'Av'],
    ['sv', 'Av'],
    ['ca', 'Per'],
    ['ro', 'De'],
  ])('are in %s also %s, before two words', (language, opening) => {
    expect(removeBylineOpening(`${opening} Ana Bela`, `${language}-XX`)).toBe('Ana Bela')
    expect(removeBylineOpening(`${opening}: Ana Bela`, language)).toBe('Ana Bela')
    expect(removeBylineOpening(`${opening} Ana`, language)).toBeNull()
    expect(removeBylineOpening(`${opening} Ana Bela`, 'en')).toBeNull()
    expect(beginsLikeByline(`${opening} Ana Bela`)).toBe(false)
  })

  it.each(['Byron Lee', 'Ann Lee', 'Party by Ann', 'Author', ''])('are not in %j', (text) => {
    expect([removeBylineOpening(text, 'en'), beginsLikeByline(text)]).toEqual([null, false])
  })

  it('introduce at most four hundred characters', () => {
    const [longest, longer] = ['x'.repeat(397), 'x'.repeat(398)]
    expect([removeBylineOpening(`By ${longest}`, 'en'), beginsLikeByline(`By ${longest}`)]).toEqual([
      longest,
      true,
    ])
    expect([removeBylineOpening(`By ${longer}`, 'en'), beginsLikeByline(`By ${longer}`)]).toEqual([
      null,
      false,
    ])
  })
})
