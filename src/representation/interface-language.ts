import type { RenderContext } from './representation.ts'
import { catalogueFor } from './words/index.ts'

/**
 * The language of the words around a document: its own where there is a catalogue, else its edition's, else the archive's,
 * else English.
 */
export const interfaceLanguage = ({ language, edition, archive }: RenderContext): string =>
  [language, edition?.language ?? '', archive.language].find((each) => catalogueFor(each) !== null) ?? 'en'

/** The context of the words around a document, which remembers in which language the document is. */
export const inInterfaceLanguage = (context: RenderContext): RenderContext => ({
  ...context,
  language: interfaceLanguage(context),
  documentLanguage: context.documentLanguage ?? context.language,
})

/** The `lang` of a text within a page's own words, or the reverse; `undefined` where it is that of what is around it. */
export const langAttribute = (around: string, language: string | null | undefined): string | undefined =>
  language == null || language === around ? undefined : language
