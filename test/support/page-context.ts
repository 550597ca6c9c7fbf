import type { RenderContext } from '../../src/representation/representation.ts'
import { publishedEdition, testArchive } from './generated.ts'

export const edition = { ...publishedEdition, name: 'The E' }

/** What a page of The E, the only edition of its archive, is rendered with. */
export const context: RenderContext = {
  archive: testArchive,
  editions: [edition],
  edition,
  language: 'en',
  alternates: [],
}

/** The addresses of the links in some HTML. */
export const hrefsIn = (html: unknown) =>
  [...String(html).matchAll(/ href="([^"]*)"/g)].map(([, href]) => href)
