import type { WrittenItem } from './wxr.ts'

/** A post, and every word that a reader of its page saw. Each word occurs only once in all posts. */
export interface GeneratedPost {
  item: WrittenItem
  words: string[]
}

/** A generator of numbers in [0, 1), the same for the same seed (mulberry32). */
function randomOf(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Writes one post, and collects the words for readers in `words`. */
class PostWriter {
  readonly words: string[] = []
  readonly notes: { id: string; content: string }[] = []
  readonly #random: () => number
  readonly #seed: number

  constructor(seed: number) {
    this.#seed = seed
    this.#random = randomOf(seed)
  }

  #below(limit: number): number {
    return Math.floor(this.#random() * limit)
  }

  pick<Value>(values: readonly [Value, ...Value[]]): Value {
    return values[this.#below(values.length)] ?? values[0]
  }

  word(): string {
    const word = `${this.pick(['été', 'Mot', 'ville', 'Ært', 'слово', '記', 'x'])}${this.#seed}n${this.words.length}q`
    this.words.push(word)
    return word
  }

  line(): string {
    const count = 1 + this.#below(6)
    return Array.from({ length: count }, () => this.inline()).join(
      this.pick([' ', ' ', ', ', ' &amp; ', '&nbsp;', ' – ']),
    )
  }

  inline(): string {
    const kinds: (() => string)[] = [
      () => this.word(),
      () => this.word(),
      () => `<em>${this.word()}</em>`,
      () => `<strong>${this.word()} <a href="/a?b=1&amp;c=2" title="unseen">${this.word()}</a></strong>`,
      () => `[dropcap]${this.word()}[/dropcap]`,
      () => `[apart class="wide"]${this.word()}[/apart]`,
      () => `${this.word()}[footnote]${this.word()} ${this.word()}[/footnote]`,
      () => `&#8220;${this.word()}&#8221;`,
      () => `<span style="color:red">${this.word()}</span><br />${this.word()}`,
      () => `[${this.word()}]`,
      () => `<!-- unseen -->${this.word()}`,
    ]
    return (kinds[this.#below(kinds.length)] ?? (() => this.word()))()
  }

  block(depth: number): string {
    const inner = () => (depth > 0 ? this.block(depth - 1) : this.line())
    const kinds: (() => string)[] = [
      () => this.line(),
      () => `<p>${this.line()}</p>`,
      () => `${this.line()}\n${this.line()}`,
      () => `<h3>${this.line()}</h3>`,
      () => `<ul>\n<li>${this.line()}</li>\n<li>${this.line()}</li>\n</ul>`,
      () => `<blockquote>${inner()}</blockquote>`,
      () => `<div class="unseen">${inner()}</div>`,
      () => `<table><tr><th>${this.line()}</th><td>${this.line()}</td></tr></table>`,
      () =>
        `[vc_row][vc_column_text]${inner()}[/vc_column_text][vc_column_text]${inner()}[/vc_column_text][/vc_row]`,
      () => `[su_quote cite="${this.word()} ${this.word()}"]${inner()}[/su_quote]`,
      () => `[su_box title="${this.word()}" box_color="#ff0000"]${inner()}[/su_box]`,
      () => `[caption id="a" width="9"]<img src="a.jpg" alt="" /> ${this.line()}[/caption]`,
      () => `[java]\n<b>${this.word()}</b> [gallery] ${this.word()}\n[/java]`,
      () =>
        `[vc_raw_html]${Buffer.from(encodeURIComponent(`<p>${this.word()}</p>`)).toString('base64')}[/vc_raw_html]`,
      () => `[chart id="7" caption="${this.word()}"]`,
      () => `<pre>${this.word()}\n  ${this.word()}</pre>`,
      () => `<figure><img src="b.jpg"><figcaption>${this.line()}</figcaption></figure>`,
      () => `<script>unseen()</script><style>.unseen {}</style>${this.line()}`,
      () => `${this.line()}<!--more-->\n\n${this.line()}`,
      () => `${this.line()}\n\n&nbsp;\n\n<hr />\n\n${this.line()}`,
    ]
    return (kinds[this.#below(kinds.length)] ?? (() => this.line()))()
  }

  /** A paragraph of the block editor, with a footnote. */
  editorBlock(): string {
    const id = `note-${this.#seed}-${this.notes.length}`
    const mark = `<sup data-fn="${id}" class="fn"><a href="#${id}" id="${id}-link">1</a></sup>`
    const paragraph = `<!-- wp:paragraph {"className":"unseen"} -->\n<p>${this.line()} ${this.word()}${mark}</p>\n<!-- /wp:paragraph -->`
    this.notes.push({ id, content: `${this.word()} <em>${this.word()}</em>` })
    return paragraph
  }
}

/** A post with everything that WordPress and its plugins can put into one, the same for the same seed. */
export function generatedPost(seed: number): GeneratedPost {
  const writer = new PostWriter(seed)
  const title = `${writer.word()} &amp; ${writer.word()}`
  const isClassic = seed % 3 !== 0
  const count = 3 + (seed % 9)
  const content = Array.from({ length: count }, () =>
    isClassic ? writer.block(2) : writer.editorBlock(),
  ).join('\n\n')
  const excerpt = seed % 4 === 0 ? `<p>${writer.word()} ${writer.word()}</p>` : ''
  const meta: Record<string, string> = isClassic ? {} : { footnotes: JSON.stringify(writer.notes) }
  return { item: { id: seed, title, content, excerpt, meta }, words: writer.words }
}
