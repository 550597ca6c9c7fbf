import { createHash } from 'node:crypto'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Article } from '../../../../src/cli/import/importer.ts'
import {
  listMissingDrawings,
  replaceDataUrlPictures,
} from '../../../../src/cli/import/run/replace-data-url-pictures.ts'
import { photograph } from '../../../support/photographs.ts'

let [photo, icon, damaged, path] = ['', '', '', '']
beforeAll(async () => {
  const toUrl = (bytes: Buffer) => `data:image/jpeg;base64,${bytes.toString('base64')}`
  const [large, small] = await Promise.all([photograph(160, 100), photograph(99, 120)])
  ;[photo, icon, damaged] = [toUrl(large), toUrl(small), toUrl(large.subarray(0, 10))]
  path = `/media/${createHash('sha256').update(large).digest('hex')}.jpg`
})

const articleWith = (markdown: string, more: Partial<Article> = {}) =>
  ({ markdown, account: { sourceText: markdown, dropped: [] }, ...more }) as unknown as Article

const smallPicture = { reason: 'small picture', text: '99 × 120 pixels' }
const unreadablePicture = {
  reason: 'unreadable picture',
  text: 'browsers cannot show this picture: replace it in the source with a JPEG or PNG, and import again',
}

function named(markdown: string) {
  const { markdown: text, embeddedPictures, account } = replaceDataUrlPictures(articleWith(markdown))
  return { text, urls: (embeddedPictures ?? []).map(({ url }) => url), dropped: account.dropped }
}

describe('a picture within the Markdown of an article', () => {
  it('has the path of its file, once for all places where it is shown', () => {
    expect(named(`One ![a](${photo} "T") two\n\n![b][x] three\n\n[x]: <${photo}>\n`)).toEqual({
      text: `One ![a](${path} "T") two\n\n![b][x] three\n\n[x]: <${path}>\n`,
      urls: [path],
      dropped: [],
    })
  })

  it('is its alternative text if it is left out, and is listed at each place', () => {
    expect(named(`One ![a *b*](${icon}) two ![](${damaged}) ![c](${icon})`)).toEqual({
      text: 'One a b two  c',
      urls: [],
      dropped: [smallPicture, unreadablePicture, smallPicture],
    })
    expect(named(`![a][x]\n\n[x]: ${icon}\n\nEnd`).text).toBe('![a][x]\n\n\n\nEnd')
  })

  it('stays where it is code, or the target of a link', () => {
    for (const text of [`\`${photo}\``, `    ${photo}`, `[a](${photo})`, `Words ${photo}`])
      expect(named(text)).toEqual({ text, urls: [], dropped: [] })
  })

  it('is replaced within HTML, and so are its neighbours', () => {
    const html = (first: string, second: string) =>
      `<p>One ${first} two <img alt="x" src="y.jpg"> ${second}</p>`
    expect(named(html(`<img src="${photo}" alt="a > b">`, `<img alt="c > d" src="${icon}">`))).toEqual({
      text: html(`<img src="${path}" alt="a > b">`, 'c > d'),
      urls: [path],
      dropped: [smallPicture],
    })
  })

  it('is not its alternative text if the caption says the same', () => {
    const figure = (picture: string) =>
      `<figure>${picture}<figcaption>The pier on Monday</figcaption></figure>`
    expect(named(figure(`<img alt="The pier" src="${icon}">`)).text).toBe(figure(''))
    expect(named(figure(`<img alt="The quay" src="${icon}">`)).text).toBe(figure('The quay'))
  })

  it('is taken once where a tag names it twice, and not outside a tag of a picture', () => {
    expect(named(`<img src="${icon}" data-src="${icon}" alt="a">`)).toMatchObject({
      text: 'a',
      dropped: [smallPicture],
    })
    const link = `<p><img src="a.jpg"> <a href="${photo}">a</a></p>`
    expect(named(link)).toEqual({ text: link, urls: [], dropped: [] })
  })

  it('joins those of the article, and its bytes are not words', () => {
    const other = { url: '/media/other.jpg' }
    const dropped = [{ reason: 'menu', text: 'Home' }]
    const article = articleWith(`![a](${icon}) ![b](${photo})`, {
      embeddedPictures: [other],
      account: { sourceText: `one ${icon} two`, dropped },
    } as unknown as Partial<Article>)
    const { embeddedPictures, account } = replaceDataUrlPictures(article)
    expect(embeddedPictures?.map(({ url }) => url)).toEqual([other.url, path])
    expect(account).toEqual({ sourceText: 'one   two', dropped: [...dropped, smallPicture] })
  })

  it('may be missing: the article stays as it is', () => {
    const article = articleWith('![a](https://e.example/a.jpg)')
    expect(replaceDataUrlPictures(article)).toBe(article)
    expect(named(`![a](DATA:${photo.slice(5)})`).urls).toEqual([path])
  })
})

it('the drawings that the archive lacks are listed once each', () => {
  const address = (letter: string) => `/media/drawing-${letter.repeat(16)}.svg`
  const markdown = `![a](${address('a')}) ![b](${address('b')}) ![a](${address('a')})`
  const missing = listMissingDrawings(markdown, (each) => each === address('b'))
  expect(missing).toEqual([{ reason: 'drawing', text: address('a') }])
  expect(listMissingDrawings('No drawings', () => false)).toEqual([])
})
