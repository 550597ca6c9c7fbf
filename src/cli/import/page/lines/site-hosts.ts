/** Matches a host that consists of a name and a suffix: `www.bbc.com`, `bbc.co.uk`. */
const plainHostPattern = /^(?:(?:www|m|amp)\.)?([^.]+)\.(?:(?:co|com|org|net|gov|ac)\.)?[a-z]{2,}$/

/** Returns the registered name in a host, such as `bbc`, or the whole host if it has any other subdomain. */
export const extractRegisteredHostName = (host: string): string => plainHostPattern.exec(host)?.[1] ?? host

/** Returns the host of a URL, or `null` for no URL or an invalid one. */
export const hostOfUrl = (url: string | null): string | null =>
  url === null ? null : (URL.parse(url)?.host ?? null)
