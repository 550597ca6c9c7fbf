import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import { parseHtmlFragment } from '../../../../src/cli/content/html/parse-html.ts'
import { addPictureCredits } from '../../../../src/cli/import/markup/add-picture-credits.ts'
import { convertPullQuotesAndVerse } from '../../../../src/cli/import/markup/editor-blocks.ts'
import { extractHtmlTextWithPictures } from '../../../../src/cli/import/markup/html-text-with-pictures.ts'
import {
  collectTextNodes,
  extractShortLine,
  extractVisibleLine,
  getAttribute,
  hasAttributeWord,
  listElements,
  splitLinesAtBreaks,
} from '../../../../src/cli/import/markup/page-tree.ts'
import { isPictureAttachment, renderAttachment } from '../../../../src/cli/import/markup/render-attachment.ts'
import { resolvePictures } from '../../../../src/cli/import/markup/resolve-pictures.ts'
import { extractVisibleText, isInvisible } from '../../../../src/cli/import/markup/visible-text.ts'
import { firstElement } from '../../../support/first-element.ts'

describe('the attachments of a record', () => {
  it.each(
    'pdf doc docx xls xlsx ppt pptx odt ods odp rtf txt csv zip rar gz epub htm html mp3 m4a aac wav oga ogg ogv opus flac mp4 m4v mov avi webm mkv wmv flv swf'.split(
      ' ',
    ),
  )('are no picture by their name: %s', (extension) => {
    expect(
      isPictureAttachment({
        url: `https://a.example/b.${extension.toUpperCase()}?c=d.jpg#e`,
        mediaType: null,
      }),
    ).toBe(false)
    expect(isPictureAttachment({ url: `https://a.example/b.${extension}`, mediaType: 'image/png' })).toBe(
      true,
    )
  })
  it.each([
    ['https://a.example/b', null, true],
    ['https://a.example/b.pdf.jpg', null, true],
    ['https://a.example/bpdf', null, true],
    ['https://a.example/b', 'IMAGE/png', true],
    ['https://a.example/b', 'video/mp4', false],
    ['https://a.example/b', 'x-image/png', false],
    ['https://a.example/b', 'png', true],
    ['https://a.example/b.pdf', 'image/', false],
  ])('are a picture, or not: %s %s', (url, mediaType, expected) =>
    expect(isPictureAttachment({ url, mediaType })).toBe(expected),
  )

  const attachment = {
    url: 'https://a.example/?b&c',
    mediaType: 'image/png',
    alternativeText: null,
    title: null,
    captionHtml: null,
  }
  const img = (alt: string) => `<img src="https://a.example/?b&amp;c" alt="${alt}">`
  it.each([
    [{}, `<figure>${img('')}</figure>`],
    [{ alternativeText: 'A & B' }, `<figure>${img('A &amp; B')}</figure>`],
    [{ title: 'T' }, `<figure>${img('T')}</figure>`],
    [{ title: 'T', alternativeText: 'T' }, `<figure>${img('T')}</figure>`],
    [
      { title: 'T & U', alternativeText: 'A' },
      `<figure>${img('A')}<figcaption>T &amp; U</figcaption></figure>`,
    ],
    [
      { title: 'T', alternativeText: 'A', captionHtml: '<b>C</b>' },
      `<figure>${img('A')}<figcaption>T<br><b>C</b></figcaption></figure>`,
    ],
    [
      { mediaType: 'a/b', title: 'T & U', alternativeText: 'A', captionHtml: '<b>C</b>' },
      '<p><a href="https://a.example/?b&amp;c">T &amp; U</a></p><p><b>C</b></p>',
    ],
    [{ mediaType: 'a/b', alternativeText: 'A' }, '<p><a href="https://a.example/?b&amp;c">A</a></p>'],
    [{ mediaType: 'a/b' }, '<p><a href="https://a.example/?b&amp;c">https://a.example/?b&amp;c</a></p>'],
  ])('are shown or linked: %j', (more, html) =>
    expect(renderAttachment({ ...attachment, ...more })).toBe(html),
  )
})

