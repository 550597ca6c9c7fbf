import { describe, expect, it } from 'vitest'
import { articleIn, text } from './written-page.ts'

const withTop = (top: string, head = '') =>
  articleIn({ head, body: `<article><h1>A ferry stops</h1>${top}${text}</article>` })

describe('a kicker', () => {
  it.each([
    '<p class="kicker">Harbour</p>',
    '<div class="article-overline"><a href="/harbour">Harbour</a></div>',
    '<p class="dachzeile">Im Hafen</p>',
  ])('is not in the body, and in the account: %s', async (kicker) => {
    const { markdown, account } = await withTop(kicker)
    expect(markdown.startsWith('The ferry between')).toBe(true)
    expect(account.dropped.map(({ reason }) => reason)).toContain('kicker')
  })

  it('stays where it heads a part of the text, or is a sentence', async () => {
    const body = `<article><h1>A ferry stops</h1>${text}<p class="kicker">The owners</p><p>They said nothing.</p>${text}</article>`
    expect((await articleIn({ body })).markdown).toContain('The owners')
    const long = 'Nobody who waited on the quay that morning had been told that the ferry would not come.'
    expect((await withTop(`<p class="kicker">${long}</p>`)).markdown).toContain(long)
  })
})

describe('the date of a change', () => {
  const published = '<meta property="article:published_time" content="2016-05-09T08:00:00Z">'

  it.each([
    ['Updated 12 May 2016', '2016-05-12'],
    ['Last updated: May 12, 2016', '2016-05-12'],
    ['Mis à jour le 12 mai 2016', '2016-05-12'],
    ['Aktualisiert am 12. Mai 2016', '2016-05-12'],
  ])('is read from the page, and is not in the body: %s', async (line, modified) => {
    const { fields, markdown } = await withTop(`<p>${line}</p>`, published)
    expect(fields).toMatchObject({ published: '2016-05-09T08:00:00Z', modified })
    expect(markdown.startsWith('The ferry between')).toBe(true)
  })

  it('is not a line with other words', async () => {
    const { fields, markdown } = await withTop('<p>Updated on 12 May 2016 with the names.</p>', published)
    expect(fields.modified).toBeNull()
    expect(markdown).toContain('with the names')
  })
})

describe('a date in metadata or on the page', () => {
  it.each([
    ['Published on April 8, 2016', '2016-04-08'],
    ['April 8, 2016 2 PM', '2016-04-08T14:00'],
    ['8. April 2016, 14 Uhr', '2016-04-08T14:00'],
    ['08.04.2016 | 14:05 Uhr', '2016-04-08T14:05'],
  ])('may have words around it: %s', async (content, date) => {
    const { fields } = await withTop('', `<meta name="date" content="${content}">`)
    expect(fields.published).toBe(date)
    expect((await withTop(`<p class="date">${content}</p>`)).fields.published).toBe(date)
  })
})
