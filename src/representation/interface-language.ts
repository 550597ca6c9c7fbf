import type { RenderContext } from './representation.ts'
import { catalogueFor } from './words/index.ts'

/** The language of a page's own words: the document's, the edition's or the archive's, the first that has a catalogue. */
export const interfaceLanguage = ({ language, edition, archive }: RenderContext): string =>
  [language, edition?.language ?? '', archive.language].find((tag) => catalogueFor(tag) !== null) ?? 'en'

/** Sets the context's language to that of the page's own words; `documentLanguage` remembers the document's. */
export const inInterfaceLanguage = (context: RenderContext): RenderContext => ({
  ...context,
  language: interfaceLanguage(context),
  documentLanguage: context.documentLanguage ?? context.language,
})

/** The `lang` attribute of an element; `undefined` when its language is that of the surrounding text. */
export const langAttribute = (
  surrounding: string,
  language: string | null | undefined,
): string | undefined => (language == null || language === surrounding ? undefined : language)

/** The `lang` attribute of the page's own words among those of the document. */
export const interfaceLang = (context: RenderContext): string | undefined =>
  langAttribute(context.language, interfaceLanguage(context))
