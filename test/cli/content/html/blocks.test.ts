import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import { toContentModel } from '../../../../src/cli/content/html/content-model.ts'
import { makeElement } from '../../../../src/cli/content/html/element.ts'
import { flattenHtmlToParagraphs } from '../../../../src/cli/content/html/flatten-html-to-paragraphs.ts'
import {
  isRubyOrFormula,
  lineariseRubyOrFormula,
} from '../../../../src/cli/content/html/linearise-ruby-or-formula.ts'
import { toSafeLinkUrl, toSafePictureUrl } from '../../../../src/cli/content/html/links.ts'
import { parseListNumber, toListNumbering } from '../../../../src/cli/content/html/list-numbering.ts'
import { parseHtmlFragment } from '../../../../src/cli/content/html/parse-html.ts'
import {
  findEmbedUrl,
  isEmbed,
  replaceEmbedsWithLinks,
} from '../../../../src/cli/content/html/replace-embeds-with-links.ts'
import { toInlineContent } from '../../../../src/cli/content/html/to-inline.ts'
import { toLettersAndDigits } from '../../../../src/cli/content/html/to-letters-and-digits.ts'
import { firstElement } from '../../../support/first-element.ts'

const model = (html: string) =>
  toHtml({ type: 'root', children: toContentModel(parseHtmlFragment(html), toSafePictureUrl) })

describe('the structure of a body', () => {
  it.each([
    ['<ul><li>a</li><li><p>b</p></li><li></li></ul>', '<ul><li>a</li><li>b</li></ul>'],
    ['<ul><li>a</li><ul><li>b</li></ul></ul>', '<ul><li>a<ul><li>b</li></ul></li></ul>'],
    ['<ul><li>a</li>words<ul><li>b</li></ul></ul>', '<ul><li>a</li><li>words<ul><li>b</li></ul></li></ul>'],
    ['<ul><ul><li>b</li></ul></ul>', '<ul><li><ul><li>b</li></ul></li></ul>'],
    ['<ul>a<li>b</li>c <b>d</b></ul>', '<ul><li>a</li><li>b</li><li>c <strong>d</strong></li></ul>'],
    ['<ul><li><p>a</p><p>b</p></li></ul>', '<ul><li><p>a</p><p>b</p></li></ul>'],
    ['<ul><li><p>a</p><ul><li>b</li></ul></li></ul>', '<ul><li>a<ul><li>b</li></ul></li></ul>'],
    [
      '<ol start="3"><li>a</li><li value="7">b</li></ol>',
      '<ol start="3"><li>a</li><li value="7">b</li></ol>',
    ],
    ['<ul></ul><ol><li> </li></ol>', ''],
    ['<dl><dt>a</dt><dd><p>b</p></dd><dd>c</dd>d</dl>', '<dl><dt>a</dt><dd>b</dd><dd>c</dd><dd>d</dd></dl>'],
    [
      '<dl><div><dt>a</dt><dd><p>b</p><p>c</p></dd></div></dl>',
      '<dl><dt>a</dt><dd><p>b</p><p>c</p></dd></dl>',
    ],
    ['<dl><dt></dt></dl>', ''],
    ['<blockquote></blockquote><h2> </h2><pre> </pre>', ''],
    ['<h2><p>a</p><p>b</p></h2>', '<h2>a<br>b</h2>'],
    ['<hr>', '<hr>'],
  ])('of lists and headings: %s', (html, expected) => expect(model(html)).toBe(expected))

  const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  it.each([
    [
      `<table>${row('a', 'b')}${row('c', 'd')}</table>`,
      `<table><tbody>${row('a', 'b')}${row('c', 'd')}</tbody></table>`,
    ],
    [
      '<table><tr><th>a</th><th>b</th></tr><tr><td>c</td><td>d</td></tr></table>',
      '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td>d</td></tr></tbody></table>',
    ],
    [
      `<table><thead>${row('a', 'b')}${row('c', 'd')}</thead><tfoot>${row('e', 'f')}</tfoot></table>`,
      `<table><thead>${row('a', 'b')}${row('c', 'd')}</thead><tbody>${row('e', 'f')}</tbody></table>`,
    ],
    [`<table>${row('a', 'b')}</table>`, '<p>a</p><p>b</p>'],
    [
      '<table><tr><th>a</th><td>b</td></tr></table>',
      '<table><tbody><tr><th>a</th><td>b</td></tr></tbody></table>',
    ],
    [
      `<table><caption>x</caption>${row('a', 'b')}</table>`,
      `<table><caption>x</caption><tbody>${row('a', 'b')}</tbody></table>`,
    ],
    [`<table>${row('a')}${row('b')}</table>`, '<p>a</p><p>b</p>'],
    [
      `<table role="presentation"><caption>x</caption>${row('a', 'b')}${row('c', 'd')}</table>`,
      '<p>x</p><p>a</p><p>b</p><p>c</p><p>d</p>',
    ],
    [`<table>${row('a', '<h2>b</h2>')}${row('c', 'd')}</table>`, '<p>a</p><h2>b</h2><p>c</p><p>d</p>'],
    [
      `<table>${row('a', '<p>x</p><h2>b</h2>')}${row('c', 'd')}</table>`,
      '<p>a</p><p>x</p><h2>b</h2><p>c</p><p>d</p>',
    ],
    [
      `<table><tr><th>a</th><th>b</th></tr>${row('c', '<h2><b>d</b></h2><hr>')}</table>`,
      '<table><thead><tr><th>a</th><th>b</th></tr></thead><tbody><tr><td>c</td><td><strong>d</strong></td></tr></tbody></table>',
    ],
    [
      `<table>${row('a', '<ul><li>b</li></ul>')}${row('c', '<p>d</p><p>e</p>')}</table>`,
      `<table><tbody>${row('a', '<ul><li>b</li></ul>')}${row('c', 'd<br>e')}</tbody></table>`,
    ],
    [
      `<table>${row('', '')}${row('a', 'b')}${row('c', 'd')}</table>`,
      `<table><tbody>${row('a', 'b')}${row('c', 'd')}</tbody></table>`,
    ],
  ])('of tables: %s', (html, expected) => expect(model(html)).toBe(expected))

  const src = 'https://a.example/a.jpg'
  it.each([
    [
      `<figure><img src="${src}"><figcaption>a</figcaption></figure>`,
      `<figure><img src="${src}" alt=""><figcaption>a</figcaption></figure>`,
    ],
    [
      `<figure><figcaption>a</figcaption><img src="${src}"></figure>`,
      `<figure><figcaption>a</figcaption><img src="${src}" alt=""></figure>`,
    ],
    [
      `<figure><div><figcaption>a</figcaption></div><img src="${src}"></figure>`,
      `<figure><figcaption>a</figcaption><img src="${src}" alt=""></figure>`,
    ],
    [
      `<figure><a href="https://a.example/"><img src="${src}"></a><figcaption>a</figcaption></figure>`,
      `<figure><a href="https://a.example/"><img src="${src}" alt=""></a><figcaption>a</figcaption></figure>`,
    ],
    ['<figure><p>b</p></figure>', '<p>b</p>'],
    [
      '<figure><p>b</p><figcaption><p>a</p><p>c</p></figcaption></figure>',
      '<figure><p>b</p><figcaption>a<br>c</figcaption></figure>',
    ],
    [
      `<figure><img src="${src}"><figcaption><ul><li>a</li></ul></figcaption></figure>`,
      `<figure><img src="${src}" alt=""><figcaption><ul><li>a</li></ul></figcaption></figure>`,
    ],
  ])('of figures: %s', (html, expected) =>
    expect(model(html).replaceAll(`src="${src}">`, `src="${src}" alt="">`)).toBe(expected),
  )

  it('compares texts by letters and digits', () => expect(toLettersAndDigits('A–b, É 7!')).toBe('abé7'))
})

