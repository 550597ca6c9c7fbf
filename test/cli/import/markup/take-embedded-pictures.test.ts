import type { Element } from 'hast'
import { beforeAll, expect, it } from 'vitest'
import { parseHtmlFragment } from '../../../../src/cli/content/html/parse-html.ts'
import { extractEmbeddedPictures } from '../../../../src/cli/import/markup/extract-embedded-pictures.ts'
import { listElements } from '../../../../src/cli/import/markup/page-tree.ts'
import { photograph, storedName } from '../../../support/photographs.ts'

let photo: Buffer
let other: Buffer
let icon: Buffer
beforeAll(async () => {
  photo = await photograph(160, 100)
  other = await photograph(100, 160)
  icon = await photograph(48, 40)
})

const dataUrl = (bytes: Uint8Array) => `data:image/jpeg;base64,${Buffer.from(bytes).toString('base64')}`
const pathOf = (bytes: Buffer) => `/media/${storedName(bytes)}`

/** Takes the pictures of a page. Returns their paths, and the attributes of each `img`. */
function take(html: string) {
  const elements: Element[] = listElements(parseHtmlFragment(html))
  const taken = extractEmbeddedPictures(elements).map(({ url }) => url)
  return {
    taken,
    shown: elements.filter(({ tagName }) => tagName === 'img').map(({ properties }) => properties),
  }
}

it('a page’s pictures are taken in order, each once, with what is said of them', () => {
  const [a, b] = [dataUrl(photo), dataUrl(other)]
  const { taken, shown } = take(`<img src="${b}" alt="B"><img src="${a}"><img src="${b}"><img src="c.jpg">`)
  expect(taken).toEqual([pathOf(other), pathOf(photo)])
  expect(shown).toEqual([
    { src: pathOf(other), alt: 'B' },
    { src: pathOf(photo) },
    { src: pathOf(other) },
    { src: 'c.jpg' },
  ])
})

it.each([
  'data-src',
  'data-original',
  'data-lazy-src',
  'data-lazy',
  'data-url',
  'data-image-src',
  'data-full-src',
  'data-srcset',
  'data-lazy-srcset',
  'srcset',
])('a picture has no other file in %s', (name) =>
  expect(take(`<img src="${dataUrl(photo)}" ${name}="https://e.example/b.jpg" title="T">`).shown).toEqual([
    { src: pathOf(photo), title: 'T' },
  ]),
)

it('a picture that is too small keeps its other file', () => {
  const { taken, shown } = take(`<img src="${dataUrl(icon)}" data-src="b.jpg">`)
  expect([taken, shown]).toEqual([[], [{ src: dataUrl(icon), dataSrc: 'b.jpg' }]])
})

it('only an img is a picture', () =>
  expect(take(`<iframe src="${dataUrl(photo)}"></iframe><input src="${dataUrl(photo)}">`).taken).toEqual([]))

it.each(['"', "'", ''])('SingleFile’s style sheet has its pictures between %j', (quote) => {
  const urls = [photo, other].map((bytes) => `url(${quote}${dataUrl(bytes)}${quote})`)
  const sheet = `<style>p{}</style><style>:root{--sf-img-1: ${urls[0]};--sf-img-11: ${urls[1]}}</style>`
  const shows = (name: string) => `<img src="data:," style="background-image:var(--sf-img-${name})">`
  const { taken, shown } = take(`${sheet}${shows('11')}${shows('1')}${shows('2')}`)
  expect(taken).toEqual([pathOf(other), pathOf(photo)])
  expect(shown.map(({ src }) => src)).toEqual([pathOf(other), pathOf(photo), 'data:,'])
})

it('no other style sheet has pictures', () => {
  const sheet = `<style>:root{--pier: 1;--sf-img-1: url(${dataUrl(photo)})}</style>`
  expect(take(`${sheet}<img src="data:," style="background-image:var(--sf-img-1)">`).taken).toEqual([])
})
