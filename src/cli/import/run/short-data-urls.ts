/** Matches a `data:` URL in Markdown, where its data is in base64 or percent-encoded. */
export const dataUrlPattern = /data:[\w./+-]{0,100}(?:;[\w=.-]{1,100}){0,4},[\w+/=%-]*/gi

/**
 * Replaces the `data:` URLs in a text with short ones, so that text with many megabytes of pictures is parsed as
 * quickly as any other.
 */
export class ShortDataUrls {
  /** The text with short URLs. */
  readonly shortenedText: string
  /** Matches a short URL. */
  readonly shortUrlPattern: RegExp
  readonly #dataUrls: string[] = []
  readonly #shortUrlPrefix: string

  constructor(markdown: string) {
    let prefix = 'data:picture'
    while (markdown.includes(prefix)) prefix += '-'
    this.#shortUrlPrefix = `${prefix},`
    this.shortUrlPattern = new RegExp(`${prefix},\\d+`, 'g')
    this.shortenedText = markdown.replace(
      dataUrlPattern,
      (url) => `${this.#shortUrlPrefix}${this.#dataUrls.push(url) - 1}`,
    )
  }

  /** Restores the `data:` URLs in a text. */
  restoreDataUrls = (text: string): string =>
    text.replace(this.shortUrlPattern, (url) => this.findDataUrl(url) ?? url)

  /** Returns the `data:` URL that a short URL replaces; `null` for any other URL. */
  findDataUrl(url: string): string | null {
    const index = url.startsWith(this.#shortUrlPrefix) ? Number(url.slice(this.#shortUrlPrefix.length)) : -1
    return this.#dataUrls[index] ?? null
  }
}