describe('the numbers of a list', () => {
  it.each([
    ['3', 3],
    ['3x', 3],
    ['-2', -2],
    [7, 7],
    ['x', null],
    [1.5, null],
    [2 ** 31, null],
    ['99999999999', null],
    [undefined, null],
  ])('are read as by HTML: %j', (value, expected) => expect(parseListNumber(value)).toBe(expected))
  it.each([
    [{}, [null, null], {}, [null, null]],
    [{ start: '4' }, [null, 5, 9], { start: 4 }, [null, null, 9]],
    [{ start: '1' }, [null], {}, [null]],
    [{}, [3, null, 5], { start: 3 }, [null, null, null]],
    [{ reversed: true }, [null, null, null], { reversed: true }, [null, null, null]],
    [{ reversed: '' }, [3, 2, 7], { reversed: true }, [null, null, 7]],
    [{ reversed: true, start: '9' }, [null, null], { start: 9, reversed: true }, [null, null]],
    [{ reversed: false }, [null, 1], {}, [null, 1]],
  ])('are the first, and those out of sequence: %j %j', (properties, values, expected, rest) =>
    expect(toListNumbering(properties, values)).toEqual({ listProperties: expected, explicitValues: rest }),
  )
})

describe('the target of a link', () => {
  it.each([
    ['https://a.example/', 'https://a.example/'],
    [' \u0001HTTPS://a.example\n/b\t ', 'https://a.example/b'],
    ['mailto:a@b.example', 'mailto:a@b.example'],
    ['//a.example/b', 'https://a.example/b'],
    ['/b', '/b'],
    ['b?c:d', 'b?c:d'],
    ['#a:b', '#a:b'],
    ['java\nscript:x', null],
    ['data:x', null],
    ['', null],
    [' \n', null],
    [7, null],
  ])('is its URL, or nothing: %j', (href, expected) => expect(toSafeLinkUrl(href)).toBe(expected))
})

