import { emptyArticleFields } from '../../src/cli/import/record/empty-article-fields.ts'
import type { ArticleDocument } from '../../src/model/document.ts'
import type { RenderContext } from '../../src/representation/representation.ts'
import { publishedEdition, testArchive } from './generated.ts'
import { randomNumbers } from './random.ts'

/** Parts of headlines that end values, records or templates in some format. */
const hostileParts = [
  '50 % de rabais',
  '& "profits"',
  '“quoted”',
  '{la}',
  '\\fin',
  'du_monde',
  '#1',
  '~',
  '^',
  '$5',
  '<b>x</b>',
  '\nER  - \nTY  - BOOK\nTI  - y',
  '@book{x, title={y}}',
  '}} , title = {z',
  '}',
  '{',
  '%',
  '\\',
  '\\}',
  '\r\n@article{evil,',
  '@comment{',
  "''bold'''",
  '|title=x',
  '{{cite news',
  '}}',
  '[[File:x]]',
  '~~~~',
  '<nowiki>',
  '<!-- ',
  '=',
  'and others',
  'ER  -',
  '\u2028',
]

const plainParts = [
  'Le dernier bac',
  'a harbour',
  'closes',
  'l’été',
  'Ünïcödé',
  '東京',
  'says: no',
  '(again)',
  '100 years – and more',
  'Q&A',
  'R#2',
  'a_b',
  '{pairs}',
  '50%',
  '$7',
  'won’t',
  'a -- b',
  "''c''",
  'עיתון נסגר',
  'قال «نعم»',
  'the "Bell" & its \'bells\'',
]

const people = [
  'Ann Lee',
  'Ann Mary Lee',
  'Charles de Gaulle',
  'Jean de la Fontaine',
  'Vincent van Gogh',
  'Jean-Luc Roy',
  'Éric Ångström',
  'J. K. Quill',
  'Flann O’Brien',
  'Siobhán Ní Mhuircheartaigh',
  'עדה כהן',
  'محمد علي',
]

const bodies = [
  'La rédaction',
  'Reuters',
  'La Presse canadienne',
  'Bread and Butter desk',
  'the staff of The Bell',
  'R&D desk',
  '“Le Soir” & Cie',
  'رويترز',
]

const hostileNames = [
  'Ann } Lee',
  'x} and {y',
  'ER  - Lee',
  'Lee\nTY  - BOOK',
  'A \\ B',
  '@x{ Lee',
  '{{!}} Roe',
  'Ann "Bo" Lee',
  "D'Arcy & Sons, Ltd.",
  '\u202eAnn Lee\u202c',
  'Ann Lee; Bo Roe',
  "''Ann'' Roe x=y",
]

/**
 * False for a headline with characters that some program does not read back, however they are escaped: lone braces, any
 * brace in a name, a lone dash.
 */
const isExactHeadline = (text: string) => !/[\\~^<>]/.test(text) && isPaired(text)
const isExactName = (text: string) => !/[\\~^<>{}]|\s-/.test(text)

function isPaired(text: string): boolean {
  let rest = text
  while (/\{[^{}]*\}/.test(rest)) rest = rest.replace(/\{([^{}]*)\}/g, '$1')
  return !/[{}]/.test(rest)
}

/** A generated article, in the context of its edition. */
export interface CitedArticle {
  document: ArticleDocument
  context: RenderContext
  /** True if every program must read its headline and names back exactly. */
  exact: boolean
}

/** Generates articles with hostile headlines and names, from 0 to 40 authors, and every precision of date. */
export function generateCitedArticles(count: number, seed = 690): CitedArticle[] {
  const random = randomNumbers(seed)
  const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
  const several = (items: readonly string[], most: number) =>
    Array.from({ length: Math.floor(random() * (most + 1)) }, () => pick(items))
  return Array.from({ length: count }, (_, index) => {
    const hostile = index % 2 === 0
    const parts = hostile ? [...plainParts, ...hostileParts] : plainParts
    const headline = [pick(plainParts), ...several(parts, 6)].join(' ')
    const names = [...people, ...people, ...bodies, ...(hostile ? hostileNames : [])]
    const authors = several(names, pick([0, 1, 1, 2, 3, 4, 8, 40]))
    const day = `20${10 + Math.floor(random() * 10)}-0${1 + Math.floor(random() * 9)}-1${Math.floor(random() * 10)}`
    const published = pick([
      day,
      day,
      `${day}T14:05-04:00`,
      `${day}T23:59:00Z`,
      day.slice(0, 7),
      day.slice(0, 4),
      null,
    ])
    const document: ArticleDocument = {
      kind: 'article',
      terms: null,
      edition: 'e',
      address: pick([
        `/e/2016/04/08/story_n_${index}.html`,
        `/e/été/${index}`,
        `/e/{x}\\y_${index}%25`,
        `/e/index.php?p=${index}`,
      ]),
      fields: {
        ...emptyArticleFields,
        headline,
        authors,
        published,
        url: pick([
          null,
          `https://e.example/story_n_${index}.html?a=1&b=2`,
          `https://e.example/{x}|y''${index}`,
        ]),
        byline: authors.length === 0 ? pick([null, 'By Ann Lee', 'La rédaction']) : null,
        agency: pick([null, null, 'AFP', 'La Presse, Inc.']),
        section: pick([null, 'World & Harbour', 'Cité']),
        topics: several(['Ferries', 'C#', 'a, b'], 3),
      },
      body: { html: '', markdown: '', text: '', lostPictures: 0 },
    }
    const edition = {
      ...publishedEdition,
      name: hostile ? pick(['The {Bell} & Co', 'Le Fanal']) : 'Le Fanal',
      language: pick(['fr-CA', 'en']),
      place: pick([null, 'Québec']),
      issn: pick([null, '1234-567X']),
    }
    const context: RenderContext = {
      archive: testArchive,
      editions: [edition],
      edition,
      language: edition.language,
      alternates: [],
    }
    return { document, context, exact: isExactHeadline(headline) && authors.every(isExactName) }
  })
}
