import type { Root } from 'hast'
import { sanitize } from 'hast-util-sanitize'
import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import { parseHtmlFragment } from '../../../../src/cli/content/html/parse-html.ts'
import { sanitizeSchema } from '../../../../src/cli/content/html/sanitize-schema.ts'

/** Sanitises HTML without the content model before it. */
const sanitised = (html: string) => toHtml(sanitize(parseHtmlFragment(html), sanitizeSchema) as Root)

describe('the sanitiser', () => {
  it.each([
    'p',
    'h2',
    'h3',
    'h4',
    'h5',
    'h6',
    'blockquote',
    'pre',
    'a',
    'em',
    'strong',
    'del',
    'ins',
    'code',
    'sup',
    'sub',
    'abbr',
    'q',
    'cite',
    'time',
    'small',
    'figure',
  ])('keeps %s', (name) => expect(sanitised(`<${name}>w</${name}>`)).toBe(`<${name}>w</${name}>`))

  it.each([
    '<p>a<br>b</p>',
    '<hr>',
    '<ul><li>w</li></ul>',
    '<ol><li>w</li></ol>',
    '<dl><dt>w</dt><dd>w</dd></dl>',
    '<figure><img src="/media/a.jpg" alt="w"><figcaption>w</figcaption></figure>',
    '<table><caption>w</caption><thead><tr><th>w</th></tr></thead><tbody><tr><td>w</td></tr></tbody><tfoot><tr><td>w</td></tr></tfoot></table>',
  ])('keeps %s', (html) => expect(sanitised(html)).toBe(html))

  it.each([
    'h1',
    'div',
    'span',
    'section',
    'article',
    'main',
    'header',
    'footer',
    'nav',
    'aside',
    'form',
    'label',
    'button',
    'select',
    'textarea',
    'iframe',
    'object',
    'video',
    'audio',
    'canvas',
    'svg',
    'math',
    'marquee',
    'center',
    'font',
    'b',
    'i',
    'u',
    's',
    'dialog',
    'details',
    'summary',
    'custom-x',
    'map',
    'noembed',
    'fieldset',
    'address',
    'bdo',
  ])('removes %s', (name) => expect(sanitised(`<${name}>w</${name}>`)).not.toMatch(/</))

  it.each(['script', 'style', 'template', 'noscript'])('removes the content of %s', (name) =>
    expect(sanitised(`a<${name}>w</${name}>b`)).toBe('ab'),
  )

  it('removes comments and doctypes', () => {
    expect(sanitised('<!doctype html>a<!-- b -->c')).toBe('ac')
    const text = { type: 'text', value: 'a' } as const
    const comment = { type: 'comment', value: 'b' } as const
    const tree: Root = { type: 'root', children: [{ type: 'doctype' }, comment, text] }
    expect(sanitize(tree, sanitizeSchema)).toEqual({ type: 'root', children: [text] })
  })

  it.each([
    ['<a href="https://e.example/">w</a>', true],
    ['<a href="http://e.example/">w</a>', true],
    ['<a href="mailto:a@e.example">w</a>', true],
    ['<a href="/x">w</a>', true],
    ['<img src="/media/a.jpg" alt="w" width="3" height="4">', true],
    ['<abbr title="w">w</abbr>', true],
    ['<time datetime="2016">w</time>', true],
    ['<ol start="3" reversed><li value="-5">w</li></ol>', true],
    ['<p lang="fr" dir="rtl">w</p>', true],
    ['<p dir="ltr">w</p>', true],
    ['<a id="ref-n_1-b">w</a>', true],
    ['<p dir="auto">w</p>', true],
    [
      '<table><tbody><tr><th colspan="2" rowspan="3" scope="row" align="left">w</th></tr></tbody></table>',
      true,
    ],
    ['<table><tbody><tr><td colspan="2" rowspan="3" align="left">w</td></tr></tbody></table>', true],
  ])('keeps %s', (html) => expect(sanitised(html)).toBe(html))

  it.each([
    ...[
      'javascript:x',
      'data:text/html,x',
      'vbscript:x',
      'ftp://e.example/',
      'blob:x',
      'tel:1',
      'file:///x',
    ].map((url): [string, string] => [`<a href="${url}">w</a>`, '<a>w</a>']),
    ...[
      'https://e.example/a.jpg',
      '//e.example/a.jpg',
      '/a.jpg',
      '/media/../a',
      'data:image/png,x',
      'javascript:x',
    ].map((url): [string, string] => [`<img src="${url}" alt="w">`, '<img alt="w">']),
    [
      '<p onclick="x()" style="a:b" class="c" id="d" name="e" title="f" tabindex="1" hidden>w</p>',
      '<p>w</p>',
    ],
    ['<a href="/x" target="_blank" rel="me" download ping="/y" name="z" id="z">w</a>', '<a href="/x">w</a>'],
    [
      '<img src="/media/a" srcset="/b" onerror="x()" loading="lazy" usemap="#m" longdesc="/d">',
      '<img src="/media/a">',
    ],
    ['<p dir="sideways">w</p>', '<p>w</p>'],
    ['<a id="headline">w</a>', '<a>w</a>'],
    ['<a id="ref-">w</a>', '<a>w</a>'],
    ['<a id="ref-a b">w</a>', '<a>w</a>'],
    ['<a id="x-ref-a">w</a>', '<a>w</a>'],
    ['<p id="ref-a">w</p>', '<p>w</p>'],
    ['<p align="left" width="3">w</p>', '<p>w</p>'],
    ['<ul start="3"><li value="x">w</li></ul>', '<ul><li>w</li></ul>'],
    ['<blockquote cite="https://e.example/">w</blockquote>', '<blockquote>w</blockquote>'],
    ['<q cite="https://e.example/">w</q>', '<q>w</q>'],
    ['<ins cite="/x" datetime="2016">w</ins>', '<ins>w</ins>'],
    [
      '<table border="1"><tbody><tr><td scope="row" bgcolor="red" background="/x">w</td></tr></tbody></table>',
      '<table><tbody><tr><td>w</td></tr></tbody></table>',
    ],
  ])('%s → %s', (html, expected) => expect(sanitised(html)).toBe(expected))

  const orphan = (tagName: string): Root => ({
    type: 'root',
    children: [{ type: 'element', tagName, properties: {}, children: [{ type: 'text', value: 'w' }] }],
  })

  it.each(['li', 'tr', 'td', 'th', 'thead', 'tbody', 'tfoot', 'caption', 'dt', 'dd', 'figcaption'])(
    'is no %s without what it belongs to',
    (name) => expect(toHtml(sanitize(orphan(name), sanitizeSchema) as Root)).toBe('w'),
  )
})
