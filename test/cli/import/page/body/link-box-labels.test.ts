import { describe, expect, it } from 'vitest'
import { articleIn, text } from '../written-page.ts'

/** Enough paragraphs for Readability to drop lists of links. */
const paragraphs = ['Monday', 'Tuesday', 'Friday'].flatMap((day) =>
  text.replaceAll('ferry', `${day} ferry`).split('\n'),
)
const items = [1, 2, 3].map(
  (number) => `<p><a href="/story-${number}">Story ${number} about the harbour of the island</a></p>`,
)
const links = `<div>${items.join('')}</div>`

/** Reads a page that has a box after its first paragraphs. */
async function readWith(box: string, above = 3) {
  const body = [...paragraphs.slice(0, above), box, ...paragraphs.slice(above)].join('')
  const { markdown, account } = await articleIn({ body: `<article><h1>A ferry stops</h1>${body}</article>` })
  const dropped = account?.dropped.find((block) => block.text.startsWith('Around the bay'))
  return { hasLabel: markdown.includes('Around the bay'), hasLinks: markdown.includes('Story 1'), dropped }
}

describe('the label of links that the article lacks', () => {
  it.each(['h2', 'p', 'span'])('is dropped with them, and reported: %s', async (tag) => {
    const box = `<section><${tag}>Around the bay</${tag}>${links}</section>`
    expect(await readWith(box)).toMatchObject({
      hasLabel: false,
      hasLinks: false,
      dropped: { reason: 'links', text: expect.stringContaining('Story 3') },
    })
  })

  it.each([
    ['with a paragraph', '<p>Around the bay</p><p>A boat went round, and then a second one did so too.</p>'],
    ['as a sentence', '<p>Around the bay.</p>'],
    ['as a sentence in parts', '<p>Around the bay <b>we sail.</b></p>'],
    ['as a longer line than a label', `<p>Around the bay, ${'and so on, '.repeat(5)}</p>`],
    ['with a number', '<p>Around the bay in 80 days</p>'],
    ['with a source', '<p>Around the bay: the Wire</p>'],
  ])('stays in a box %s', async (_, html) =>
    expect(await readWith(`<section>${html}${links}</section>`)).toMatchObject({
      hasLabel: true,
      hasLinks: false,
    }),
  )

  it.each([
    ['exactly 20', 'A timetable for all of us', false],
    ['19', 'A timetable for all of u', true],
  ])('goes with links of at least 20 letters: %s', async (_, link, hasLabel) => {
    const box = `<section><h2>Around the bay</h2><p hidden><a href="/a">${link}</a></p></section>`
    expect((await readWith(box)).hasLabel).toBe(hasLabel)
  })

  it.each([
    ['above the text, where it may be the byline', `<section><p>Around the bay</p>${links}</section>`, 0],
    ['outside their box', `<section><h2>Around the bay</h2>${paragraphs[0]}<div>${links}</div></section>`, 3],
    [
      'above hidden text with a link',
      `<section><h2>Around the bay</h2><p hidden>${'A boat goes round. '.repeat(9)}<a href="/a">The timetable of all the boats</a></p></section>`,
      3,
    ],
    ['above a button', '<section><p>Around the bay</p><div><a href="/a">More</a></div></section>', 3],
  ])('stays %s', async (_, box, above) => expect((await readWith(box, above)).hasLabel).toBe(true))
})
