import { describe, expect, it } from 'vitest'
import { readingIn, text } from './written-page.ts'

const stories = (heading: (title: string, number: number) => string) =>
  ['A ferry stops', 'The mill turns', 'Bread is dear']
    .map((title, number) => `${heading(title, number)}${text.split('\n')[number]}`)
    .join('')

const linked = (title: string, number: number) => `<h2><a href="/2016/${number}.html">${title}</a></h2>`
const bare = (title: string) => `<h2>${title}</h2>`
const inLink = (title: string, number: number) => `<a href="/2016/${number}.html"><h3>${title}</h3></a>`
const website = '<meta property="og:type" content="website">'
const root = '<link rel="canonical" href="https://the-lantern.example/">'
const site = '<title>The Lantern</title>'

/** Links to other articles. */
const others = (tag: string) =>
  ['A ferry stops', 'The mill turns', 'Bread is dear']
    .map((title) => `<${tag}><a href="/2016/${title.length}.html">${title}</a></${tag}>`)
    .join('')

const kindOf = async (head: string, body: string) => {
  const reading = await readingIn({ head, body: `<main>${body}</main>` })
  return reading.kind === 'skipped' ? reading.why : reading.kind
}

describe('the front page of a site', () => {
  it.each([
    ['headings without links', website + root, stories(bare)],
    ['headings with links', website + root, stories(linked)],
    ['links around headings', root, stories(inLink)],
    ['its name as title', '<title>The Lantern</title>', stories(linked)],
    [
      'its name as title and h1',
      `${website}<title>The Lantern</title>`,
      `<h1>The Lantern</h1>${stories(linked)}`,
    ],
  ])('is not an article, with %s', async (_, head, body) => {
    expect(await kindOf(head, body)).toBe('front')
  })
})

describe('an article', () => {
  it.each([
    ['has a heading of its own', website + root, `<h1>The year on the river</h1>${stories(bare)}`],
    ['has a title of its own', `${website}<title>The year on the river</title>`, stories(bare)],
    ['has fewer headings', website + root, `<h2>The year on the river</h2>${text}`],
    ['calls itself one', `${root}<meta property="og:type" content="article">`, stories(linked)],
    ['has no title at all', '', stories(linked)],
    ['has subheadings alone, below the title of the site', `${website}${site}`, stories(bare)],
    ['shows others beside it', `${root}${site}`, `<h2>The year on the river</h2>${text}${others('h3')}`],
    ['shows others below it', `${root}${site}`, `${text}${others('h2')}`],
    [
      'has a heading above its subheadings',
      website + root + site,
      `<h2>The river</h2>${text}${stories((title) => `<h3>${title}</h3>`)}`,
    ],
  ])('%s', async (_, head, body) => {
    expect(await kindOf(head, body)).toBe('article')
  })
})
