import { describe, expect, it } from 'vitest'
import { listCitedCreators, toCitedName, toInvertedName } from '../../src/model/cited-name.ts'

describe('a name', () => {
  it.each([
    ['Ann Lee', 'Lee, Ann'],
    ['Ann Mary Lee', 'Lee, Ann Mary'],
    ['Jean-Luc Roy', 'Roy, Jean-Luc'],
    ['Charles de Gaulle', 'de Gaulle, Charles'],
    ['Jean de la Fontaine', 'de la Fontaine, Jean'],
    ['Vincent van Gogh', 'van Gogh, Vincent'],
    ['Valéry Giscard d’Estaing', 'd’Estaing, Valéry Giscard'],
    ['José Ortega y Gasset', 'y Gasset, José Ortega'],
    ['Von Miller', 'Miller, Von'],
    ['Theresa May', 'May, Theresa'],
    ['Da Silva', 'Silva, Da'],
  ])('of a person is divided before its family name: %s', (name, inverted) => {
    expect(toInvertedName(toCitedName(name, {}))).toBe(inverted)
  })

  it.each([
    'Reuters',
    'AFP',
    'La rédaction',
    'La Presse canadienne',
    'the staff of The Lantern',
    'The Canadian Press',
    'Le Fanal avec La Presse canadienne',
    '24 heures',
    'Ann Lee and Bob Roe',
    'Ann Lee, staff writer',
    '“Le Soir” & Cie',
    'Ann Lee & Bob Roe',
    'Ann Lee; Bob Roe',
    'Ann Lee / Reuters',
    'One Two Three Four Five Six',
    'de Gaulle',
    '王小明',
    '',
  ])('of a body is never divided: %s', (name) => {
    expect(toCitedName(name, {})).toEqual({ literal: name })
  })

  it('is what the edition says', () => {
    const names = {
      'Gabriel García Márquez': 'García Márquez, Gabriel',
      'Agence France-Presse': 'body',
      'la Colette': 'Colette',
    }
    expect(toCitedName('Gabriel García Márquez', names)).toEqual({
      family: 'García Márquez',
      given: 'Gabriel',
    })
    expect(toCitedName('Agence France-Presse', names)).toEqual({ literal: 'Agence France-Presse' })
    expect(toCitedName('la Colette', names)).toEqual({ family: 'Colette', given: '' })
    for (const name of ['constructor', '__proto__', 'toString'])
      expect(toCitedName(name, {})).toEqual({ literal: name })
  })
})

describe('the creators of an article', () => {
  const creators = (credits: { authors?: string[]; byline?: string | null; agency?: string | null }) =>
    listCitedCreators({ authors: [], byline: null, agency: null, ...credits }, {}).map(toInvertedName)

  it.each([
    [{ authors: ['Ann Lee', 'Bo Ek'], byline: 'By Ann Lee and Bo Ek' }, ['Lee, Ann', 'Ek, Bo']],
    [{ authors: ['Ann Lee', 'Ann Lee'] }, ['Lee, Ann']],
    [{ byline: 'By Ann Lee' }, ['Lee, Ann']],
    [{ byline: 'Par Léonie Roy' }, ['Roy, Léonie']],
    [{ byline: 'Por Ana Gil' }, ['Gil, Ana']],
    [{ byline: 'Von Max Roth' }, ['Roth, Max']],
    [{ authors: ['Von Miller'] }, ['Miller, Von']],
    [{ byline: 'Byron Lee' }, ['Lee, Byron']],
    [{ byline: 'La rédaction' }, ['La rédaction,']],
    [{ authors: ['Ann Lee'], agency: 'Reuters' }, ['Lee, Ann', 'Reuters,']],
    [{ authors: ['Ann Lee'], byline: 'Ann Lee, with Reuters', agency: 'Reuters' }, ['Lee, Ann']],
    [
      { byline: 'Le Fanal avec La Presse Canadienne', agency: 'La Presse canadienne' },
      ['Le Fanal avec La Presse Canadienne,'],
    ],
    [{ agency: 'La Presse, Inc.' }, ['La Presse Inc.,']],
    [{ agency: 'Roe, Lee, Inc.' }, ['Roe Lee Inc.,']],
    [{ authors: [' Ann\n  Lee '] }, ['Lee, Ann']],
    [{ authors: ['\u202eAnn Lee\u202c', '\u200f\u061cמאיה כהן'] }, ['Lee, Ann', 'כהן, מאיה']],
    [{ authors: ['\u0007 '] }, []],
    [{}, []],
  ])('of %j are %j', (credits, expected) => {
    expect(creators(credits)).toEqual(expected)
  })
})