describe('the credit of a picture', () => {
  const add = (html: string, credit: string | null = 'Ann Lee / AP') => {
    const { creditedTree, addedCredits } = addPictureCredits(parseHtmlFragment(html), ({ properties }) =>
      properties.alt === 'none' ? null : credit,
    )
    return [toHtml(creditedTree), addedCredits]
  }
  const small = '<small>Ann Lee / AP</small>'
  it.each([
    ['<img>', `<figure><img><figcaption>${small}</figcaption></figure>`, 1],
    [
      '<div><a> <img> </a></div>',
      `<div><figure><a> <img> </a><figcaption>${small}</figcaption></figure></div>`,
      1,
    ],
    ['<a><img> b</a>', `<a><figure><img><figcaption>${small}</figcaption></figure> b</a>`, 1],
    ['<figure><img></figure>', `<figure><img><figcaption>${small}</figcaption></figure>`, 1],
    [
      '<figure><img><figcaption>b</figcaption></figure>',
      `<figure><img><figcaption>b ${small}</figcaption></figure>`,
      1,
    ],
    [
      '<figure><img><figcaption>By Ann Lee, AP.</figcaption></figure>',
      '<figure><img><figcaption>By Ann Lee, AP.</figcaption></figure>',
      0,
    ],
    [
      '<figure><img><figcaption>Ann Lee map</figcaption></figure>',
      `<figure><img><figcaption>Ann Lee map ${small}</figcaption></figure>`,
      1,
    ],
    ['<figure><img><img></figure>', `<figure><img><img><figcaption>${small}</figcaption></figure>`, 1],
    ['<img alt="none"><p>b</p>', '<img alt="none"><p>b</p>', 0],
  ])('is added where its caption lacks it: %s', (html, expected, added) =>
    expect(add(html)).toEqual([expected, Array(added).fill('Ann Lee / AP')]),
  )
  it('is one of several in the caption of several pictures', () => {
    const figure = parseHtmlFragment('<figure><img alt="Ann"><img alt="Bo"><img alt="Ann"></figure>')
    const { creditedTree, addedCredits } = addPictureCredits(figure, ({ properties }) =>
      String(properties.alt),
    )
    expect(toHtml(creditedTree)).toContain('<figcaption><small>Ann; Bo</small></figcaption>')
    expect(addedCredits).toEqual(['Ann', 'Bo'])
  })
  it('is none without one', () =>
    expect(add('<figure><img></figure><img>', null)).toEqual(['<figure><img></figure><img>', []]))
})

describe('blocks of WordPress’s editor', () => {
  it.each([
    [
      '<figure class="wp-block-pullquote"><blockquote><p>a</p><p>b</p><cite>c</cite></blockquote></figure>',
      '<blockquote><p><strong>a<br>b</strong></p><p><cite>c</cite></p></blockquote>',
    ],
    [
      '<blockquote class="wp-block-quote is-style-large">a<p>b</p></blockquote>',
      '<blockquote><p><strong>a<br>b</strong></p></blockquote>',
    ],
    [
      '<blockquote class="wp-block-quote is-large"><div><p>a</p></div></blockquote>',
      '<blockquote><p><strong>a</strong></p></blockquote>',
    ],
    [
      '<blockquote class="wp-block-quote"><p>a</p></blockquote>',
      '<blockquote class="wp-block-quote"><p>a</p></blockquote>',
    ],
    [
      '<blockquote class="is-large"><p>a</p></blockquote>',
      '<blockquote class="is-large"><p>a</p></blockquote>',
    ],
    [
      '<pre class="wp-block-verse">a\n  b\nc<br><i>d\n e</i></pre>',
      '<p>a<br>\u00a0\u00a0b<br>c<br><i>d<br>\u00a0e</i></p>',
    ],
    ['<div class="wp-block-verse">a\nb</div>', '<div class="wp-block-verse">a\nb</div>'],
    ['<div><pre class="wp-block-verse">a</pre></div>', '<div><p>a</p></div>'],
  ])('are what publishing sets so: %s', (html, expected) =>
    expect(toHtml(convertPullQuotesAndVerse(parseHtmlFragment(html)))).toBe(expected),
  )
})

