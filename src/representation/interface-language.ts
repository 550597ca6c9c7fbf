import type { RenderContext } from './representation.ts'
import { findCatalogue } from './words/index.ts'

/**
 * The language of the interface on a page: the edition's, the document's or the archive's, whichever first has a
 * catalogue.
 */
export const chooseInterfaceLanguage = ({ language, edition, archive }: RenderContext): string =>
  [edition?.language ?? '', language, archive.language].find((tag) => findCatalogue(tag) !== null) ?? 'en'

/** Sets the context's language to that of the interface, and `documentLanguage` to the document's. */
export const toInterfaceContext = (context: RenderContext): RenderContext => ({
  ...context,
  language: chooseInterfaceLanguage(context),
  documentLanguage: context.documentLanguage ?? context.language,
})

/** The `lang` attribute of an element; `undefined` if its language is that of the surrounding text. */
export const toLangAttribute = (
  surrounding: string,
  language: string | null | undefined,
): string | undefined => (language == null || language === surrounding ? undefined : language)

/** The `lang` attribute of interface texts within a document. */
export const toInterfaceLang = (context: RenderContext): string | undefined =>
  toLangAttribute(context.language, chooseInterfaceLanguage(context))
