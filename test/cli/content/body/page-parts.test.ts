import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import { addBlockClasses } from '../../../../src/cli/content/body/add-block-classes.ts'
import { toEmbedBox } from '../../../../src/cli/content/body/embed-box.ts'
import { createSrcSetAndSizes } from '../../../../src/cli/content/body/picture-sources.ts'
import { isUrl, relinkTreeInPlace } from '../../../../src/cli/content/body/relink-tree.ts'
import { parseHtmlFragment } from '../../../../src/cli/content/html/parse-html.ts'
import { decodePercent } from '../../../../src/cli/content/names/replace-names.ts'

const classes = (html: string) =>
  addBlockClasses(parseHtmlFragment(html).children).map((block) =>
    block.type === 'element' ? ((block.properties.className as string[] | undefined) ?? []).join(' ') : '-',
  )

describe('blocks that newspapers typeset differently', () => {
  it.each([
    ['<blockquote><p><strong>a</strong></p></blockquote>', ['pull standfirst']],
    ['<blockquote> <p><strong>a</strong></p><p><cite>b</cite></p> </blockquote>', ['pull standfirst']],
    ['<blockquote><p><strong>a</strong></p><p>b</p></blockquote>', ['']],
    ['<blockquote><p><strong>a</strong> b</p></blockquote>', ['']],
    ['<p><strong>a?</strong></p><p>b</p><p><em>c?</em></p>', ['question', '', 'question']],
    ['<p><strong>a?</strong></p><p>b</p>', ['', '']],
    ['<p><strong>a？</strong></p><p><strong>b؟</strong></p>', ['question', 'question']],
    ['<p><strong>a? b</strong></p><p><strong>c?</strong></p>', ['', '']],
    ['<p>(Editor’s note: a)</p>', ['note count']],
    ['<p>EDITORS NOTE a</p>', ['note count']],
    ['<p>[NDLR] a</p>', ['note count']],
    ['<p>— N.D.L.R. a</p>', ['note count']],
    ['<p>Note de la rédaction</p>', ['note count']],
    ['<p>Nota de la redacción</p>', ['note count']],
    ['<p>Nota del editor</p>', ['note count']],
    ['<p>Anmerkung der Redaktion</p>', ['note count']],
    ['<p>Anm. d. Red.</p>', ['note count']],
    ['<p>The editor’s note was short.</p>', ['']],
    ['<p>a<br>b<br>c</p>', ['verse']],
    ['<p>a<br>b</p>', ['']],
    [`<p>a<br>b<br>${'x'.repeat(60)}</p>`, ['verse']],
    [`<p>a<br>b<br>${'x'.repeat(61)}</p>`, ['']],
    ['<h2>a<br>b<br>c</h2>', ['']],
  ])('have a class: %s', (html, expected) => expect(classes(html)).toEqual(expected))
})

describe('a box for an embed', () => {
  const box = (html: string) => {
    const [node] = parseHtmlFragment(html).children
    const result = node?.type === 'element' ? toEmbedBox(node) : null
    return result && toHtml(result)
  }
  const link = (url: string, text = 'a') => `<p><a href="${url}">${text}</a></p>`
  it.each([
    ['https://www.youtube.com/watch?v=1', 'YouTube'],
    ['https://youtu.be/1', 'YouTube'],
    ['https://m.facebook.com/1', 'Facebook'],
    ['https://player.vimeo.com/1', 'Vimeo'],
    ['https://w.soundcloud.com/1', 'SoundCloud'],
    ['https://open.spotify.com/1', 'Spotify'],
    ['https://www.google.com/maps/1', 'Google Maps'],
    ['https://maps.google.com/1', 'Google'],
    ['https://x.com', 'X'],
  ])('names its site: %s', (url, site) => {
    const href = new URL(url).href
    expect(box(link(url))).toBe(
      `<blockquote class="embed"><p><a href="${url}">a</a></p><p class="count">${site} · <a href="https://web.archive.org/web/*/${href}">Internet Archive</a></p></blockquote>`,
    )
  })

  it('names the host of an address that stands for itself', () =>
    expect(box(link('https://a.example/1', ' https://a.example/1 '))).toContain('a.example · '))

  it.each([
    link('https://a.example/1'),
    link('https://notyoutube.com/1'),
    link('https://youtube.com.example/1'),
    link('https://a.example/1', 'https://a.example/1 and more'),
    link('mailto:a@youtube.com', 'https://x'),
    link('/1', 'https://a.example/1'),
    '<p><a href="https://x.com/1">a</a> b</p>',
    '<div><a href="https://x.com/1">a</a></div>',
    '<p>a</p>',
  ])('is made of nothing else: %s', (html) => expect(box(html)).toBeNull())
})

