import { randomNumbers } from '../../../support/random.ts'

const syllables = [
  'ka',
  'lo',
  'mi',
  'ru',
  'té',
  'ñan',
  'öst',
  'ба',
  'жи',
  'ве',
  'shi',
  'πρα',
  'dew',
  'thor',
  'quin',
]

/** Random choices for one generated document. Each word occurs once in it, so that a lost word cannot go unnoticed. */
export class Draws {
  readonly #next: () => number
  #count = 0

  constructor(seed: number) {
    this.#next = randomNumbers(seed)
  }

  number(below: number): number {
    return Math.floor(this.#next() * below)
  }

  of<Value>(list: readonly Value[]): Value {
    return list[this.number(list.length)] as Value
  }

  /** A word unlike any other in the document: no other contains the letters of its number. */
  word(): string {
    const place = (this.#count++).toString(2).replaceAll('0', 'va').replaceAll('1', 'ze')
    return `${this.of(syllables)}${this.of(syllables)}${place}q`
  }

  words(fewest = 2, most = 8): string {
    return Array.from({ length: fewest + this.number(most - fewest + 1) }, () => this.word()).join(' ')
  }

  several<Value>(most: number, make: () => Value): Value[] {
    return Array.from({ length: 1 + this.number(most) }, make)
  }
}

const inline = (draws: Draws): string =>
  draws.of([
    () => draws.words(),
    () => `*${draws.words()}* ${draws.word()}`,
    () => `${draws.word()} **${draws.word()}**${draws.word()}`,
    () => `[${draws.words()}](/${draws.word()})`,
    () => `![${draws.words()}](/img/${draws.word()}.jpg)`,
    () => `\`${draws.word()} <b> {{ ${draws.word()} }}\``,
    () => `<span class="x">${draws.words()}</span>`,
    () => `${draws.word()}<br>${draws.word()}`,
    () => `${draws.word()} [^${draws.word()}]`,
    () => `{{ site.url }}/${draws.word()} {{ ${draws.word()} }}`,
    () =>
      `{% ${draws.of(['box', 'constructor', '__proto__'])} title="${draws.words()}" by="${draws.words()}" %}`,
    () => `${draws.word()} \\* &amp; ${draws.word()} < ${draws.word()}`,
    () => `<video src="/v.mp4">${draws.words()}</video>`,
    () => `{% comment %}${draws.words()}{% endcomment %}`,
  ])()

const line = (draws: Draws) => draws.several(4, () => inline(draws)).join(' ')

const block = (draws: Draws): string =>
  draws.of([
    () => line(draws),
    () => `${'#'.repeat(1 + draws.number(6))} ${line(draws)} {#${draws.word()}}`,
    () => draws.several(4, () => `- ${line(draws)}`).join('\n'),
    () => draws.several(3, () => `> ${line(draws)}`).join('\n'),
    () => `\`\`\`js\n${draws.words()} {% ${draws.word()} %}\n\`\`\``,
    () => `\tThe ${draws.words(4)} went on to the ${draws.words()}.`,
    () => `    if (${draws.word()}) { ${draws.word()}; }`,
    () => `{% highlight ruby %}\n${draws.words()} "<a>"\n{% endhighlight %}`,
    () =>
      `{{< figure src="/img/${draws.word()}.jpg" caption="${draws.words()}" alt="${draws.words()}" note="${draws.words()}" >}}`,
    () => `<div>\n<p>${draws.words()}</p><ul><li>${draws.words()}</li></ul>\n</div>`,
    () => `| ${draws.word()} | ${draws.word()} |\n|---|---|\n| ${line(draws)} | ${draws.word()} |`,
    () => `${line(draws)}\n{: .${draws.word()}}`,
    () => `<iframe src="https://v.example/${draws.word()}"></iframe>`,
    () => `[^${draws.word()}]: ${draws.words()}`,
    () => `{% raw %}${draws.words()} {{ ${draws.word()} }}{% endraw %}`,
  ])()

const field = (draws: Draws): string =>
  draws.of([
    () => `subtitle: ${draws.words()}`,
    () => `description: "${draws.words()} <em>${draws.word()}</em>"`,
    () => `author: ${draws.words(1, 3)}`,
    () => `tags: [${draws.words(1, 2)}, constructor]`,
    () => `categories: ${draws.words(1, 2)}`,
    () => `image: {path: /img/${draws.word()}.jpg, caption: ${draws.words()}, alt: ${draws.words()}}`,
    () => `__proto__: ${draws.words()}`,
    () => `team: {toString: ${draws.words()}, hasOwnProperty: [${draws.words()}]}`,
    () => `image_caption: ${draws.words()}`,
    () => `cover: /img/${draws.word()}.png`,
  ])()

/** A page of a site generator or, every fourth time, a text of no generator. */
export function generatedMarkdown(seed: number): { file: string; text: string } {
  const draws = new Draws(seed)
  const title = draws.of([
    () => draws.words(),
    () => `<em>${draws.word()}</em> ${draws.word()}`,
    () => `<${draws.word()}> ${draws.word()}`,
  ])()
  const fields = new Map(draws.several(4, () => field(draws)).map((each) => [each.split(':', 1)[0], each]))
  const matter = ['---', `title: "${title}"`, ...fields.values(), '---', ''].join('\n')
  const body = draws.several(8, () => block(draws)).join('\n\n')
  const isBare = seed % 4 === 0
  return {
    file: seed % 3 === 0 ? `_posts/2016-04-08-${seed}.md` : `${seed}.md`,
    text: isBare ? `# ${draws.words()}\n\n${body}\n` : `${matter}${body}\n`,
  }
}
