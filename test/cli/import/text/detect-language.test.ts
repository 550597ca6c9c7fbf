import { describe, expect, it } from 'vitest'
import { detectLanguage } from '../../../../src/cli/import/text/detect-language.ts'

const people =
  'Professeur de physique en Lorraine, auteur de romans, membre de commissions de réforme, directeur de laboratoire en ' +
  'Alsace, champion de France en 1998, président de région, ministre en 2004 ; épouse : avocate, conseillère de Nancy. ' +
  'Loisirs : jardin, cuisine, lecture de polars, marche en montagne, un voilier, un chien, un potager et un verger.'

/** French captions, as above embedded posts. */
const captions = (address: string) =>
  Array(12).fill(`Photo des quais de la ville en mai ${address}`).join('\n')

describe('the language of a text', () => {
  it('is French by the prepositions that Spanish and Catalan share', () =>
    expect(detectLanguage(people)).toBe('fr'))

  it.each(['https://www.photos.com/p/x/', 'photos.com/p/x', 'www.photos.com', 'desk@mail.com'])(
    'is not read from addresses: %s',
    (address) => expect(detectLanguage(captions(address))).toBe('fr'),
  )

  it('is unknown of addresses alone', () =>
    expect(detectLanguage('https://www.photos.com/la/de/que/en/les '.repeat(60))).toBeNull())

  it.each([
    ['ja', '町の港で渡し船が止まり、二百人が岸で待った。'],
    ['zh', '渡船在港口停航，两百人在岸边等候。'],
    ['ko', '항구에서 나룻배가 멈추어 이백 명이 기다렸다. '],
    ['th', 'เรือข้ามฟากหยุดที่ท่าเรือ '],
    ['el', 'Το πλοίο σταμάτησε στο λιμάνι. '],
    ['he', 'המעבורת נעצרה בנמל. '],
    ['ar', 'توقفت العبارة في الميناء. '],
    ['hi', 'नाव बंदरगाह पर रुक गई। '],
  ])('is %s by its script', (language, sentence) => {
    expect(detectLanguage(sentence.repeat(10))).toBe(language)
    expect(detectLanguage(sentence.slice(0, 20))).toBeNull()
  })

  it('is that of its script though a third of it is in Latin letters, and not of a few letters', () => {
    const [greek, latin] = ['Το πλοίο σταμάτησε στο λιμάνι. ', 'NATO-EU-UN. ']
    expect(detectLanguage((greek + latin).repeat(10))).toBe('el')
    expect(detectLanguage((greek + latin.repeat(14)).repeat(10))).toBeNull()
  })

  it('needs forty words', () => {
    const sentence = 'The ferry of the town is in the harbour and it was late on that day '
    const words = sentence.repeat(3).trim().split(' ')
    expect(detectLanguage(words.slice(0, 39).join(' '))).toBeNull()
    expect(detectLanguage(words.slice(0, 40).join(' '))).toBe('en')
  })

  it('is unknown of names, and of a text half in each of two languages', () => {
    expect(detectLanguage('Anna Bert Carl Dora Emil Fred Gina Hans '.repeat(10))).toBeNull()
    const [english, german] = [
      'the ferry of the town was late and it is old',
      'die Fähre der Stadt ist alt und nicht mehr von gestern',
    ]
    expect(detectLanguage(`${english} ${german} `.repeat(6))).toBeNull()
    expect(detectLanguage(`${english} `.repeat(6))).toBe('en')
    expect(detectLanguage(`${german} `.repeat(6))).toBe('de')
  })
})
