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

export const inFrench: RenderContext = { ...context, language: 'fr' }

/** What a page of the whole archive is rendered with: The E, and Le F in French. */
export const ofArchive: RenderContext = {
  ...context,
  edition: null,
  editions: [edition, { ...edition, id: 'f', name: 'Le F', language: 'fr', founded: '1901' }],
}

/** The words of some HTML, or of nothing, in a line. */
export const withoutTags = (html: unknown) =>
  String(html ?? '')
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
