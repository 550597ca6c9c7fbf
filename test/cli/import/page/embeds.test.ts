import { describe, expect, it } from 'vitest'
import { readHtmlPage } from '../../../../src/cli/import/html/read-html-page.ts'
import { briefingFor, lantern } from '../reading.ts'

const sentence = 'The board met on Tuesday, talked of the ferry for an hour, and agreed on nothing. '
const paragraphs = [0, 1, 2, 3, 4].map((index) => `<p>${index} ${sentence.repeat(4)}</p>`)
const pageWith = (embed: string) =>
  `<!doctype html><title>A ferry for the winter</title><body><article><h1>A ferry for the winter</h1>${paragraphs.slice(0, 2).join('')}${embed}${paragraphs.slice(2).join('')}</article><footer>Printed by hand</footer>`

const read = (page: string, url: string | null = 'https://the-lantern.example/2016/ferry') => {
  const reading = readHtmlPage(
    { bytes: Buffer.from(page), url, contentType: null },
    briefingFor({ ...lantern, hosts: [] }),
  )
  if ('otherKind' in reading) throw new Error(reading.otherKind)
  const { dropped } = reading.account
  return { ...reading, embeds: dropped.filter(({ reason }) => reason === 'embed').map(({ text }) => text) }
}

describe('an embed of a site that nobody knows, in a saved page', () => {
  it.each([
    ['a frame', '<iframe src="https://v.example/1"></iframe>'],
    ['a frame in a paragraph', '<p><iframe src="https://v.example/1"></iframe></p>'],
    ['a frame in boxes', '<div><div class="embed"><iframe src="https://v.example/1"></iframe></div></div>'],
    ['a frame that a script loads', '<iframe data-src="https://v.example/1"></iframe>'],
    ['an object', '<object data="https://v.example/1"></object>'],
    ['an object with a parameter', '<object><param name="movie" value="https://v.example/1"></object>'],
    ['an embed', '<embed src="https://v.example/1">'],
    ['a video', '<video src="https://v.example/1"></video>'],
  ])('is a link where %s stood', (_, embed) => {
    const { markdown, embeds } = read(pageWith(embed))
    const [before = '', after = ''] = markdown.split('<https://v.example/1>')
    expect(before).toContain('1 The board met')
    expect(before).not.toContain('2 The board met')
    expect(after).toContain('2 The board met')
    expect(embeds).toEqual([])
  })

  it('is a link above its caption', () => {
    const figure =
      '<figure><iframe src="https://v.example/1"></iframe><figcaption>A map of the crossing</figcaption></figure>'
    expect(read(pageWith(figure)).markdown).toContain(
      '<figure><p><a href="https://v.example/1">https://v.example/1</a></p><figcaption>A map of the crossing</figcaption></figure>',
    )
  })

  it.each([
    ['in an advertisement', '<div class="ad"><iframe src="https://v.example/1"></iframe></div>'],
    ['in a share bar', '<div class="share-buttons"><iframe src="https://v.example/1"></iframe></div>'],
  ])('is listed as dropped with its address %s', (_, embed) => {
    const { markdown, embeds } = read(pageWith(embed))
    expect(markdown).not.toContain('v.example')
    expect(embeds).toEqual(['https://v.example/1'])
  })

  it('is listed as dropped outside the article', () => {
    const page = pageWith('').replace('</footer>', '<iframe src="https://v.example/1"></iframe></footer>')
    const { embeds, account } = read(page)
    expect(embeds).toEqual(['https://v.example/1'])
    expect(account.sourceText).toContain('https://v.example/1')
  })

  it('is listed as dropped where the page has no URL that completes its address', () => {
    expect(read(pageWith('<iframe src="/players/1"></iframe>'), null).embeds).toEqual(['/players/1'])
  })

  it.each([
    ['without content', '<iframe src="about:blank"></iframe><iframe></iframe>'],
    ['one pixel wide', '<iframe src="https://v.example/1" width="1" height="1"></iframe>'],
    ['hidden', '<div style="display: none"><iframe src="https://v.example/1"></iframe></div>'],
  ])('is neither %s', (_, embed) => {
    const { markdown, embeds } = read(pageWith(embed))
    expect(markdown).not.toContain('v.example')
    expect(embeds).toEqual([])
  })
})
