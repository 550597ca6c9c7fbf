import { describe, expect, it } from 'vitest'
import { findLostWords } from '../../../../../src/cli/import/accounting/find-lost-words.ts'
import { readHtmlPage } from '../../../../../src/cli/import/html/read-html-page.ts'
import { briefingFor, lantern } from '../../reading.ts'

const sentence = 'The board met on Tuesday, talked of the ferry for an hour, and agreed on nothing. '
const paragraphs = [0, 1, 2, 3].map((index) => `<p>${index} ${sentence.repeat(4)}</p>`)

function read(part: string) {
  const html = `<!doctype html><title>A ferry</title><body><article><h1>A ferry</h1>${paragraphs.slice(0, 2).join('')}${part}${paragraphs.slice(2).join('')}</article>`
  const reading = readHtmlPage(
    { bytes: Buffer.from(html), url: null, contentType: null },
    briefingFor(lantern),
  )
  if ('otherKind' in reading) throw new Error(reading.otherKind)
  expect(findLostWords(reading.account, reading)).toEqual([])
  return reading
}

const page = encodeURIComponent('https://the-lantern.example/ferry')

describe('what is not the article’s among its paragraphs', () => {
  it.each([
    [
      'the button of a network',
      'share buttons',
      `https://www.facebook.com/plugins/like.php?href=${page}&layout=standard`,
    ],
    [
      'its button in another language',
      'share buttons',
      'https://fr-fr.facebook.com/plugins/likebox.php?id=1',
    ],
    ['its button of a version', 'share buttons', 'https://www.facebook.com/v2.6/plugins/page.php?href=x'],
    [
      'another network’s button',
      'share buttons',
      'https://platform.twitter.com/widgets/tweet_button.html?url=x',
    ],
    ['an advertisement', 'advertisement', 'https://news.example/api/ads?format=300x250'],
    ['an advertisement of goods', 'advertisement', 'https://ws.goods-adsystem.example/widgets/q?id=1'],
    ['an advertisement’s server', 'advertisement', 'https://www.reach.example/smartads.epl?id=17'],
  ])('a frame with %s is dropped, and its address is reported', (_, reason, address) => {
    const { markdown, account } = read(`<p><iframe src="${address.replaceAll('&', '&amp;')}"></iframe></p>`)
    expect(markdown).not.toContain('http')
    expect(account.dropped.filter(({ text }) => text === address)).toEqual([{ reason, text: address }])
  })

  it.each([
    ['a post', 'https://www.facebook.com/plugins/post.php?href=x'],
    ['a video', 'https://www.facebook.com/plugins/video.php?href=x'],
    ['something of a site whose name has the word', 'https://loads.example/readers/1'],
  ])('a frame with %s is a link', (_, address) => {
    expect(read(`<p><iframe src="${address}"></iframe></p>`).markdown).toContain(`<${address}>`)
  })

  it.each([
    `<p><a href="https://www.facebook.com/sharer/sharer.php?u=${page}">Gefällt 11K</a> <a href="https://twitter.com/intent/tweet?url=${page}">Zwitschern</a></p>`,
    `<ul><li><a href="https://pinterest.com/pin/create/link/?url=${page}">Merken</a></li><li><a href="https://www.xing.com/spi/shares/new?url=${page}">Kontakte</a></li></ul>`,
  ])('links to pages for sharing it are dropped: %s', (part) => {
    const { markdown, account } = read(part)
    expect(markdown).not.toContain('](')
    expect(account.dropped.some(({ reason }) => reason === 'share buttons')).toBe(true)
  })

  it.each([
    [
      'a sentence to share',
      `<p><a href="https://twitter.com/intent/tweet?url=${page}">Nobody in this town has ever seen a ferry that ran on time</a></p>`,
    ],
    ['a post that is quoted', '<p><a href="https://twitter.com/lantern/status/1">The post</a></p>'],
    [
      'a sentence with a link to share it',
      `<p>The board asks readers to <a href="https://twitter.com/intent/tweet?url=${page}">tell it</a> to others.</p>`,
    ],
  ])('%s stays', (_, part) => {
    expect(read(part).markdown).toContain('](https://twitter.com/')
  })
})