describe('an embed', () => {
  it.each([
    ['<iframe src="https://a.example/1">', 'https://a.example/1'],
    ['<iframe data-src="https://a.example/1">', 'https://a.example/1'],
    ['<iframe src="mailto:a">', null],
    ['<object data="https://a.example/1">', 'https://a.example/1'],
    ['<object><param name="src" value="https://a.example/1"></object>', 'https://a.example/1'],
    ['<object><param name="movie" value="https://a.example/1"></object>', 'https://a.example/1'],
    ['<object><param name="other" value="https://a.example/1"></object>', null],
    ['<video><source src="x"><source src="https://a.example/1"></video>', 'https://a.example/1'],
    ['<amp-youtube data-videoid="a">', 'https://www.youtube.com/watch?v=a'],
    ['<amp-vimeo data-videoid="1">', 'https://vimeo.com/1'],
    ['<amp-dailymotion data-videoid="1">', 'https://www.dailymotion.com/video/1'],
    ['<amp-twitter data-tweetid="1">', 'https://twitter.com/i/status/1'],
    ['<amp-instagram data-shortcode="a">', 'https://www.instagram.com/p/a/'],
    ['<amp-facebook data-href="https://f.example/1">', 'https://f.example/1'],
    ['<amp-iframe src="https://a.example/1">', 'https://a.example/1'],
    ['<amp-youtube>', null],
  ])('has a target: %s', (html, expected) => expect(findEmbedUrl(firstElement(html))).toBe(expected))

  it.each([
    ['iframe', true],
    ['embed', true],
    ['object', true],
    ['video', true],
    ['audio', true],
    ['noembed', true],
    ['noframes', true],
    ['amp-youtube', true],
    ['amp-img', false],
    ['amp-anim', false],
    ['p', false],
  ])('is an element: %s', (name, expected) => expect(isEmbed(makeElement(name))).toBe(expected))

  it.each([
    [
      '<iframe src="https://a.example/1">A <b>b</b></iframe>',
      '<p><a href="https://a.example/1">A <b>b</b></a></p>',
    ],
    [
      '<video src="https://a.example/1"> </video>',
      '<p><a href="https://a.example/1">https://a.example/1</a></p>',
    ],
    ['<video src="https://a.example/1"><a href="/b">b</a></video>', '<div><a href="/b">b</a></div>'],
    ['<video>a</video>', '<div>a</div>'],
    [
      '<p><audio src="https://a.example/1"></audio></p>',
      '<p><p><a href="https://a.example/1">https://a.example/1</a></p></p>',
    ],
  ])('becomes a link: %s', (html, expected) =>
    expect(toHtml(replaceEmbedsWithLinks(parseHtmlFragment(html)))).toBe(expected),
  )
})

describe('text of any depth', () => {
  it.each([
    ['a<b>b</b><p>c<br>d<div>e</div>', ['ab', 'c', 'd', 'e']],
    ['<script>x</script>a<style>y</style>b', ['ab']],
    ['<title>a <b></title>', ['a <b>']],
    ['<textarea><p>a</textarea>', ['<p>a']],
    ['<xmp><p>a</xmp>', ['<p>a']],
    ['<h1>a</h1><li>b<td>c', ['a', 'b', 'c']],
    [' <p> </p>', []],
    ['<!-- a -->b', ['b']],
  ])('is divided at blocks: %s', (html, expected) =>
    expect(
      flattenHtmlToParagraphs(html).children.map((node) =>
        'children' in node && node.children[0]?.type === 'text' ? node.children[0].value : null,
      ),
    ).toEqual(expected),
  )

  it.each([
    ['<ruby>漢<rt>kan</rt></ruby>', '', '漢(<rt>kan</rt>)'],
    ['<ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby>', '', '漢<rp>(</rp><rt>kan</rt><rp>)</rp>'],
    ['<ruby>漢<rt> </rt></ruby>', '', '漢<rt> </rt>'],
    ['<math><mn>2</mn></math>', 'a', ' 2'],
    ['<math><mn>2</mn></math>', ' ', '2'],
    ['<math><mo>=</mo></math>', 'a', '='],
  ])('has ruby and formulas in its line: %s after %j', (html, before, expected) =>
    expect(toHtml({ type: 'root', children: lineariseRubyOrFormula(firstElement(html), before) })).toBe(
      expected,
    ),
  )

  it('has no layout elsewhere', () => expect(isRubyOrFormula(firstElement('<p>a</p>'))).toBe(false))

  it('is in lines where no block is allowed', () => {
    const blocks = [
      firstElement('<p>a\nb</p>'),
      firstElement('<div>c<p>d</p>e</div>'),
      firstElement('<p></p>'),
    ]
    expect(toHtml({ type: 'root', children: toInlineContent(blocks) })).toBe('a b<br>c<br>d<br>e')
  })
})
