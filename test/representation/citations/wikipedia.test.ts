import { describe, expect, it } from 'vitest'
import Parser from 'wikiparser-node'
import { createCitation } from '../../../src/model/citation.ts'
import { formatWikipediaCitation } from '../../../src/representation/citations/wikipedia.ts'
import { generateCitedArticles } from '../../support/cited-articles.ts'
import { dueNumbers } from '../../support/turns.ts'

/** The text as seen by the wiki's readers, with character references decoded. */
const decode = (text: string) => text.replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))

interface Template {
  readonly name: string
  getValue(): Record<string, string>
}

/** Reads the only template in a text: its name, and its parameters as readers see them. */
function readTemplate(wikitext: string): { name: string; parameters: Record<string, string> } {
  const root = Parser.parse(wikitext)
  const templates = root.querySelectorAll<Template>('template')
  expect([wikitext, templates.length, String(templates[0])]).toEqual([wikitext, 1, wikitext])
  expect(
    root.querySelectorAll('link, file, quote, html, ext, comment, arg, magic-link, category, table'),
  ).toEqual([])
  const [template] = templates
  return { name: template?.name ?? '', parameters: template?.getValue() ?? {} }
}

const decodeUrl = (url: string | undefined) => decodeURI(url ?? '').replaceAll('%7C', '|')

describe('Wikipedia’s template', () => {
  const everyArticle = generateCitedArticles(500)
  /** A quarter of the articles a day. */
  const articles = dueNumbers(0, 500, 4).flatMap((index) => everyArticle[index] ?? [])

  it('cites news in English with the archive’s copy of the dead link, every field right', () => {
    for (const { document, context } of articles) {
      const cited = createCitation(document, { ...context, language: 'en' })
      const { url } = document.fields
      const { name, parameters } = readTemplate(
        formatWikipediaCitation(cited, { url, captured: '2021-03-09' }, 'en-CA'),
      )
      expect(name).toBe('Template:Cite_news')
      expect(decode(parameters.title ?? '')).toBe(cited.title)
      expect(decode(parameters.newspaper ?? '')).toBe(cited.newspaper)
      expect(parameters).not.toHaveProperty('access-date')
      const [first] = cited.creators
      const number = cited.creators.length > 1 ? '1' : ''
      if (first && 'literal' in first) expect(decode(parameters[`author${number}`] ?? '')).toBe(first.literal)
      if (first && 'family' in first)
        expect(
          [parameters[`last${number}`], parameters[`first${number}`]].map((part) => decode(part ?? '')),
        ).toEqual([first.family, first.given])
      if (url === null) expect(parameters).not.toHaveProperty('archive-url')
      else {
        expect(parameters['archive-url']).toBe(cited.url)
        expect(parameters['archive-date']).toBe('9 March 2021')
        expect(parameters['url-status']).toBe('dead')
        expect(decodeUrl(parameters.url)).toBe(decodeUrl(url.replace("''", '%27%27')))
      }
    }
  })

  it('cites the archive alone where the date of its copy is unknown, which an archive-url needs', () => {
    for (const { document, context } of articles) {
      const cited = createCitation(document, { ...context, language: 'en' })
      const original = { url: 'https://a.example/1', captured: null }
      const { parameters } = readTemplate(formatWikipediaCitation(cited, original, 'en'))
      expect(parameters.url).toBe(cited.url)
      expect(Object.keys(parameters)).not.toContain('archive-url')
      expect(Object.keys(parameters)).not.toContain('url-status')
    }
  })

  it('is Article in French, every field right', () => {
    for (const { document, context } of articles) {
      const cited = createCitation(document, context)
      const { name, parameters } = readTemplate(
        formatWikipediaCitation(cited, { url: null, captured: null }, 'fr-CA'),
      )
      expect(name).toBe('Template:Article')
      expect(decode(parameters.titre ?? '')).toBe(cited.title)
      expect(decode(parameters.périodique ?? '')).toBe(cited.newspaper)
      expect(parameters['lire en ligne']).toBe(cited.url)
      expect(parameters).not.toHaveProperty('consulté le')
    }
  })

  it('writes dates as Wikipedia does, as far as they are known', () => {
    const [article] = everyArticle
    const print = (date: string[], language: string) =>
      article &&
      formatWikipediaCitation(
        { ...createCitation(article.document, article.context), date },
        { url: null, captured: null },
        language,
      )
    expect(print(['2016', '04', '08'], 'en')).toContain('|date=8 April 2016 |')
    expect(print(['2016', '04', '01'], 'fr')).toContain('|date=1 avril 2016 |')
    expect(print(['2016', '04'], 'en')).toContain('|date=April 2016 |')
    expect(print(['2016'], 'fr')).toContain('|date=2016 |')
    expect(print([], 'en')).not.toContain('date=')
  })
})
