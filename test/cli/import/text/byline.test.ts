import { describe, expect, it } from 'vitest'
import { htmlImporter } from '../../../../src/cli/import/html/html-importer.ts'
import { parseByline } from '../../../../src/cli/import/text/byline.ts'
import { articleOf, sourceOf } from '../reading.ts'

describe('a byline in a language', () => {
  it.each([
    ['pt', 'Por João Lima e Maria Sá', ['João Lima', 'Maria Sá']],
    ['pt', 'Por João Lima', ['João Lima']],
    ['en', 'By Grace Sun', ['Grace Sun']],
    ['en', 'By Ann Mary Sun', ['Ann Mary Sun']],
    ['en', 'By Larry Page', ['Larry Page']],
    ['fr', 'Jean-Paul de La Tour et Anne d’Arc', ['Jean-Paul de La Tour', 'Anne d’Arc']],
    ['pl', 'Jan Kowalski i Anna Nowak', ['Jan Kowalski', 'Anna Nowak']],
    ['pl', 'Tekst: Jan Kowalski', ['Jan Kowalski']],
    ['fi', 'Teksti: Matti Virtanen ja Aino Salo', ['Matti Virtanen', 'Aino Salo']],
    ['ca', 'Per Jordi Puig i Marta Vila', ['Jordi Puig', 'Marta Vila']],
    ['ca', 'Jordi Puig i Soler', ['Jordi Puig i Soler']],
    ['ro', 'De Ion Pop și Ana Rus', ['Ion Pop', 'Ana Rus']],
    ['cs', 'Jan Novák a Eva Malá', ['Jan Novák', 'Eva Malá']],
    ['hu', 'Nagy Anna és Kis Péter', ['Nagy Anna', 'Kis Péter']],
    ['tr', 'Ali Kaya ve Ayşe Demir', ['Ali Kaya', 'Ayşe Demir']],
    ['no', 'Tekst: Kari Nord', ['Kari Nord']],
    ['en', 'By Ann Lee Thursday, May 5, 2016', ['Ann Lee']],
    ['en', 'By Ann Lee on Thursday, May 5th, 2016 at 11:04 a.m.', ['Ann Lee']],
    ['fr', 'Par Ann Lee le jeudi 5 mai 2016', ['Ann Lee']],
  ])('in %s names everyone whole: %s', (language, line, names) => {
    expect(parseByline(line, language)).toEqual(names)
  })

  it.each([
    ['en', 'Per Jordi Puig i Marta Vila'],
    ['en', 'Jan Kowalski i Anna Nowak'],
    ['en', 'Por Ana Ruiz y Luis Gil'],
    ['en', 'Av Kari Nord (NTB)'],
    ['en', 'Door Jan Berg'],
    ['en', 'By Ann Lee Thu, May 5, 2016'],
    ['en', 'Ann Lee Thu., 5 May 2016'],
  ])('in %s is doubtful if it may be two people, a weekday, or in another language: %s', (language, line) => {
    expect(parseByline(line, language)).toEqual([])
  })
})

describe('the names of a byline end', () => {
  it.each([
    ...['|', '@', '•', '(', '–', '—'].map((mark) => `Ann Lee ${mark}Evening`),
    'Ann Lee - Evening',
    'Ann Lee 5 May 2016',
    'Ann Lee May 5, 2016',
    'Ann Lee, May 5th 2016',
    'Ann Lee, Monday, May 5, 2016',
    'Ann Lee on 5 May 2016',
    'Ann Lee, ',
    ...'Updated Published Posted View Follow Publié Publicado Actualizado Atualizado Pubblicato Aggiornato Veröffentlicht Aktualisiert'
      .split(' ')
      .map((word) => `Ann Lee ${word}: Evening`),
    'Ann Lee Mis à jour: Evening',
  ])('before a date or another line: By %s', (line) => {
    expect(parseByline(`By ${line}`, 'en')).toEqual(['Ann Lee'])
  })

  it.each([
    ['By Theresa May', ['Theresa May']],
    ['By Theresa May 5 May 2016', ['Theresa May']],
    ['By Ann Viewer', ['Ann Viewer']],
    ['by ann lee 5 May 2016', []],
  ])('not with a name that looks like one: %s', (line, names) => {
    expect(parseByline(line, 'en')).toEqual(names)
  })

  it.each([
    ['Ann Lee, Bo Ray and Cy Fox', ['Ann Lee', 'Bo Ray', 'Cy Fox']],
    ['Ann Lee; Bo Ray', ['Ann Lee', 'Bo Ray']],
    ['Ann Lee / Bo Ray', ['Ann Lee', 'Bo Ray']],
    ['Ann Lee & Bo Ray', ['Ann Lee', 'Bo Ray']],
    ['Ann Lee and Bo Ray, AFP', ['Ann Lee', 'Bo Ray', 'AFP']],
    ['Ann Lee, PhD', ['Ann Lee']],
    ['Bo Ray, Jr.', ['Bo Ray, Jr.']],
    ['Frankfurt, Germany', []],
    ['Paul and Mary Smith', []],
  ])('and part where they are a list: %s', (line, names) => {
    expect(parseByline(line, 'en')).toEqual(names)
  })
})

/** Too short for its language to be detected. */
const danishPage = (byline: string) =>
  `<!doctype html><html lang="da"><head><meta charset="utf-8"><title>Broen</title></head><body><article><h1>Broen er lukket</h1>
<p class="byline">${byline}</p><p>Broen over åen er lukket siden mandag, fordi en bjælke knækkede i stormen.</p></article></body></html>`

it('has no names before a date where they have no capitals, since any word may precede one', () => {
  expect(parseByline('张三', 'zh')).toEqual(['张三'])
  expect(parseByline('香港 | 2016', 'zh')).toEqual([])
})

it('is read in the language that the page states, where its text is too short to tell', async () => {
  const article = await articleOf(htmlImporter, sourceOf('a.html', danishPage('Af Jens Lund og Mette Skov')))
  expect(article.fields.authors).toEqual(['Jens Lund', 'Mette Skov'])
})
