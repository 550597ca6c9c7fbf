import { Random } from './random.ts'

/** Words that Markdown or HTML could read as markup. */
const words = [
  'le',
  'journal',
  'a',
  'fermé',
  'ses',
  'portes',
  '2012',
  '1.',
  '12)',
  '-',
  '+',
  '*',
  '**',
  '_',
  '__init__',
  '#',
  '##',
  '>',
  '=',
  '===',
  '---',
  '~~',
  '~',
  '`',
  '```',
  '|',
  '||',
  '\\',
  '\\\\',
  '!',
  '[',
  ']',
  '[x]',
  '[a]:',
  'b)',
  '(c',
  '![',
  '&amp;',
  '&lt;',
  '&gt;',
  '&amp;lt;',
  '&amp;copy;',
  '&copy;',
  '&quot;',
  '$',
  '^',
  '&lt;script&gt;',
  '&lt;/p&gt;',
  '&lt;!--',
  '--&gt;',
  'http://x.example/a_b_c',
  'www.x.example',
  '@nom',
  '«',
  '»',
  '“cité”',
  '’',
  'l’été',
  'œuf',
  '日本語',
  '(*)',
  '_a_b',
  'a*b*c',
  'a__b',
  '1986.',
  ':',
  '&#x2028;',
  '&nbsp;',
  'e&#x301;',
  '\\*',
  '<wbr>x',
  '&#8239;!',
  '<!-- c -->',
  '%20',
  '{{x}}',
  '&#9;',
  '&#13;',
  ':-:',
]
const marks = [
  'em',
  'strong',
  'b',
  'i',
  'u',
  'del',
  's',
  'sup',
  'sub',
  'small',
  'q',
  'cite',
  'span',
  'font',
  'ins',
]
const boxes = ['p', 'div', 'section', 'center', 'blockquote', 'li', 'h1', 'h2', 'h3', 'h6', 'figure', 'aside']

/** Generates documents with every element in every other, unclosed tags and random spaces. */
export class HtmlMaker {
  readonly #random: Random

  constructor(seed: number) {
    this.#random = new Random(seed)
  }

  document(): string {
    return this.#random.many(6, () => this.#block(0)).join(this.#random.pick(['', '\n', ' ']))
  }

  #space = () => this.#random.pick(['', ' ', ' ', ' ', '\n', ' \n ', '&nbsp;'])

  #inline(depth: number): string {
    return this.#random.many(5, () => this.#piece(depth) + this.#space()).join('')
  }

  #piece(depth: number): string {
    const choice = depth > 3 ? 0 : this.#random.below(12)
    if (choice < 7) return this.#random.pick(words)
    if (choice === 7) return this.#random.pick(['<br>', '<br><br>', '<br/> '])
    if (choice === 8) return `<a href="${this.#url()}">${this.#inline(depth + 1)}</a>`
    if (choice === 9) return `<code>${this.#random.pick(words)}</code>`
    if (choice === 10) return `<abbr title="a|b">${this.#random.pick(words)}</abbr>`
    const mark = this.#random.pick(marks)
    return `<${mark}>${this.#space()}${this.#inline(depth + 1)}</${mark}>`
  }

  #url = () =>
    this.#random.pick(['https://x.example/a(b)c', '/p?a=1&b=2', 'http://x.example/é è', '#n', 'javascript:x'])

  #block(depth: number): string {
    const choice = this.#random.below(depth > 2 ? 4 : 12)
    const inside = () => this.#random.many(3, () => this.#block(depth + 1)).join(this.#space())
    if (choice < 3) return `<p>${this.#inline(0)}</p>`
    if (choice === 3) return this.#inline(0)
    if (choice === 4) return this.#list(inside)
    if (choice === 5) return this.#table(inside)
    if (choice === 6) return `<pre>${this.#inline(2)}\n\n  ${this.#inline(2)}</pre>`
    if (choice === 7) return `<figure>${inside()}<figcaption>${this.#inline(0)}</figcaption></figure>`
    if (choice === 8) return `<dl><dt>${this.#inline(0)}<dd>${inside()}</dl>`
    if (choice === 9) return `<${this.#random.pick(marks)}>${inside()}`
    const box = this.#random.pick(boxes)
    return `<${box}>${choice === 10 ? inside() : this.#inline(0)}</${box}>`
  }

  #list(inside: () => string): string {
    const name = this.#random.pick(['ul', 'ol', 'ol start=7'])
    const entry = () => `<li>${this.#random.pick([() => this.#inline(0), inside])()}`
    return `<${name}>${this.#random.many(3, entry).join('</li>')}</${name.slice(0, 2)}>`
  }

  #table(inside: () => string): string {
    const rich = this.#random.below(3) === 0
    const width = this.#random.below(3) + 1
    const cell = (name: string) => `<${name}>${rich ? inside() : this.#inline(1)}</${name}>`
    const row = (name: string) => `<tr>${Array.from({ length: width }, () => cell(name)).join('')}</tr>`
    const caption = this.#random.below(4) === 0 ? `<caption>${this.#inline(0)}</caption>` : ''
    return `<table>${caption}${row(this.#random.pick(['th', 'td']))}${this.#random.many(3, () => row('td')).join('')}</table>`
  }
}
