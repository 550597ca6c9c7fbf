/** Matches a host that consists of a name and its suffix: `www.bbc.com`, `bbc.co.uk`. */
const plainHostPattern = /^(?:(?:www|m|amp)\.)?([^.]+)\.(?:(?:co|com|org|net|gov|ac)\.)?[a-z]{2,}$/

/** Returns the name that a site registers under several suffixes; the whole host if it has a subdomain. */
export const extractRegisteredHostName = (host: string): string => plainHostPattern.exec(host)?.[1] ?? host

/** Returns the host of a URL; `null` without a URL and for an invalid one. */
export const hostOfUrl = (url: string | null): string | null =>
  url === null ? null : (URL.parse(url)?.host ?? null)
