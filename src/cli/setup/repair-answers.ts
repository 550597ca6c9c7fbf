/** Writes an address as an archive's URL: with `https://`, and without a path or final slash. Any other text stays. */
export function repairOrigin(text: string): string {
  const trimmed = text.trim()
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`)
  if (url === null || !/^https?:$/.test(url.protocol) || url.username !== '') return trimmed
  if (!/^(?:localhost|127\.0\.0\.1)$/.test(url.hostname)) url.protocol = 'https:'
  return url.origin
}

/** Writes an address as a host name. Any other text stays. */
export function repairHost(text: string): string {
  const trimmed = text.trim()
  return URL.parse(/^[a-z]+:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`)?.hostname ?? trimmed
}

/** Writes a language code as BCP 47 does: `fr_ca` as `fr-CA`. Any other text stays. */
export function repairLanguage(text: string): string {
  const code = text.trim().replaceAll('_', '-')
  try {
    return Intl.getCanonicalLocales(code)[0] ?? code
  } catch {
    return code
  }
}