describe('the sources of a picture', () => {
  const sizes = new Map([
    ['/m/a', { width: 1000, height: 500, byteCount: 9 }],
    ['/m/b', { width: 500, height: 250, byteCount: 9 }],
    ['/m/c', { width: 200, height: 100, byteCount: 9 }],
    ['/m/square', { width: 300, height: 300, byteCount: 9 }],
    ['/m/same', { width: 1000, height: 500, byteCount: 9 }],
    ['/m/near', { width: 100, height: 49, byteCount: 9 }],
  ])
  const sources = (smaller: string[], beside: number) =>
    createSrcSetAndSizes(
      { path: '/m/a', size: { width: 1000, height: 500 } },
      { findPictureSize: (path) => sizes.get(path) ?? null, listSmallerPictures: () => smaller },
      beside,
    )
  it('are its smaller copies, narrowest first', () => {
    expect(sources(['/m/b', '/m/c', '/m/square', '/m/same', '/m/none', '/m/near'], 1)).toEqual({
      srcSet: '/m/near 100w,/m/c 200w,/m/b 500w,/m/a 1000w',
      sizes: '(min-width:44em) 40em,88vw',
    })
    expect(sources(['/m/square'], 1)).toEqual({})
  })
  it.each([
    [1, '40em,88vw'],
    [2, '20em,42vw'],
    [3, '13em,42vw'],
    [7, '13em,42vw'],
  ])('are as wide as the layout, with %i in a row', (beside, expected) =>
    expect(sources(['/m/b'], beside).sizes).toBe(`(min-width:44em) ${expected}`),
  )
})

describe('the links of a body', () => {
  const resolver = {
    resolveLink: (url: string) =>
      url === 'https://own.example/a' ? '/e/a' : url === 'https://own.example/same' ? url : null,
    resolveTakenDownUrl: (url: string) =>
      url === 'https://own.example/gone'
        ? { newUrl: null }
        : url === 'https://own.example/moved'
          ? { newUrl: '/e/b' }
          : null,
    resolvePicture: (url: string) => (url === 'https://own.example/a.jpg' ? '/media/a.jpg' : null),
    findPictureSize: () => null,
    listSmallerPictures: () => [],
  }
  it.each([
    ['<a href="https://own.example/a">a</a>', '<a href="/e/a">a</a>', true, 0],
    ['<a href="https://own.example/same">a</a>', '<a href="https://own.example/same">a</a>', false, 0],
    ['<a href="https://other.example/">a</a>', '<a href="https://other.example/">a</a>', false, 0],
    ['<p><a href="https://own.example/gone">a</a></p>', '<p><a>a</a></p>', true, 0],
    ['<a href="https://own.example/gone"> https://own.example/gone </a>', '<a>[…]</a>', true, 0],
    ['<a href="https://own.example/moved">www.own.example/moved</a>', '<a href="/e/b">/e/b</a>', true, 0],
    ['<a href="https://own.example/moved">see https://x</a>', '<a href="/e/b">see https://x</a>', true, 0],
    ['<img src="https://own.example/a.jpg">', '<img src="/media/a.jpg">', true, 0],
  ])('lead to the archive: %s', (html, expected, isChanged, lostPictures) => {
    const tree = parseHtmlFragment(html)
    expect(relinkTreeInPlace(tree, resolver)).toEqual({ isChanged, lostPictureCount: lostPictures })
    expect(toHtml(tree)).toBe(expected)
  })
  it('are counted where a picture is lost', () => {
    const tree = parseHtmlFragment('<p><img src="https://own.example/b.jpg"></p><img src="x">')
    expect(relinkTreeInPlace(tree, resolver)).toEqual({ isChanged: true, lostPictureCount: 2 })
  })
  it.each([
    ['https://a.example', true],
    ['HTTP://a', true],
    ['www.a.example', true],
    ['see www.a', false],
    ['www.a b', false],
    ['https://', false],
  ])('are texts that are URLs: %s', (text, expected) => expect(isUrl(text)).toBe(expected))
  it.each([
    ['a%20b', 'a b'],
    ['%C3%A9%c3%a9', 'éé'],
    ['%E9', 'é'],
    ['100%', '100%'],
    ['%E9%20', 'é '],
  ])('are decoded: %s', (text, expected) => expect(decodePercent(text)).toBe(expected))
})
