import { htmlImporter } from '../../../../src/cli/import/html/html-importer.ts'
import type { Article, ImportEvent } from '../../../../src/cli/import/importer.ts'
import type { ArticleFields } from '../../../../src/model/article.ts'
import { articleOf, briefingFor, lantern, readingsOf, sourceOf } from '../reading.ts'

/** Paragraphs long enough for an article. */
export const text = [
  'The ferry between the two shores stopped on Monday, after its rudder broke in the wind of the early morning.',
  'Two hundred people waited on the quay until a fishing boat, and then a second one, carried them across in turns.',
  'The company says that a new rudder has been ordered, and that the crossing will be free of charge until it comes.',
]
  .map((paragraph) => `<p>${paragraph}</p>`)
  .join('\n')

/** The parts of a page that a test writes: language, and content of `head` and `body`. */
export interface WrittenPage {
  head?: string
  body?: string
  language?: string
}

export const pageOf = ({
  head = '',
  body = `<article><h1>A ferry stops</h1>${text}</article>`,
  language = 'en',
}: WrittenPage) =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8">${head}</head><body>${body}</body></html>`

/** Wraps a value in a JSON-LD script. */
export const jsonLd = (value: unknown) =>
  `<script type="application/ld+json">${JSON.stringify(value)}</script>`

const briefing = (language: string) => briefingFor({ ...lantern, language })

/** Reads a page's article with the HTML importer. */
export const articleIn = (page: WrittenPage): Promise<Article> =>
  articleOf(htmlImporter, sourceOf('page.html', pageOf(page)), briefing(page.language ?? 'en'))

/** Reads the fields of a page's article. */
export const fieldsIn = async (page: WrittenPage): Promise<ArticleFields> => (await articleIn(page)).fields

/** Returns the importer's first event for a page. */
export async function readingIn(page: WrittenPage): Promise<ImportEvent> {
  const [reading] = await readingsOf(
    htmlImporter,
    sourceOf('page.html', pageOf(page)),
    briefing(page.language ?? 'en'),
  )
  if (!reading) throw new Error('nothing was read')
  return reading
}
