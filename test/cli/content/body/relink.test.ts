import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import { relinkTreeInPlace, type UrlResolver } from '../../../../src/cli/content/body/relink-tree.ts'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { parseHtmlFragment } from '../../../../src/cli/content/html/parse-html.ts'

const own = new Map([
  ['https://star.example/a', '/star/a'],
  ['/star/b', '/star/b'],
])
const taken = new Map([
  ['https://star.example/jane-roe', null],
  ['https://star.example/jane-roe-2', '/star/anonymised'],
])
const pictures = new Map([
  ['https://star.example/quay.png', '/media/1.png'],
  ['/media/2.png', '/media/2.png'],
])

const resolver: UrlResolver = {
  resolveLink: (url) => own.get(url) ?? null,
  resolveTakenDownUrl: (url) => (taken.has(url) ? { newUrl: taken.get(url) ?? null } : null),
  resolvePicture: (url) => pictures.get(url) ?? null,
  findPictureSize: () => null,
  listSmallerPictures: () => [],
}

function relinked(html: string) {
  const tree = parseHtmlFragment(html)
  const done = relinkTreeInPlace(tree, resolver)
  return { html: toHtml(tree), ...done }
}

describe('links of a body', () => {
  it.each([
    ['<p><a href="https://star.example/a">it</a></p>', '<p><a href="/star/a">it</a></p>', true],
    ['<p><a href="/star/b">it</a></p>', '<p><a href="/star/b">it</a></p>', false],
    [
      '<p><a href="https://other.example/">it</a></p>',
      '<p><a href="https://other.example/">it</a></p>',
      false,
    ],
    ['<p><a id="n1">it</a></p>', '<p><a id="n1">it</a></p>', false],
    [
      '<p><q href="https://star.example/a">it</q></p>',
      '<p><q href="https://star.example/a">it</q></p>',
      false,
    ],
    ['<p><b><a href="https://star.example/a">it</a></b></p>', '<p><b><a href="/star/a">it</a></b></p>', true],
  ])('resolve into the archive from a host of an edition: %s', (html, led, isChanged) => {
    expect(relinked(html)).toEqual({ html: led, isChanged, lostPictureCount: 0 })
  })

  it.each([
    ['<a href="https://star.example/jane-roe">the trial</a>', '<a>the trial</a>'],
    ['<a href="https://star.example/jane-roe"> https://star.example/jane-roe </a>', '<a>[…]</a>'],
    ['<a href="https://star.example/jane-roe">WWW.star.example/jane-roe</a>', '<a>[…]</a>'],
    ['<a href="https://star.example/jane-roe">see www.star.example</a>', '<a>see www.star.example</a>'],
    ['<a href="https://star.example/jane-roe-2">it</a>', '<a href="/star/anonymised">it</a>'],
    [
      '<a href="https://star.example/jane-roe-2">https://star.example/jane-roe-2</a>',
      '<a href="/star/anonymised">/star/anonymised</a>',
    ],
  ])('hide the address of a taken-down article: %s', (html, led) => {
    expect(relinked(html)).toEqual({ html: led, isChanged: true, lostPictureCount: 0 })
  })
})

describe('pictures of a body', () => {
  it.each([
    ['<img src="https://star.example/quay.png" alt="Quay">', '<img src="/media/1.png" alt="Quay">', true, 0],
    ['<img src="/media/2.png" alt="">', '<img src="/media/2.png" alt="">', false, 0],
    ['<img src="/lost.png" alt="Quay">', '<img src="/media/lost" alt="Quay">', true, 1],
    ['<img alt="Quay">', '<img alt="Quay">', false, 0],
  ])(
    'resolve to their stored files, and have one address when missing: %s',
    (html, led, isChanged, lostPictures) => {
      expect(relinked(html)).toEqual({ html: led, isChanged, lostPictureCount: lostPictures })
    },
  )
})

it.each([
  ['[it](https://star.example/a)', '[it](/star/a)'],
  ['[it](https://star.example/jane-roe)', 'it'],
  ['![a quay](https://star.example/quay.png)', '![a quay](/media/1.png)'],
  ['![a quay](https://star.example/lost.png) is lost', 'a quay is lost'],
  ['*  [it](https://other.example/) stays as written', '*  [it](https://other.example/) stays as written'],
])('the Markdown of %s is %s', (markdown, expected) =>
  expect(renderBody(markdown, resolver).markdown.trim()).toBe(expected),
)
