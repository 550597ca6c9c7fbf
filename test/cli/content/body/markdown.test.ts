import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { randomNumbers } from '../../../support/random.ts'
import { dueNumbers } from '../../../support/turns.ts'
import { liveMarkup } from './live-markup.ts'
import { rawMarkdown } from './raw-markdown.ts'
import { seenWords } from './seen-text.ts'

const pieces = [
  'mot',
  'vote',
  'l’été',
  '12',
  '*',
  '**',
  '_',
  '~~',
  '`',
  '[',
  ']',
  '](/x)',
  '](http://e.example/y)',
  '![',
  ' ',
  ' ',
  ' ',
  '\n',
  '\n\n',
  '\n- ',
  '\n1. ',
  '\n> ',
  '\n## ',
  '\\',
  '&amp;',
  '<b>',
  '</b>',
  ' | ',
]

const randomMarkdown = (seed: number) => {
  const random = randomNumbers(seed)
  return Array.from({ length: 40 }, () => pieces[Math.floor(random() * pieces.length)]).join('')
}

/** Parsers disagree on which unpaired marks are text, but not on letters. */
const letters = (html: string) =>
  seenWords(html)
    .join(' ')
    .match(/[\p{L}\p{N}]+/gu)

describe('Markdown written by hand', () => {
  it('has the words that another CommonMark parser finds, and then does not change', () => {
    for (const seed of dueNumbers(0, 2000, 4)) {
      const body = renderBody(randomMarkdown(seed))
      expect(letters(rawMarkdown(body.markdown)), `seed ${seed}`).toEqual(letters(body.html))
      // A missing picture is a frame in the page and nothing in the text, but words in Markdown.
      const others = body.lostPictures > 0 ? { html: expect.any(String), text: expect.any(String) } : {}
      const again = { ...renderBody(body.markdown), lostPictures: 0 }
      expect(again, `seed ${seed}, again`).toEqual({ ...body, ...others, lostPictures: 0 })
      expect(liveMarkup(body.html)).toEqual([])
    }
  })

  it.each([
    ['a link by reference', '[a][b]\n\n[b]: https://e.example/', '[a](https://e.example/)'],
    ['a definition that nothing uses', 'a\n\n[b]: javascript:alert(1)', 'a'],
    ['a second definition', '[a][b]\n\n[b]: /x\n[b]: javascript:alert(1)', '[a](/x)'],
    ['a link that runs', '[a](javascript:alert(1))', 'a'],
    ['a picture that is not kept', '![a `b` *c*](https://e.example/p.png)', 'a b c'],
    ['marks beside a line separator', '*>*\u2028^', '*>* ^'],
  ])('%s is served as %s → %s', (_, source, served) => {
    expect(renderBody(source).markdown).toBe(served)
  })

  it('keeps the text of lists and quotations of any depth', () => {
    expect(renderBody(`${'- '.repeat(60)}a\n${'> '.repeat(70)}b`).text).toMatch(/a\s+b/)
  })
})
