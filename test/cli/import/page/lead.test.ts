import { describe, expect, it } from 'vitest'
import { articleIn, text } from './written-page.ts'

const lead = 'For two hundred people the way home from the island led over a fishing boat.'

/** Enough text that its element is the body by itself. */
const body = ['The ferry', 'The quay', 'The company']
  .map((subject) => `<p>${subject} ${'was quiet again in the evening of that day, '.repeat(4)}they say.</p>`)
  .join('')

const pageWith = (above: string, container = 'article') => ({
  body: `<div><${container}><h1>A ferry stops</h1>${above}<div class="article-body">${text}${body}</div></${container}></div>`,
})

/** Returns the first line of words; a picture may stand above the lead. */
const firstLineOf = async (page: { body: string; head?: string }) =>
  (await articleIn(page)).markdown.split('\n').find((line) => line !== '' && !line.startsWith('!['))

describe('the lead of an article', () => {
  it.each([
    ['below the headline', `<div class="x1"><div class="x2"><span>${lead}</span></div></div>`],
    ['in a heading', `<h2>${lead}</h2>`],
    ['below the picture', `<figure><img src="/a.jpg" alt=""></figure><p class="x1">${lead}</p>`],
    ['below the credit', `<p class="byline">By Ann Example</p><p class="x1">${lead}</p>`],
  ])('is a sentence %s, without a name', async (_, above) => {
    expect(await firstLineOf(pageWith(above))).toBe(lead)
    expect(await firstLineOf(pageWith(above, 'section'))).toBe(lead)
  })

  it.each(['teaser-text', 'article-teaser', 'ingress', 'entradilla', 'lead-text', 'x-vorspann'])(
    'is a line alone in an element named %s',
    async (name) => {
      const line = lead.slice(0, -1)
      expect(await firstLineOf(pageWith(`<div class="${name}"><p>${line}</p></div>`, 'div'))).toBe(line)
      const beside = `<div class="${name}"><p>${line}</p><p>Written on the quay</p></div>`
      expect(await firstLineOf(pageWith(beside, 'div'))).toMatch(/^The ferry between/)
    },
  )

  it.each([
    ['a caption', `<div><img src="/a.jpg" alt=""><p>${lead}</p></div>`],
    ['a caption by its name', `<p class="image-caption">${lead}</p>`],
    ['a sentence with a link', `<p>${lead} <a href="/island">The way</a> is long.</p>`],
    ['a line that does not end', `<p>${lead.slice(0, -1)}</p>`],
    [
      'a note on the date',
      `<p><time>Monday</time> This article about the ferry is more than ten years old.</p>`,
    ],
    ['furniture', `<div class="newsletter"><p>${lead}</p></div>`],
    ['the credit of an author', `<div class="author"><p>${lead}</p></div>`],
  ])('is not %s', async (_, above) => {
    expect(await firstLineOf(pageWith(above))).toMatch(/^The ferry between/)
  })

  it('is not a sentence of a page without sections, nor one above the headline', async () => {
    expect(await firstLineOf(pageWith(`<p>${lead}</p>`, 'div'))).toMatch(/^The ferry between/)
    const above = `<div><article><p>${lead}</p><h1>A ferry stops</h1><div class="article-body">${text}${body}</div></article></div>`
    expect(await firstLineOf({ body: above })).toMatch(/^The ferry between/)
  })

  it('is a line that the description repeats, also where one of them is cut', async () => {
    const line = lead.slice(0, -1)
    for (const description of [line, line.slice(0, 50), `${line} of the pilot`]) {
      const head = `<meta name="description" content="${description}">`
      expect(await firstLineOf({ ...pageWith(`<p>${line}</p>`), head })).toBe(line)
    }
    for (const description of [line.slice(20), line.slice(0, 20), `And ${line}`]) {
      const head = `<meta name="description" content="${description}">`
      expect(await firstLineOf({ ...pageWith(`<p>${line}</p>`), head })).toMatch(/^The ferry between/)
    }
  })

  it.each(['name="description"', 'property="og:description"', 'name="twitter:description"'])(
    'is a line that the description of the page repeats, stated as %s',
    async (name) => {
      const line = lead.slice(0, -1)
      const page = pageWith(`<p>${line}</p>`)
      expect(await firstLineOf({ ...page, head: `<meta ${name} content="${line}">` })).toBe(line)
    },
  )

  it.each(['!', '?', '…', '.”', '?»', '.)', '!’'])('is a sentence that ends in %s', async (end) => {
    const sentence = `${lead.slice(0, -1)}${end}`
    expect(await firstLineOf(pageWith(`<p>${sentence}</p>`))).toBe(sentence)
  })

  it.each([
    '<picture><img src="/a.jpg"></picture>',
    '<video src="/a.mp4"></video>',
    '<iframe src="https://video.example/1"></iframe>',
    '<figcaption>Above</figcaption>',
    '<time>Monday</time>',
  ])('is not a sentence beside %s', async (media) => {
    expect(await firstLineOf(pageWith(`<div>${media}<p class="x1">${lead}</p></div>`))).not.toBe(lead)
  })

  it('is found although the description repeats the first paragraph of the text', async () => {
    const [first = ''] = text.split('\n').map((line) => line.replace(/<\/?p>/g, ''))
    const head = `<meta name="description" content="${first}">`
    const named = pageWith(`<div class="story-intro">${lead}</div>`)
    expect(await firstLineOf({ ...named, head })).toBe(lead)
  })

  it.each([
    ...'lead lede leadtext standfirst dek deck subtitle sub-title subheadline sub-headline subheading subhead subheader summary intro introduction chapo strapline abstract'
      .split(' ')
      .map((name) => `class="${name}"`),
    'class="article__lead"',
    'class="story-intro first"',
    'class="LEAD"',
    'id="summary"',
    'itemprop="description"',
  ])('is a line below the headline with the name %s, though it is no sentence', async (name) => {
    const line = lead.slice(0, -1)
    expect(await firstLineOf(pageWith(`<div ${name}>${line}</div>`, 'div'))).toBe(line)
  })

  it.each(['class="leader"', 'class="plead"', 'class="introducing"', 'data-name="lead"'])(
    'is no line with the name %s',
    async (name) => {
      const above = `<div ${name}>${lead.slice(0, -1)}</div>`
      expect(await firstLineOf(pageWith(above, 'div'))).toMatch(/^The ferry between/)
    },
  )

  it('is the last of two with a name, and has at least thirty letters', async () => {
    const named = (text: string) => `<div class="lead">${text}</div>`
    const shortest = 'x'.repeat(30)
    expect(await firstLineOf(pageWith(named(shortest) + named(lead), 'div'))).toBe(lead)
    expect(await firstLineOf(pageWith(named(shortest), 'div'))).toBe(shortest)
    expect(await firstLineOf(pageWith(named(shortest.slice(1)), 'div'))).toMatch(/^The ferry between/)
  })

  it.each(['nav', 'aside', 'form', 'footer', 'a', 'figure', 'button', 'li'])(
    'is not in a %s',
    async (tag) => {
      const above = `<${tag}><div class="lead">${lead}</div></${tag}>`
      expect(await firstLineOf(pageWith(above, 'div'))).toMatch(/^The ferry between/)
    },
  )

  it('repeats the description of the page, in its article or header alone', async () => {
    const head = `<meta name="description" content="${lead.slice(0, 40)}">`
    const line = `<div>${lead.slice(0, -1)}</div>`
    for (const container of ['article', 'header'])
      expect(await firstLineOf({ ...pageWith(`<${container}>${line}</${container}>`, 'div'), head })).toBe(
        lead.slice(0, -1),
      )
    expect(await firstLineOf({ ...pageWith(line, 'div'), head })).toMatch(/^The ferry between/)
    const other = `<meta name="description" content="${lead.slice(0, 20)}">`
    expect(await firstLineOf({ ...pageWith(`<article>${line}</article>`, 'div'), head: other })).toMatch(
      /^The ferry between/,
    )
  })
})
