import { toLanguageTag } from '../content/schema/language-tag.ts'

/** Rewrites an address as an archive's URL: with `https://`, without a path or final slash. Trims any other text. */
export function repairOrigin(text: string): string {
  const trimmedText = text.trim()
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmedText) ? trimmedText : `https://${trimmedText}`)
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '') return trimmedText
  if (!/^(?:localhost|127\.0\.0\.1)$/.test(url.hostname)) url.protocol = 'https:'
  return url.origin
}

/** Rewrites an address as a host name. Trims any other text. */
export function repairHost(text: string): string {
  const trimmedText = text.trim()
  return (
    URL.parse(/^[a-z]+:\/\//i.test(trimmedText) ? trimmedText : `https://${trimmedText}`)?.hostname ??
    trimmedText
  )
}

/**
 * Rewrites a language code as in BCP 47: `fr_ca` as `fr-CA`. For any other text, only trims it and replaces
 * underscores with hyphens.
 */
export function repairLanguage(text: string): string {
  const code = text.trim().replaceAll('_', '-')
  return toLanguageTag(code) ?? code
}
