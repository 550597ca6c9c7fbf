import type { RenderContext } from './representation.ts'
import { findCatalogue } from './words/index.ts'

/**
 * Chooses the language of a page's interface: the first of the edition's, the document's and the archive's languages
 * that has a catalogue, or English if none has.
 */
export const chooseInterfaceLanguage = ({ language, edition, archive }: RenderContext): string =>
  [edition?.language ?? '', language, archive.language].find((tag) => findCatalogue(tag) !== null) ?? 'en'

/**
 * Copies a context and sets `language` to the language of the interface, `documentLanguage` to that of the document.
 */
export const toInterfaceContext = (context: RenderContext): RenderContext => ({
  ...context,
  language: chooseInterfaceLanguage(context),
  documentLanguage: context.documentLanguage ?? context.language,
})

/**
 * Returns an element's `lang` attribute, or `undefined` if its language is unknown or equals that of the surrounding
 * text.
 */
export const toLangAttribute = (
  surroundingLanguage: string,
  language: string | null | undefined,
): string | undefined => (language == null || language === surroundingLanguage ? undefined : language)

/** Returns the `lang` attribute for interface texts within a document, or `undefined` if none is needed. */
export const toInterfaceLangAttribute = (context: RenderContext): string | undefined =>
  toLangAttribute(context.language, chooseInterfaceLanguage(context))
