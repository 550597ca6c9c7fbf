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

const firstLineOf = async (page: { body: string; head?: string }) =>
  (await articleIn(page)).markdown.split('\n')[0]

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

  it('is found although the description repeats the first paragraph of the text', async () => {
    const [first = ''] = text.split('\n').map((line) => line.replace(/<\/?p>/g, ''))
    const head = `<meta name="description" content="${first}">`
    const named = pageWith(`<div class="story-intro">${lead}</div>`)
    expect(await firstLineOf({ ...named, head })).toBe(lead)
  })
})
