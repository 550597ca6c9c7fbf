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
})
