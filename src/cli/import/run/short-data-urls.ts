/** A `data:` URL as it stands in Markdown, where its bytes are in base64 or percent-encoded. */
export const dataUrlPattern = /data:[\w./+-]{0,100}(?:;[\w=.-]{1,100}){0,4},[\w+/=%-]*/gi

/**
 * Short URLs in place of the `data:` URLs of a text, so that one with pictures of many megabytes is parsed as quickly
 * as another.
 */
export class ShortDataUrls {
  /** The text with short URLs. */
  readonly text: string
  /** Matches a short URL. */
  readonly pattern: RegExp
  readonly #urls: string[] = []
  readonly #prefix: string

  constructor(markdown: string) {
    let prefix = 'data:picture'
    while (markdown.includes(prefix)) prefix += '-'
    this.#prefix = `${prefix},`
    this.pattern = new RegExp(`${prefix},\\d+`, 'g')
    this.text = markdown.replace(dataUrlPattern, (url) => `${this.#prefix}${this.#urls.push(url) - 1}`)
  }

  /** Puts the `data:` URLs back. */
  restore = (text: string): string => text.replace(this.pattern, (url) => this.find(url) ?? url)

  /** Returns the `data:` URL that a short URL replaces; `null` for any other URL. */
  find(url: string): string | null {
    const index = url.startsWith(this.#prefix) ? Number(url.slice(this.#prefix.length)) : -1
    return this.#urls[index] ?? null
  }
}
