import type { RenderContext } from './representation.ts'
import { findCatalogue } from './words/index.ts'

/**
 * Chooses the language of the interface on a page: the first of the edition's, the document's and the archive's
 * languages that has a catalogue, otherwise English.
 */
export const chooseInterfaceLanguage = ({ language, edition, archive }: RenderContext): string =>
  [edition?.language ?? '', language, archive.language].find((tag) => findCatalogue(tag) !== null) ?? 'en'

/** Copies a context, with the language of the interface as `language`, and that of the document as `documentLanguage`. */
export const toInterfaceContext = (context: RenderContext): RenderContext => ({
  ...context,
  language: chooseInterfaceLanguage(context),
  documentLanguage: context.documentLanguage ?? context.language,
})

/** Returns the `lang` attribute of an element; `undefined` if its language is that of the surrounding text. */
export const toLangAttribute = (
  surroundingLanguage: string,
  language: string | null | undefined,
): string | undefined => (language == null || language === surroundingLanguage ? undefined : language)

/** Returns the `lang` attribute of interface texts within a document. */
export const toInterfaceLang = (context: RenderContext): string | undefined =>
  toLangAttribute(context.language, chooseInterfaceLanguage(context))
