import { parseHTML } from 'linkedom'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Root } from '../../src/archive/root.ts'
import type { PublishedEdition } from '../../src/model/configuration.ts'
import type { ArticleDocument, CollectionDocument, Document } from '../../src/model/document.ts'
import { formatDate } from '../../src/representation/format-date.ts'
import { representations } from '../../src/representation/index.ts'
import { type RenderContext, render } from '../../src/representation/representation.ts'
import { articleFile, smallArchive } from '../support/content.ts'
import { memoryStore } from '../support/memory-store.ts'
import { publishSound } from '../support/publish-sound.ts'

const documents: Document[] = []
let root: Root

beforeAll(async () => {
  const store = memoryStore()
  const content = await smallArchive({
    'pt/edition.yaml': 'name: O Farol\nlanguage: pt\nclosed: 2020-03-01\n',
    'fr/edition.yaml': 'name: Le Phare\nlanguage: fr\nclosed: 2020-03-01\n',
    'pt/articles/2016/um.md': articleFile(
      'headline: Um\npublished: 2016-04-08\ntopics: [Porto]',
      'Palavras.',
    ),
    'fr/articles/2016/un.md': articleFile('headline: Un\npublished: 2016-04-08', 'Mots.'),
    'fr/articles/2016/one.md': articleFile('headline: One\npublished: 2016-04-08\nlanguage: en', 'Words.'),
    'fr/articles/2016/dois.md': articleFile(
      'headline: Dois\npublished: 2016-04-08\nlanguage: pt',
      'Palavras.',
    ),
  })
  await publishSound(content, store)
  for (const [key, value] of store.values) {
    if (key.startsWith('root/')) root = JSON.parse(value)
    else if (/^(?:article|collection|holdings)\//.test(key)) documents.push(JSON.parse(value))
  }
})

function contextOf(document: Document): RenderContext {
  const edition = root.editions.find(({ id }) => id === document.edition) as PublishedEdition
  const own = document.kind === 'article' ? document.fields.language : null
  return { ...root, edition, language: own ?? edition.language, alternates: [] }
}

const at = (address: string) => documents.find((each) => each.address === address) as Document

const pageAt = (address: string) => {
  const [html] = representations
  const { document } = parseHTML(html ? render(html, at(address), contextOf(at(address))) : '')
  return document
}

/** The nearest `lang` attribute around a text of the page. */
function languageOf(page: ReturnType<typeof pageAt>, text: string): string | null | undefined {
  const elements = [...page.querySelectorAll('body *')]
  const holding = elements.filter((element) => element.textContent?.includes(text))
  return holding.at(-1)?.closest('[lang]')?.getAttribute('lang')
}

describe('the page’s own words around a document in another language', () => {
  it('are in the edition’s language, marked with `lang`', () => {
    const page = pageAt('/fr/2016/04/08/dois')
    expect(page.documentElement.getAttribute('lang')).toBe('pt')
    expect(languageOf(page, 'Palavras.')).toBe('pt')
    for (const words of ['Aller au contenu', 'Archives', 'Recherche', 'Citer cet article', 'À la même date'])
      expect([words, languageOf(page, words)]).toEqual([words, 'fr'])
  })

  it('are in the archive’s language where neither has a catalogue', () => {
    const page = pageAt('/pt/2016/04/08/um')
    expect(page.documentElement.getAttribute('lang')).toBe('pt')
    for (const words of ['Skip to content', 'Search', 'Cite this article', 'Topics:'])
      expect([words, languageOf(page, words)]).toEqual([words, 'en'])
    expect(languageOf(page, 'Porto')).toBe('pt')
  })

  it('are the main language of a list, whose names have a `lang`', () => {
    const page = pageAt('/pt/')
    expect(page.documentElement.getAttribute('lang')).toBe('pt')
    expect([languageOf(page, 'Sections'), languageOf(page, '1 article')]).toEqual(['en', 'en'])
    expect([languageOf(page, 'Um'), languageOf(page, 'O Farol')]).toEqual(['pt', 'pt'])
  })

  it('are in the edition’s language where the document’s has a catalogue too', () => {
    const page = pageAt('/fr/2016/04/08/one')
    expect(page.documentElement.getAttribute('lang')).toBe('en')
    expect([languageOf(page, 'Citer cet article'), languageOf(page, 'Words.')]).toEqual(['fr', 'en'])
  })
})

describe('a headline in a list', () => {
  it('has a `lang` when its language is not the list’s', () => {
    const page = pageAt('/fr/2016/04/08')
    expect(
      ['Un', 'One', 'Dois'].map(
        (headline) =>
          [...page.querySelectorAll('main a')]
            .find((each) => each.textContent === headline)
            ?.getAttribute('lang') ?? null,
      ),
    ).toEqual([null, 'en', 'pt'])
    const { listings } = at('/fr/2016/04/08') as CollectionDocument
    expect(listings.filter((each) => each.language === undefined)).toHaveLength(1)
  })
})

describe('dates in English', () => {
  it.each([
    ['en', '2016-04-08', 'April 8, 2016'],
    ['en-CA', '2016-04-08T18:05Z', 'April 8, 2016 at 2:05 p.m.'],
    ['en-US', '2016-04-08T14:05', 'April 8, 2016 at 2:05 p.m.'],
    ['en-GB', '2016-04-08', '8 April 2016'],
    ['en-GB', '2016-04-08T14:05', '8 April 2016 at 14:05'],
    ['en-GB', '2016-04-08T18:05Z', '8 April 2016 at 14:05'],
    ['en-AU', '2016-04-08T09:05', '8 April 2016 at 09:05'],
    ['en-GB', '2016-04', 'April 2016'],
  ])('have one order of day and month in %s: %s', (language, date, words) =>
    expect(formatDate(date, language, 'America/Toronto')).toBe(words),
  )
})

it('an article as plain text has words of one language', () => {
  const document = at('/fr/2016/04/08/dois') as ArticleDocument
  const corrected = {
    ...document,
    fields: { ...document.fields, corrections: [{ published: '2016-04-09', text: 'Era outro.' }] },
  }
  for (const name of ['text', 'markdown']) {
    const representation = representations.find((each) => each.name === name)
    expect(representation?.article?.(corrected, contextOf(document))).toContain(
      'Article corrigé le 9 avril 2016',
    )
  }
})
