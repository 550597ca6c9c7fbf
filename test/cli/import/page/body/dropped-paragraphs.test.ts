import type { RootContent } from 'hast'
import { describe, expect, it } from 'vitest'
import { parseHtmlFragment } from '../../../../../src/cli/content/html/parse-html.ts'
import { collectDroppedEmbeds } from '../../../../../src/cli/import/page/body/dropped-embeds.ts'
import { collectDroppedParagraphTexts } from '../../../../../src/cli/import/page/body/dropped-paragraphs.ts'

/** Texts of the article begin with `K`; elements of it have the class `kept`. */
const isKept = (node: RootContent) =>
  node.type === 'text' ? node.value.startsWith('K') : node.type === 'element' && node.tagName === 'section'

const sentence = (letters: number, begin = 'x') => begin.repeat(letters)

function textsBetween(html: string): string[] {
  return [...collectDroppedParagraphTexts(parseHtmlFragment(html), isKept)].map(({ value }) => value)
}

describe('a paragraph that Readability dropped', () => {
  const dropped = sentence(60)

  it('is restored between kept ones of its tag and classes', () => {
    expect(textsBetween(`<p>K</p><p>${dropped}</p><p>K</p>`)).toEqual([dropped])
    expect(
      textsBetween(`<div class="b">K</div><div class="b"><i>${dropped}</i></div><div class="b">K</div>`),
    ).toEqual([dropped])
  })

  it.each([
    ['before the first', `<p>${dropped}</p><p>K</p><p>K</p>`],
    ['after the last', `<p>K</p><p>K</p><p>${dropped}</p>`],
    ['of another class', `<p>K</p><p class="b">${dropped}</p><p>K</p>`],
    ['of another tag', `<p>K</p><div>${dropped}</div><p>K</p>`],
    ['of a tag that holds no paragraph', `<li>K</li><li>${dropped}</li><li>K</li>`],
    ['in a box without a class', `<div>K</div><div id="a">${sentence(59)}</div><div>K</div>`],
    ['shorter than a sentence', `<p>K</p><p>${sentence(59)}</p><p>K</p>`],
    ['that is furniture', `<p>K</p><p hidden>${dropped}</p><p>K</p>`],
    [
      'beside the article',
      `<p class="related">K</p><p class="related">${dropped}</p><p class="related">K</p>`,
    ],
  ])('stays away where it is %s', (_, html) => expect(textsBetween(html)).toEqual([]))

  it('has at most half of its letters in links', () => {
    const linked = (letters: number) =>
      textsBetween(
        `<p>K</p><p><a href="/a">${sentence(letters, 'a')}</a>${sentence(100 - letters, 'b')}</p><p>K</p>`,
      )
    expect(linked(50)).toEqual([sentence(50, 'a'), sentence(50, 'b')])
    expect(linked(51)).toEqual([])
  })

  it.each([
    ['between its first word and its end', 'He told <a href="/a">LONG</a>.', true],
    ['that is shorter than a sentence', 'He told <a href="/a">SHORT</a>.', true],
    ['that may only name a page', 'This is <a href="/a">PAGE</a>.', false],
    ['without a word before it', '<a href="/a">LONG</a>.', false],
    ['without an end', 'He told <a href="/a">LONG</a>', false],
    ['with its own end', 'He told <a href="/a">LONG.</a>', false],
    ['below a label', 'Read more <a href="/a">LONG</a>.', false],
    ['after a colon', 'On the quay: <a href="/a">LONG</a>.', false],
  ])('may be a sentence around a link %s: %s', (_, html, isText) => {
    const words = { LONG: sentence(90, 'a'), SHORT: sentence(39, 'a'), PAGE: sentence(38, 'a') }
    const paragraph = html.replace(/LONG|SHORT|PAGE/, (name) => words[name as keyof typeof words])
    expect(textsBetween(`<p>K</p><p>${paragraph}</p><p>K</p>`).length > 0).toBe(isText)
  })
})

describe('an embed that Readability dropped', () => {
  const frame = '<iframe src="https://video.example/1"></iframe>'
  const embedsAmong = (html: string) =>
    [...collectDroppedEmbeds(parseHtmlFragment(html), isKept)].map(({ tagName }) => tagName)

  it('is restored between texts, with its parameters', () => {
    expect(embedsAmong(`<p>K</p>${frame}<p>K</p>`)).toEqual(['iframe'])
    expect(embedsAmong(`<p>K</p><div><div>${frame}</div></div><p>K</p>`)).toEqual(['iframe'])
    const object = '<object><param name="movie" value="https://video.example/1"></object>'
    expect(embedsAmong(`<p>K</p>${object}<p>K</p>`)).toEqual(['object', 'param'])
  })

  it('is restored at the end of a kept element', () => {
    expect(embedsAmong(`<section><p>K</p>${frame}</section>`)).toEqual(['iframe'])
    expect(embedsAmong(`<section>${frame}<p>K</p></section>`)).toEqual(['iframe'])
  })

  it.each([
    ['before the first text', `${frame}<p>K</p><p>K</p>`],
    ['after the last', `<p>K</p><p>K</p>${frame}`],
    ['in a part with words', `<p>K</p><div>Advert ${frame}</div><p>K</p>`],
    ['in furniture', `<p>K</p><nav>${frame}</nav><div class="comments">${frame}</div><p>K</p>`],
    ['in an advertisement', `<p>K</p><div class="ad">${frame}</div><p>K</p>`],
    ['a pixel in size', `<p>K</p>${frame.replace('src', 'width="1" src')}<p>K</p>`],
    ['without content', '<p>K</p><iframe></iframe><p>K</p>'],
  ])('stays away where it is %s', (_, html) => expect(embedsAmong(html)).toEqual([]))
})