describe('the tree of a page', () => {
  it('lists its elements in order, and its texts', () => {
    const tree = parseHtmlFragment('<p>a<b>b</b></p><i>c</i>')
    expect(listElements(tree).map(({ tagName }) => tagName)).toEqual(['p', 'b', 'i'])
    expect([...collectTextNodes(tree)].map(({ value }) => value)).toEqual(['a', 'b', 'c'])
  })
  it('has attributes as they are written', () => {
    const element = firstElement('<a class="b c" href="d" hidden>')
    expect([
      getAttribute(element, 'className'),
      getAttribute(element, 'href'),
      getAttribute(element, 'title'),
    ]).toEqual(['b c', 'd', null])
    expect([
      hasAttributeWord(element, 'className', 'c'),
      hasAttributeWord(element, 'className', 'b c'),
      hasAttributeWord(element, 'title', ''),
    ]).toEqual([true, false, false])
  })
  it.each([
    ['<p> a <b>b</b>\n c<br>d<script>x</script></p>', 'a b c d'],
    ['<p>a<b>b</b></p>', 'ab'],
  ])('has visible lines: %s', (html, line) => expect(extractVisibleLine(firstElement(html))).toBe(line))
  it.each([
    ['<p>a<b>b</b> , c</p>', 100, 'a b, c'],
    ['<p>a<style>b</style></p>', 100, 'a'],
    ['<p>abc</p>', 3, 'abc'],
    ['<p>abcd</p>', 3, null],
    [`<p>${'<b></b>'.repeat(4100)}a</p>`, 9000, null],
  ])('has short lines: %s', (html, longest, line) =>
    expect(extractShortLine(firstElement(html), longest)).toBe(line),
  )
  it('is divided at its own breaks', () =>
    expect(splitLinesAtBreaks(firstElement('<p>a <b>b</b><br> <br>c<i>d<br>e</i></p>'))).toEqual([
      'a b',
      'cd e',
    ]))
})

