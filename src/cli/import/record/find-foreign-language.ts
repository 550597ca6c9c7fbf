import { toLanguageTag } from '../../content/schema/language-tag.ts'

/**
 * Converts a language tag as a source writes it, such as `pt_br`, to a BCP 47 tag. Returns `null` for the
 * edition's own language, and for a missing or invalid tag.
 */
export function findForeignLanguage(writtenTag: string | null, edition: { language: string }): string | null {
  const languageTag = writtenTag === null ? null : toLanguageTag(writtenTag.trim().replaceAll('_', '-'))
  return languageTag === edition.language ? null : languageTag
}
