import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { markdownFromHtml } from '../../../../src/cli/import/markup/html-body.ts'
import { cpuTimeOf } from '../../../support/cpu-time.ts'

const textOf = (html: string) => renderBody(markdownFromHtml(html)).text

describe('markdownFromHtml', () => {
  it('leaves out a picture that only holds the place of another', () => {
    const pictures = ['grey-placeholder.png', 'spacer.gif', 'grey-day.png', 'blank-street.jpg']
    const html = pictures.map((name) => `<p>One. <img src="https://p.example/${name}" alt=""></p>`).join('')
    const shown = [...markdownFromHtml(html).matchAll(/example\/([^)]+)/g)].map(([, name]) => name)
    expect(shown).toEqual(['grey-day.png', 'blank-street.jpg'])
  })

  it.each([
    ['an iframe', '<iframe src="https://v.example/1"></iframe>', '<https://v.example/1>'],
    ['one without a scheme', '<iframe src="//v.example/1"></iframe>', '<https://v.example/1>'],
    [
      'a video with words for those who cannot see it',
      '<video><source src="https://v.example/a.mp4">The launch</video>',
      '[The launch](https://v.example/a.mp4)',
    ],
    [
      'a Flash film',
      '<object><param name="movie" value="https://v.example/f.swf"><embed src="https://v.example/f.swf"></object>',
      '<https://v.example/f.swf>',
    ],
    [
      'an AMP video',
      '<amp-youtube data-videoid="abc"></amp-youtube>',
      '<https://www.youtube.com/watch?v=abc>',
    ],
    [
      'a document in place of a picture',
      '<img src="https://e.example/Plan.PDF?v=1" alt="The plan">',
      '[The plan](https://e.example/Plan.PDF?v=1)',
    ],
    ['one without words', '<p><img src="https://e.example/a.pdf"></p>', '<https://e.example/a.pdf>'],
    [
      'one within a link',
      '<a href="https://e.example/a.pdf"><img src="https://e.example/a.pdf" alt="The plan"></a>',
      '[The plan](https://e.example/a.pdf)',
    ],
    ['a frame that would run code', '<iframe src="javascript:x">Words</iframe>', 'Words'],
  ])('turns %s into a link', (_, html, markdown) => expect(markdownFromHtml(html)).toBe(markdown))

  it('preserves a quoted post, with its link', () => {
    const post =
      '<blockquote class="twitter-tweet"><p>Bring blankets.</p>— <a href="https://t.example/1">us</a></blockquote>'
    expect(markdownFromHtml(post)).toBe('> Bring blankets.\n>\n> — [us](https://t.example/1)')
  })

  it.each([
    ['data-src', '<img src="data:image/gif;base64,x" data-src="https://p.example/a.jpg" alt="A">'],
    [
      'the copy for readers without scripts',
      '<img src="/blank.gif"><noscript><img src="https://p.example/a.jpg" alt="A"></noscript>',
    ],
    [
      'srcset, the largest',
      '<img srcset="https://p.example/s.jpg 100w, https://p.example/a.jpg 900w" alt="A">',
    ],
    ['AMP', '<amp-img src="https://p.example/a.jpg" alt="A"></amp-img>'],
  ])('finds a picture that is loaded late by %s', (_, html) => {
    expect(markdownFromHtml(html)).toBe('![A](https://p.example/a.jpg)')
  })

  it('preserves a picture with its caption and link', () => {
    const figure =
      '<figure><a href="/big"><img src="https://p.example/a.jpg" alt="A"></a><figcaption>By <em>us</em></figcaption></figure>'
    expect(markdownFromHtml(`<div>${figure}</div>`)).toBe(figure)
  })

  it('leaves the alternative text of an unusable picture', () => {
    expect(markdownFromHtml('<p>a<img src="data:x" alt="a map">b</p>')).toBe('a a map b')
    expect(markdownFromHtml('<p>a<img width=1 height=1 src="https://c.example/p.gif" alt="x">b</p>')).toBe(
      'ab',
    )
  })

  it('flattens endlessly nested elements at once, without losing a word', async () => {
    const time = await cpuTimeOf(() => {
      for (const name of ['div', 'b', 'a href=x', 'blockquote', 'ul><li', 'table><tr><td', 'font'])
        expect(textOf(`${`<${name}>`.repeat(200_000)}<p>un</p><p>deux &amp; trois`)).toMatch(
          /un\s+deux & trois/,
        )
    })
    expect(time).toBeLessThan(10_000)
  })
})

describe('a picture that is not the archive’s', () => {
  it('leaves its words when it is published, in every representation', () => {
    const body = renderBody(
      markdownFromHtml('<p>On <img src="https://p.example/a.jpg" alt="a bridge"> it rained.</p>'),
    )
    expect(body).toEqual({
      html: '<p>On a bridge it rained.</p>',
      markdown: 'On a bridge it rained.',
      text: 'On a bridge it rained.',
      lostPictures: 1,
    })
  })

  it('is read in linear time at any depth', () => {
    for (const start of ['<div>\n', '<div>', '<b>', '<table>', '<ul><li>'])
      expect(renderBody(markdownFromHtml(`${start.repeat(200_000)}word`)).text).toBe('word')
  }, 20_000)

  it('does not repeat its caption', () => {
    const figure =
      '<figure><img src="https://p.example/a.jpg" alt="A bridge"><figcaption>A bridge in rain</figcaption></figure>'
    expect(renderBody(markdownFromHtml(figure)).text).toBe('A bridge in rain')
  })

  it('does not remove a picture that is the archive’s', () => {
    expect(renderBody('![A](/media/0a.jpg)').html).toBe(
      '<figure><img src="/media/0a.jpg" alt="A" decoding="async"></figure>',
    )
  })
})

describe('endlessly nested Markdown', () => {
  it.each(['>', '- ', '1. ', '*a ', '[', '![', '<div>', '**a _b '])(
    '%j is published at once',
    async (mark) => {
      const time = await cpuTimeOf(() => expect(renderBody(`${mark.repeat(20_000)}un`).text).toContain('un'))
      expect(time).toBeLessThan(10_000)
    },
  )
})
