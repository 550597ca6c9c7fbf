import { describe, expect, it } from 'vitest'
import { textContent } from '../../../../../src/cli/content/html/element.ts'
import { parseHtmlFragment } from '../../../../../src/cli/content/html/parse-html.ts'
import { listElements } from '../../../../../src/cli/import/markup/page-tree.ts'
import { cleanFields } from '../../../../../src/cli/import/page/clean-fields.ts'
import { emptyRedundantAlternativeTexts } from '../../../../../src/cli/import/page/furniture/alternative-texts.ts'
import { trimBodyEnds } from '../../../../../src/cli/import/page/furniture/trim-ends.ts'
import { emptyArticleFields } from '../../../../../src/cli/import/record/empty-article-fields.ts'
import { briefingFor, lantern } from '../../reading.ts'

const blocksOf = (html: string) => parseHtmlFragment(html).children.filter((node) => node.type === 'element')

describe('the ends of a body', () => {
  const own = { ...lantern, notices: { top: 'Our top.', foot: 'Our foot.' }, correction: 'Report an error' }
  const other = { ...lantern, id: 'other', notices: { top: 'Other top.', foot: 'Other foot.' } }
  const trim = (...lines: string[]) => {
    const trimmed = trimBodyEnds(
      blocksOf(lines.map((line) => `<p>${line}</p>`).join('')),
      briefingFor(own, { editions: [own, other] }),
    )
    return { ...trimmed, blocks: trimmed.blocks.map(textContent) }
  }
  it.each([
    [
      ['Our top.', 'Words.', 'Report an error', 'Our foot.'],
      ['Words.'],
      ['notice: Our top.', 'notice: Our foot.', 'correction link: Report an error'],
      {},
    ],
    [
      ['Other top.', 'Our top.', 'Words.', 'Other foot.'],
      ['Words.'],
      ['notice: Other top.', 'notice: Our top.', 'notice: Other foot.'],
      { top: 'Other top.', foot: 'Other foot.' },
    ],
    [
      ['Words.', 'Our foot.', 'Other foot.'],
      ['Words.'],
      ['notice: Other foot.', 'notice: Our foot.'],
      { foot: 'Other foot.' },
    ],
    [['Words.', 'Our foot.', 'More.'], ['Words.', 'Our foot.', 'More.'], [], {}],
    [['Report an error', 'Words.'], ['Report an error', 'Words.'], [], {}],
  ])('lose what editions print around every article: %j', (lines, blocks, dropped, notices) =>
    expect({
      ...trim(...lines),
      dropped: trim(...lines).dropped.map(({ reason, text }) => `${reason}: ${text}`),
    }).toEqual({ blocks, dropped, notices, signOff: null, agency: null }),
  )
  it('lose the sign-off of a desk', () => {
    expect(trim('PARIS (AFP) - Words.', 'ab/cd')).toMatchObject({
      blocks: ['PARIS (AFP) - Words.'],
      signOff: 'ab/cd',
    })
    expect(trim('Words.', 'More words.')).toMatchObject({ signOff: null, agency: null })
  })
})

describe('the alternative texts of a body', () => {
  const tidy = (html: string, headline = 'A ferry stops') =>
    emptyRedundantAlternativeTexts(blocksOf(html), headline).flatMap((block) =>
      listElements(block)
        .filter(({ tagName }) => tagName === 'img')
        .map(({ properties }) => properties.alt),
    )
  const img = (alt: string) => `<p><img alt="${alt}"></p>`
  const long = 'The ferry waits at the quay'
  it.each([
    [img('The quay'), ['The quay']],
    [img('A FERRY stops!'), ['']],
    [img('A ferry stops photo'), ['']],
    [img('The quay') + img('The quay'), ['The quay', '']],
    [img('IMG_1234'), ['']],
    [img('quay.jpg'), ['']],
    [img('photo'), ['']],
    [img('The site logo'), ['']],
    [img('…'), ['']],
    [`${img(long)}<p>So ${long} today.</p>`, ['']],
    [`${img('The quay')}<p>So the quay is empty.</p>`, ['The quay']],
    [
      `<figure><img alt="Boats waiting near Dover harbour"><figcaption>Boats near Dover, waiting</figcaption></figure>`,
      [''],
    ],
    [
      `<figure><img alt="Boats waiting near Dover harbour"><figcaption>Boats near home</figcaption></figure>`,
      ['Boats waiting near Dover harbour'],
    ],
    [`${img('Boats wait at Dover')}<p>Boats wait, at Dover.</p>`, ['']],
    [`${img('Boats wait at Dover')}<p>Boats wait, at Dover. ${'x'.repeat(300)}</p>`, ['Boats wait at Dover']],
    [`${img('Two boats')}<p>Two boats.</p>`, ['Two boats']],
  ])('stay where they add something: %s', (html, expected) => expect(tidy(html)).toEqual(expected))
})

it('fields have no control characters, and a limit', () => {
  expect(
    cleanFields({
      ...emptyArticleFields,
      headline: ' a\u0007\u0001b ',
      byline: '\n',
      topics: ['a\tb', '\u0001', 'c'],
      rights: 'x'.repeat(2001),
    }),
  ).toEqual({
    ...emptyArticleFields,
    headline: 'a b',
    byline: null,
    topics: ['a b', 'c'],
    rights: 'x'.repeat(2000),
  })
  expect(cleanFields({ ...emptyArticleFields, headline: '\n' }).headline).toBe('')
})
