import { describe, expect, it } from 'vitest'
import { articleIn, jsonLd, text } from './written-page.ts'

const paragraphs = text.split('\n')
const plain = paragraphs.map((paragraph) => paragraph.replace(/<\/?p>/g, ''))
const correction = 'An earlier note of this story named the wrong shore, and was put right on Tuesday.'
const headed = (inside: string) => ({ body: `<article><h1>A ferry stops</h1>${inside}</article>` })

/** Metadata that states a story long enough to be believed, in the form that `write` gives it. */
function stating(write: (text: string) => string) {
  const long = [...plain, ...plain.map((line) => line.replaceAll('the ', 'every '))]
  const shown = long.map((line) => `<p>${line}</p>`)
  const head = jsonLd({ '@type': 'NewsArticle', articleBody: write(long.join('\n')) })
  return { long, shown, head }
}

describe('the body of a page', () => {
  it('leaves out a box that its name calls a newsletter or a log-in, and says so', async () => {
    for (const name of ['newsletter-widget__new', 'newsletter-component', 'page__sign-in-group', 'skip-to']) {
      const box = `<div class="${name}"><p>Every morning in your letter box, and without a fee.</p></div>`
      const { markdown, account } = await articleIn(headed(`${paragraphs[0]}${box}${paragraphs.slice(1)}`))
      expect(markdown, name).not.toContain('letter box')
      expect(account?.dropped.some((block) => block.text.includes('letter box'))).toBe(true)
    }
  })

  it('keeps an article that is called a newsletter throughout', async () => {
    const { markdown } = await articleIn({
      body: `<div class="newsletter-issue"><h1>A ferry stops</h1>${text}</div>`,
    })
    for (const line of plain) expect(markdown).toContain(line)
  })

  it('reads a stated text that was escaped twice', async () => {
    const escaped = (value: string) => value.replaceAll('&', '&amp;')
    const { head } = stating((value) => escaped(escaped(value.replaceAll('wind', 'w&iuml;nd'))))
    const { markdown } = await articleIn({ head, body: '<h1>A ferry stops</h1><p>It stopped.</p>' })
    expect(markdown).toContain('wïnd')
    expect(markdown).not.toContain('iuml')
  })

  it('keeps what stands after the stated text, where it is a paragraph of its own', async () => {
    const { head, shown, long } = stating((value) => value)
    const links = '<ul><li><a href="/a">The harbour has a new master since the spring</a></li></ul>'
    const { markdown } = await articleIn({
      head,
      ...headed(`${shown.join('')}<p>${correction}</p>${links}`),
    })
    for (const line of [...long, correction]) expect(markdown).toContain(line)
    expect(markdown).not.toContain('harbour')
  })

  it('keeps a heading between paragraphs of the stated text, and none above what the text lacks', async () => {
    const { head, shown } = stating((value) => value)
    const [first, ...others] = shown
    const { markdown } = await articleIn({
      head,
      ...headed(`${first}<h2>What the company promises</h2>${others.join('')}<h2>Elsewhere today</h2>`),
    })
    expect(markdown).toContain('## What the company promises')
    expect(markdown).not.toContain('Elsewhere')
  })

  it('keeps a paragraph that holds a long link between others of its template', async () => {
    const linked = `<div class="block"><p>The pilot of the ferry, it is said on the quay, had <a href="/b">warned of the rudder last year.</a></p></div>`
    const blocks = [...plain, ...plain].map((line) => `<div class="block"><p>${line}</p></div>`)
    const { markdown } = await articleIn(headed([...blocks.slice(0, 3), linked, ...blocks.slice(3)].join('')))
    expect(markdown).toContain('The pilot of the ferry')
  })

  it('leaves out a list of cards with pictures, but no gallery', async () => {
    const card = (href: string) =>
      `<li><a href="${href}"><img src="/a.jpg" alt=""></a> <a href="/c">Ports</a> <a href="${href}">A harbour has a new master</a></li>`
    const list = (...hrefs: string[]) => `<ul>${hrefs.map(card).join('')}</ul>`
    const cards = await articleIn(headed(`${text}${list('/one', '/two')}`))
    expect(cards.markdown).not.toContain('new master')
    expect(cards.account?.dropped.some(({ text }) => text.includes('new master'))).toBe(true)
    const gallery = await articleIn(headed(`${text}${list('/one.jpg', '/two.JPG?w=9')}`))
    expect(gallery.markdown).toContain('new master')
  })

  it('keeps paragraphs that a metered page hides from screen readers', async () => {
    const hidden = paragraphs.map((line) => line.replace('<p>', '<p class="paywall" aria-hidden="true">'))
    const { markdown } = await articleIn(headed(`${text}${hidden.join('').replaceAll('the', 'that')}`))
    expect(markdown).toContain('between that two shores')
  })

  it('is not a list of links, where the page has text', async () => {
    const line = '船は月曜日の朝に止まり、二百人が岸で待っていたと会社が発表した。'
    const cards = ['/a', '/b', '/c'].map(
      (href) =>
        `<li><a href="${href}"><h3>港の新しい長</h3><p>港の新しい長は春から働いており、多くの船を知っていて、誰にでも親切に話をする人だと町の人は言う。</p></a></li>`,
    )
    const { markdown } = await articleIn({
      language: 'ja',
      body: `<main><h1>船が止まる</h1><p>${line}</p><section><ul>${cards.join('')}</ul></section></main>`,
    })
    expect(markdown).toContain(line)
  })
})
