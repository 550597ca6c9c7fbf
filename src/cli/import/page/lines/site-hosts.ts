/** A host that is a name and its suffix: `www.bbc.com`, `bbc.co.uk`. */
const plainHostPattern = /^(?:(?:www|m|amp)\.)?([^.]+)\.(?:(?:co|com|org|net|gov|ac)\.)?[a-z]{2,}$/

/** Returns the name by which a site is registered under several suffixes; the whole host where it has a subdomain. */
export const extractRegisteredHostName = (host: string): string => plainHostPattern.exec(host)?.[1] ?? host

/** Returns the host of a page's URL; `null` without one. */
export const hostOfUrl = (url: string | null): string | null =>
  url === null ? null : (URL.parse(url)?.host ?? null)
