import type { ArticleDocument } from '../../src/model/document.ts'
import { any, general, rareWord, sentence, themes } from './newspaper-words.ts'
import { randomNumbers } from './random.ts'

const day = (index: number) => new Date(Date.UTC(2012, 0, 1 + index)).toISOString().slice(0, 10)

const none = { url: null, formerly: [], identifiers: {}, modified: null, agency: null, signOff: null }

/** Generates article `index` of `count`, the same in every run: about 420 words, dated within nine years. */
export function article(index: number, count: number): ArticleDocument {
  const random = randomNumbers(index + 1)
  const published = index % 997 === 0 ? null : day(Math.floor((index * 3288) / count))
  const theme = themes[Math.floor(themes.length * random())] ?? general
  const headline = sentence(random, 6 + Math.floor(random() * 6), theme).slice(0, -1)
  const length = 18 + Math.floor(random() * 14)
  const text = Array.from({ length }, () => sentence(random, 10 + Math.floor(random() * 14), theme)).join(
    '\n\n',
  )
  const topics = Array.from({ length: 3 }, () => any(theme, random))
  const fields = {
    ...none,
    headline,
    alternativeHeadline: null,
    published,
    byline: null,
    authors: [`Auteur ${rareWord(index % 300)}`],
    section: ['International', 'Québec', 'Sports', 'Culture'][index % 4] ?? null,
    topics,
    language: null,
    notices: {},
    rights: null,
    provenance: {},
    source: null,
    corrections: [],
    comments: [],
    status: null,
  }
  const edition = index % 3 === 0 ? 'the-lantern' : 'le-fanal'
  const address = `/${edition}/${(published ?? 'undated').replaceAll('-', '/')}/article_n_${index}.html`
  return {
    kind: 'article',
    terms: null,
    edition,
    address,
    fields,
    body: { html: `<p>${text}</p>`, markdown: text, text, lostPictures: 0 },
  }
}