describe('the picture that a browser shows', () => {
  const [a, b, c] = ['a', 'b', 'c'].map((name) => `https://p.example/${name}.jpg`)
  const resolve = (html: string) => {
    const tree = resolvePictures(parseHtmlFragment(html))
    return listElements(tree).flatMap(({ tagName, properties }) =>
      tagName === 'img' ? [properties.src] : tagName === 'a' ? [`link ${properties.href}`] : [],
    )
  }
  it.each([
    [`<img src="${a}">`, [a]],
    ...[
      'data-src',
      'data-original',
      'data-lazy-src',
      'data-lazy',
      'data-url',
      'data-image-src',
      'data-full-src',
    ].map((name): [string, (string | undefined)[]] => [`<img src="${a}" ${name}="${b}">`, [b]]),
    [`<img src="data:x" srcset="${a} 1x, ${b} 2x">`, [b]],
    [`<img src="data:x" srcset="${a}, ${b}">`, [a]],
    [`<img src="/blank.gif" data-srcset="${a} 100w,${b} 90w">`, [a]],
    [`<img src="/x/pixel.gif" data-lazy-srcset="${a}">`, [a]],
    [`<img data-src="${a} 2620w" src="/blank.gif">`, [a]],
    [`<img src="${b} 320w, ${a} 1.5x">`, [b]],
    ['<img src="/x/two%20boats 2w.jpg">', ['/x/two%20boats 2w.jpg']],
    [`<img src="/x/spacer-1.gif" srcset="${a}">`, [a]],
    [`<img src="/x/lazy_load.gif" srcset="${a}">`, [a]],
    [`<img src="/x/boat.jpg?w=40" srcset="/x/boat.jpg?w=40 40w, ${a} 1440w">`, [a]],
    [`<picture><source srcset="${a} 800w"><img src="/x/boat-w20/b.jpg"></picture>`, [a]],
    [`<img src="/x/boat-w20/b.jpg">`, ['/x/boat-w20/b.jpg']],
    ['<img data-url="/x/1_{size}.jpg" src="" srcset="/a.jpg 600w">', ['/a.jpg']],
    ['<img data-url="/x/1_%7bsize%7d.jpg" src="" srcset="/a.jpg 600w">', ['/a.jpg']],
    ['<img data-url="/x/1_{size}.jpg" src="">', ['/x/1_{size}.jpg']],
    [`<img src="/x/1x1.gif" srcset="${a}">`, [a]],
    ['<img src="/blank/a.jpg" srcset="/b.jpg">', ['/blank/a.jpg']],
    ['<img src="/ablank.jpg" srcset="/b.jpg">', ['/ablank.jpg']],
    [`<picture><source srcset="${b} 1x, ${c} 2x"><img src="data:x"></picture>`, [c]],
    [`<picture><source data-srcset="${b}"><img src="${a}"></picture>`, [a]],
    ['<img src="data:x">', ['data:x']],
    ['<img>', ['']],
    [`<img src="${a}" width="1" height="1">`, []],
    [`<img src="${a}" width="1">`, [a]],
    [`<img src="${a}" width="2" height="1">`, [a]],
    ['<img src="https://p.example/a.pdf">', ['link https://p.example/a.pdf']],
    [`<amp-img src="${a}"></amp-img><amp-anim src="${b}"></amp-anim>`, [a, b]],
    [`<img src="/blank.gif"> <noscript><img src="${a}"></noscript>`, [a]],
    [`<img src="${a}"><p>x</p><noscript><img src="${b}"></noscript>`, [a, b]],
    [`<img src="${a}"><noscript><img src="${b}">words</noscript>`, [a, b]],
    [`<noscript><img src="${b}"></noscript>`, [b]],
    ['<noscript><img src="https://c.example/hit?x=1" style=display:none></noscript>', []],
    [`<img src="${b}" style=display:none>`, [b]],
    [`<img src="${b}" style="display: none" alt="A">`, [b]],
    ['<img src="https://c.example/plan" style="display:none" alt="A">', ['https://c.example/plan']],
    [`<img src="${a}" data-src="${b}" style="display: none">`, [b]],
    [`<img src="${b}" style="position:absolute;width:1px;height:1px">`, []],
    [`<img src="${b}" style="max-width:1px;height:1px">`, [b]],
    ...['/blank.gif', 'data:x'].map((src): [string, (string | undefined)[]] => [
      `<img src="${src}"><noscript><img src="${a}"><img src="${b}"></noscript><noscript><img src="${c}"></noscript>`,
      [a, b, c],
    ]),
  ])('is found: %s', (html, expected) => expect(resolve(html)).toEqual(expected))
})

describe('visible text', () => {
  it.each([
    ['<p>a</p>b<div>c</div>', '\na\nb\nc\n'],
    ['a<br>b', 'a\n\nb'],
    [
      'a<b>b</b><script>c</script><!-- d --><iframe>e</iframe><noembed>f</noembed><noframes>g</noframes>',
      'ab',
    ],
    ['<ruby>漢<rt>kan</rt></ruby>', '漢\nkan\n'],
    ['<math><mroot><mi>x</mi><mn>3</mn></mroot></math>', '3x'],
    ['a<img alt="b">c', 'ac'],
  ])('is that of a browser: %s', (html, expected) =>
    expect(extractVisibleText(parseHtmlFragment(html))).toBe(expected),
  )

  it('separates texts of other classes, and has pictures’ words where they count', () => {
    expect(extractVisibleText(parseHtmlFragment('a<b>b</b>c'), ({ value }) => value === 'b')).toBe('a\nb\nc')
    expect(extractHtmlTextWithPictures('a<img alt="b">c<img>').trim()).toBe('a b c')
    expect([isInvisible(firstElement('<script></script>')), isInvisible(firstElement('<p></p>'))]).toEqual([
      true,
      false,
    ])
  })
})
