import { Ajv2020 } from 'ajv/dist/2020.js'
import formats from 'ajv-formats'
import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Root } from '../../src/archive/root.ts'
import { generateArticleJsonSchema } from '../../src/cli/content/schema/article-json-schema.ts'
import type { ArticleDocument, CollectionDocument, Document, PageDocument } from '../../src/model/document.ts'
import { noticesOf } from '../../src/model/notices.ts'
import { listAlternates } from '../../src/representation/alternates.ts'
import { formatArticleCredits, formatCorrectedNote } from '../../src/representation/credits.ts'
import { representations } from '../../src/representation/index.ts'
import committedSchema from '../../src/representation/json/article.schema.json' with { type: 'json' }
import { canRender, type RenderContext, render } from '../../src/representation/representation.ts'
import { demonstrationFolder } from '../support/content.ts'
import { memoryStore } from '../support/memory-store.ts'
import { publishSound } from '../support/publish-sound.ts'

const documents: Document[] = []
let root: Root

beforeAll(async () => {
  const store = memoryStore()
  await publishSound(demonstrationFolder, store)
  for (const [key, value] of store.values) {
    if (key.startsWith('root/')) root = JSON.parse(value)
    else if (/^(?:article|page|collection|holdings)\//.test(key)) documents.push(JSON.parse(value))
  }
})

function contextOf(document: Document): RenderContext {
  const edition = root.editions.find(({ id }) => id === document.edition) ?? null
  const alternates = listAlternates(document.address, document.kind)
  return { ...root, edition, language: edition?.language ?? 'en', alternates }
}

/** Lists the words of a representation without markup and escapes. */
const wordsIn = (served: string) =>
  (served.startsWith('<!doctype')
    ? served
        .replace(/<style>.*?<\/style>/s, '')
        .replace(/<\/?(?:sup|sub|a|em|strong|code|del)\b[^>]*>/g, '')
        .replace(/<[^>]+>/g, ' ')
    : served
  )
    .replace(/<\/?(?:sup|sub)>/g, '')
    .replace(
      /&#x?[0-9a-f]+;|&[a-z]+;/gi,
      (entity) =>
        ({
          '&amp;': '&',
          '&lt;': '<',
          '&gt;': '>',
          '&quot;': '"',
          '&#39;': "'",
          '&#x26;': '&',
          '&#x3C;': '<',
        })[entity] ?? entity,
    )
    .replace(/\\n|\\t/g, ' ')
    .replace(/\\/g, '')
    .match(/[\p{L}\p{N}]+/gu) ?? []

function expectWords(served: string, expected: string): void {
  const found = new Set(wordsIn(served))
  expect((expected.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !found.has(word))).toEqual([])
}

/** Representations that cite an article instead of containing it. */
const citations = ['csl', 'ris', 'bibtex']

describe.each(representations.map((each) => [each.name, each] as const))('%s', (_, representation) => {
  it.runIf(canRender(representation, 'article'))(
    'contains every word of every article, its notices, sign-off and corrections',
    () => {
      for (const document of documents.filter((each): each is ArticleDocument => each.kind === 'article')) {
        const context = contextOf(document)
        const served = render(representation, document, context)
        const { fields, body } = document
        if (citations.includes(representation.name)) {
          expectWords(served, fields.headline)
          continue
        }
        for (const text of [
          body.text,
          fields.headline,
          fields.alternativeHeadline ?? '',
          fields.signOff ?? '',
          fields.byline ?? '',
          fields.agency ?? '',
          ...fields.corrections.map((correction) => correction.text),
          noticesOf(fields, context.edition).top ?? '',
          noticesOf(fields, context.edition).foot ?? '',
        ])
          expectWords(served, text)
      }
    },
  )

  it.skipIf(citations.includes(representation.name))(
    'contains every word of plain pages, and the headlines of lists',
    () => {
      for (const document of documents) {
        if (!canRender(representation, document.kind)) continue
        const served = render(representation, document, contextOf(document))
        if (document.kind === 'page') expectWords(served, (document as PageDocument).body.text)
        if (document.kind === 'collection')
          for (const { headline } of (document as CollectionDocument).listings) expectWords(served, headline)
      }
    },
  )
})

describe('the HTML page', () => {
  it('has metadata that mark it as a newspaper article, and no scripts', () => {
    const document = documents.find((each) => each.kind === 'article' && each.address.includes('9644122'))
    const [html] = representations
    const page = html && document ? render(html, document, contextOf(document)) : ''
    for (const tag of [
      '<meta name="DC.type" content="newspaperArticle"/>',
      '<meta property="og:type" content="article"/>',
      '<meta property="article:published_time" content="2016-04-08"/>',
      '<time datetime="2016-04-08">8 avril 2016</time>',
      'AFP (attribution établie par les archives)',
      '<summary>Citer cet article</summary>',
      'AFP. (2016, April 8). L&#39;Otan et la Russie',
      '<html lang="fr-CA" dir="ltr">',
    ])
      expect(page).toContain(tag)
    expect(page).not.toMatch(/<script(?! type="application\/ld\+json">)|citation_journal|javascript:/)
    expect(page.match(/<h1/g)).toHaveLength(1)
  })
})

it('the page of an article without a date has no other date in a time element, which Zotero would take for its own', () => {
  const article = documents.find((each): each is ArticleDocument =>
    each.address.endsWith('perseides-sans-telescope'),
  )
  if (!article) throw new Error('the demonstration has no article without a date')
  const published = '2019-04-10'
  const fields = {
    ...article.fields,
    corrections: [{ published, text: 'Corrected' }],
    comments: [{ author: 'A', published, text: 'Said' }],
  }
  const earlier = { address: '/le-fanal/x', headline: 'Near', published }
  const context = { ...contextOf(article), neighbours: { earlier } }
  const page = representations[0]?.article?.({ ...article, fields }, context) ?? ''
  expect([article.fields.published, page.split('10 avril 2019').length - 1]).toEqual([null, 4])
  expect(page).not.toContain('<time')
})

/** Finds authors as Zotero's *Embedded Metadata* does: in meta tags, else in elements whose class marks a byline. */
function zoteroCreators(page: string): string[] {
  const { document } = parseHTML(page)
  const contentsOf = (selector: string) =>
    [...document.querySelectorAll(selector)].map((element) => element.getAttribute('content') ?? '')
  const stated = contentsOf('meta[name="DC.creator"]')
  if (stated.length > 0) return stated
  const guessed = [...contentsOf('meta[name="author" i]'), ...contentsOf('meta[name^="citation_author"]')]
  const classes = '[class*="byline" i], [class*="vcard" i], a[rel="author"]'
  const bylines = [...document.querySelectorAll(classes)].map(({ textContent }) => textContent)
  return [...guessed, ...bylines]
}

describe('the authors of an article', () => {
  it('are for a citation manager people in two parts, and bodies with a comma that keeps them whole', () => {
    const articles = documents.filter((each): each is ArticleDocument => each.kind === 'article')
    expect(articles).toHaveLength(14)
    const [html] = representations
    const creators = articles.map((document) => [
      document.address.replace(/.*\//, ''),
      ...zoteroCreators(html?.article?.(document, contextOf(document)) ?? ''),
    ])
    expect(creators.toSorted()).toEqual([
      ['?p=4821', 'AP,'],
      ['a-year-of-firsts_a_6391508.html', 'the staff of The Lantern,'],
      ['accord-climat-adopté-à-paris_n_8792034.html', 'Castonguay, Léonie'],
      ['britain-votes-to-leave_n_10650922.html', 'Adeyemi-Holt, Fergus', 'Reuters,'],
      ['epave-expedition-franklin', 'Audet-Roy, Samuel'],
      ['first-image-black-hole_b_15284016.html', 'Reuters,'],
      ['fort-mcmurray-wildfire_n_9851734.html', 'Ramsundar, Priya', 'Adeyemi-Holt, Fergus'],
      ['gravitational-waves-detected', 'Ramsundar, Priya'],
      ['nato-russia-council_n_9644310.html', 'Adeyemi-Holt, Fergus'],
      ['notre-dame-de-paris-incendie_n_15290447', 'Castonguay, Léonie', 'Audet-Roy, Samuel'],
      ['observer-les-perseides-sans-telescope', 'La rédaction,'],
      ['reunion-otan-russie_n_9644122.html', 'AFP,'],
      ['who-declares-pandemic_n_17402265.html', 'Ramsundar, Priya'],
      ['élections-québec-caq-majoritaire_a_23547190', 'Le Fanal avec La Presse canadienne,'],
    ])
  })

  it('are people and agencies in JSON; a byline alone is only a credit', () => {
    const json = representations.find(({ name }) => name === 'json')
    const served = (document: ArticleDocument) =>
      JSON.parse(json?.article?.(document, contextOf(document)) ?? '')
    const document = documents.find(({ kind }) => kind === 'article') as ArticleDocument
    const by = (fields: Partial<ArticleDocument['fields']>) =>
      served({
        ...document,
        fields: { ...document.fields, byline: null, authors: [], agency: null, ...fields },
      })
    expect(by({ byline: 'The editors' })).toMatchObject({ author: [], creditText: 'The editors' })
    expect(
      by({ byline: 'By Ann Lee, with Reuters', authors: ['Ann Lee'], agency: 'Reuters' }).author,
    ).toEqual([
      { '@type': 'Person', name: 'Ann Lee' },
      { '@type': 'NewsMediaOrganization', name: 'Reuters' },
    ])
    expect(by({})).not.toHaveProperty('creditText')
  })

  it.each([
    ['Par Léonie Roy, avec AFP', 'AFP', 'Par Léonie Roy, avec AFP'],
    ['By Ann Lee, with files from REUTERS', 'Reuters', 'By Ann Lee, with files from REUTERS'],
    ['Le Fanal avec La Presse Canadienne', 'La Presse canadienne', 'Le Fanal avec La Presse Canadienne'],
    ['Ann Lee/AP', 'AP', 'Ann Lee/AP'],
    ['Dafydd ap Rhys', 'AP', 'Dafydd ap Rhys – AP'],
    ['Ann Reutersward', 'Reuters', 'Ann Reutersward – Reuters'],
    ['La rédaction', 'AFP', 'La rédaction – AFP'],
    [null, 'AFP', 'AFP'],
  ])('with byline %s and agency %s are credited as %s', (byline, agency, credit) => {
    const document = documents.find(({ kind }) => kind === 'article') as ArticleDocument
    const fields = { ...document.fields, byline, agency, authors: [], provenance: {} }
    expect(formatArticleCredits(fields, contextOf(document))).toBe(credit)
  })
})

describe('the note on a corrected article', () => {
  it.each([
    [['2016-06-02'], 'Corrected on June 2, 2016'],
    [['2016-06'], 'Corrected in June 2016'],
    [['2016'], 'Corrected in 2016'],
    [['2016-06-02', '2016-07-01', '2016-05'], 'Corrected on July 1, 2016'],
    [[], null],
  ])('names its last correction: %j', (dates, expected) => {
    const document = documents.find(({ address }) => address.startsWith('/the-lantern/2')) as ArticleDocument
    const corrections = dates.map((published) => ({ published, text: 'X.' }))
    expect(formatCorrectedNote({ ...document.fields, corrections }, contextOf(document))).toBe(expected)
  })
})

describe('a notice', () => {
  it('links the contact and the pages that it names', () => {
    const article = documents.find((each) => each.kind === 'article' && each.edition === 'le-fanal')
    const html = representations.find(({ name }) => name === 'html')
    const page = html && article ? render(html, article, contextOf(article)) : ''
    expect(page).toContain(
      'consultez la <a href="/le-fanal/pages/faq">FAQ</a> ou écrivez à <a href="mailto:archives@lefanal.example">archives@lefanal.example</a>.',
    )
  })
})

describe('the title of a list', () => {
  it('names the edition once', () => {
    const [html] = representations
    const titles = documents
      .filter(({ kind }) => kind === 'collection')
      .map((each) => /<title>(.*?)<\/title>/.exec(html ? render(html, each, contextOf(each)) : '')?.[1] ?? '')
    expect(titles).toContain('Le Fanal – Archives 1998–2021')
    expect(titles).toContain('The Morgue of The Lantern')
    for (const title of titles) expect(title).not.toMatch(/(?<!\p{L})(.{4,}) – \1(?!\p{L})/u)
  })
})

describe('linked data in a page', () => {
  it('cannot end its script element', () => {
    const document = documents.find((each) => each.kind === 'article') as ArticleDocument
    const headline = '</script><script>alert(1)</script><!-- & \u2028'
    const hostile = { ...document, fields: { ...document.fields, headline } }
    const page = representations[0] ? render(representations[0], hostile, contextOf(document)) : ''
    expect(page.match(/<script/g)).toHaveLength(2)
    const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page) ?? []
    expect(JSON.parse(data).headline).toBe(headline)
    expect(data).not.toMatch(/[<>&\u2028]/)
  })
})

describe('the JSON Schema', () => {
  it('is generated from the front matter’s schema: run `npm run schema` when this fails', () => {
    expect(committedSchema).toEqual(JSON.parse(JSON.stringify(generateArticleJsonSchema())))
  })

  it('describes only what is served of a source', () => {
    const fields = Object.keys(committedSchema.properties['morgue:source'].properties)
    expect(fields.join(' ')).toBe('sha256 mediaType importer record captured earlier')
  })

  it('accepts the JSON of every article', () => {
    const ajv = new Ajv2020({ strict: false })
    formats.default(ajv)
    const validate = ajv.compile(committedSchema)
    const json = representations.find(({ name }) => name === 'json')
    for (const document of documents.filter(({ kind }) => kind === 'article')) {
      const served = JSON.parse(json ? render(json, document, contextOf(document)) : '')
      expect([validate(served), validate.errors]).toEqual([true, null])
      expect(served.articleBody).not.toMatch(/\n{3,}/)
    }
    expect(validate({ '@type': 'NewsArticle', headline: 3 })).toBe(false)
  })
})
