import { describe, expect, it } from 'vitest'
import {
  cleanName,
  isFullName,
  isPlaceholderName,
  isPlausibleName,
} from '../../../../src/cli/import/text/names.ts'

describe('a stated name', () => {
  it.each([
    [' Ann\n  Lee ', 'Ann Lee'],
    ['Ann Lee *', 'Ann Lee'],
    ['Ann B. *', 'Ann B.'],
    ['| Ann Lee', 'Ann Lee'],
    ['– Ann Lee', 'Ann Lee'],
    ['Ann Lee,', 'Ann Lee'],
    ['Ann Lee;', 'Ann Lee'],
    ['By Ann Lee', 'Ann Lee'],
    ['by: Ann Lee', 'Ann Lee'],
    ['Written by Ann Lee', 'Ann Lee'],
    ['Posted by Ann Lee', 'Ann Lee'],
    ['Par Anne Exemple', 'Anne Exemple'],
    ['By Lantern', 'By Lantern'],
    ['By: Lantern', 'Lantern'],
    ['Por: Ana Ruiz', 'Ana Ruiz'],
    ['Por Ana Ruiz', 'Por Ana Ruiz'],
    ['Von: Anna Beispiel', 'Anna Beispiel'],
    ['Text: Ann Lee', 'Ann Lee'],
    ['Autorin : Anna Beispiel', 'Anna Beispiel'],
    ['Autor/in: Anna Beispiel', 'Anna Beispiel'],
    ['Auteures: Anne Exemple', 'Anne Exemple'],
    ['Von Miller', 'Von Miller'],
    ['24 heures', '24 heures'],
    ['Jo', 'Jo'],
    ['J', null],
    ['x'.repeat(120), 'x'.repeat(120)],
    ['x'.repeat(121), null],
    [`${' '.repeat(360)}x${'y'.repeat(119)}`, `x${'y'.repeat(119)}`],
    [`${' '.repeat(361)}x${'y'.repeat(119)}`, null],
    ['Name *', null],
    ['Your email *', null],
    ['Telefon*', null],
    ['Who wrote this?', null],
    ['Authors:', null],
    ['https://e.example/ann', null],
    ['www.e.example', null],
    ['ann@e.example', null],
    ['@annlee', null],
    ['<ann>', null],
    ['{{author}}', null],
    ['[author]', null],
    ['12/3', null],
    ['–', null],
    ['', null],
  ])('%j is %j', (text, name) => expect(cleanName(text)).toBe(name))

  it.each(
    'no author|none|null|undefined|n/a|na|unknown|unknown author|author|authors|auteur|autor|autorin|autore|name|nom|nombre|your name|admin|administrator|root|user|guest|default|webmaster|test|print|share|search|suchen|suche|rechercher|buscar|menu|menü|home|login|log in|sign in|subscribe|follow|send|comments?|reply|e-mail|email|more|read more|[object object]'.split(
      '|',
    ),
  )('%s stands for none', (text) => {
    expect(isPlaceholderName(` ${text.toUpperCase()} `)).toBe(true)
    expect(isPlaceholderName(`${text}x`)).toBe(false)
  })
})

describe('a full name', () => {
  it.each([
    'Ann Lee',
    'Ann B. Lee',
    'Jean-Paul de La Tour',
    'Anne d’Arc',
    'Omar al-Rashid',
    'José Ortega y Gasset',
    'Ludwig van der Rohe',
    '“Ann” Lee',
    'Ann Bo Cy Dee Eve Fox',
    '王 小明',
    '王小明',
    'เรือ ข้าม',
  ])('is %s', (text) => expect([isFullName(text), isFullName(text, true)]).toEqual([true, true]))

  it.each([
    'Frankfurt',
    'ann lee',
    'Ann lee',
    'Ann de',
    'de la',
    'Ann Bo Cy Dee Eve Fox Gus',
    'Ann Lee 2',
    'Ann Lee!',
    'Ann: Lee',
    'Ann (Lee)',
    'Ann/Lee Bo',
    'Ann | Lee',
    'Ann, Lee',
    'Ann; Lee',
    'Ann & Lee',
    'Ana y Luis Pérez',
    'Ana e Luis Pérez',
    'Por Ana Ruiz',
    'Von Anna Beispiel',
    'Av Kari Nord',
    'Read More Now',
    'Sign Up Here',
    'Top Stories Today',
    'The Lantern',
    'Harbour Desk',
    'Staff Writer Lee',
    'Lantern Media Group',
    'Ann And Lee',
    'Redaktion Hafen',
    'Eine Analyse',
    'Porträt Anna',
    'No Author',
    'เรือข้าม',
    '王'.repeat(31),
    `Ann ${'L'.repeat(117)}`,
  ])('is not %s', (text) => expect([isFullName(text), isFullName(text, true)]).toEqual([false, false]))

  it.each(['Larry Page', 'Ann Archive', 'Von Miller', 'De Haan', 'Van Morrison', 'Da Silva'])(
    'is %s after By alone',
    (text) => expect([isFullName(text), isFullName(text, true)]).toEqual([false, true]),
  )

  it('is no button of three words, even after By', () => {
    expect(isFullName('Ann Larry Page', true)).toBe(false)
    expect(isFullName('Pagello Larry')).toBe(true)
  })
})

it.each([
  ['Ann', true],
  ['The Lantern', true],
  ['x'.repeat(60), true],
  ['x'.repeat(61), false],
  ['Read more', false],
  ['Follow us', false],
  ['lantern.example', true],
  ['lantern.com', false],
  ['Next →', false],
  ['News »', false],
  ['News › Local', false],
  ['News | Local', false],
])('%s may be a name where its element says so: %s', (name, isPlausible) => {
  expect(isPlausibleName(name)).toBe(isPlausible)
})
