import type { RenderContext } from '../representation.ts'

/**
 * Returns the whole text of an entry, by its position, as HTML that can be read anywhere: with absolute URLs, and one size of
 * each picture.
 */
export const feedTextOf = ({ archive, texts }: RenderContext, index: number): string | undefined =>
  texts?.[index]
    ?.replace(/ srcset="[^"]*" sizes="[^"]*"/g, '')
    .replace(/(<(?:a(?: id="[^"]*")? href|img src)=")(?=\/)/g, `$1${archive.url}`)
