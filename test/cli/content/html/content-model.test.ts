import { toHtml } from 'hast-util-to-html'
import { describe, expect, it } from 'vitest'
import { type FindPictureUrl, toContentModel } from '../../../../src/cli/content/html/content-model.ts'
import { toSafePictureUrl } from '../../../../src/cli/content/html/links.ts'
import { parseHtmlFragment } from '../../../../src/cli/content/html/parse-html.ts'

/** Converts HTML to the content model's blocks, without sanitising or Markdown. */
const blocks = (html: string, findPictureUrl: FindPictureUrl = toSafePictureUrl) =>
  toHtml({ type: 'root', children: toContentModel(parseHtmlFragment(html), findPictureUrl) })

const table = (rows: string) => `<table>${rows}</table>`

describe('the content model', () => {
  it.each([
    ['one<p>two</p>three', '<p>one</p><p>two</p><p>three</p>'],
    ['<div>one</div><section>two</section>', '<p>one</p><p>two</p>'],
    ['one<br>two', '<p>one<br>two</p>'],
    ['one<br><br>two', '<p>one</p><p>two</p>'],
    ['one <br> <br> <br> two', '<p>one</p><p>two</p>'],
    ['<br>one<br>', '<p>one</p>'],
    ['<p> </p><p>\n</p><div></div>', ''],
    ['  one \n two\t three  ', '<p>one two three</p>'],
    ['<p>one <b> two </b> three</p>', '<p>one <strong>two</strong> three</p>'],
    ['one<b> two</b>', '<p>one <strong>two</strong></p>'],
    ['<b>one</b><b>two</b>', '<p><strong>onetwo</strong></p>'],
    ['<b>one</b> <b>two</b>', '<p><strong>one two</strong></p>'],
    ['<b>one</b><i>two</i>', '<p><strong>one</strong><em>two</em></p>'],
    ['<sup>1</sup><sup>2</sup>', '<p><sup>1</sup><sup>2</sup></p>'],
    ['<b>a<i>b</i></b>', '<p><strong>a<em>b</em></strong></p>'],
    ['<b>a<b>b</b></b>', '<p><strong>ab</strong></p>'],
    ['<b><p>one</p><p>two</p></b>', '<p><strong>one</strong></p><p><strong>two</strong></p>'],
    ['<b>one<br>two</b>', '<p><strong>one<br>two</strong></p>'],
    ['<font color=red>one</font> <span>two</span>', '<p>one two</p>'],
    ['<custom-x>one</custom-x>', '<p>one</p>'],
    ['<i>a</i><s>b</s><strike>c</strike><tt>d</tt>', '<p><em>a</em><del>bc</del><code>d</code></p>'],
    ['<kbd>a</kbd>', '<p><code>a</code></p>'],
    ['<samp>a</samp>', '<p><code>a</code></p>'],
    ['<acronym title="b">a</acronym>', '<p><abbr title="b">a</abbr></p>'],
    [
      '<q>a</q><cite>b</cite><small>c</small><ins>d</ins>',
      '<p><q>a</q><cite>b</cite><small>c</small><ins>d</ins></p>',
    ],
    ['<time datetime="2016">a</time><sub>b</sub>', '<p><time datetime="2016">a</time><sub>b</sub></p>'],
    ['<h1>a</h1><h2>b</h2><h6>c</h6>', '<h2>a</h2><h2>b</h2><h6>c</h6>'],
    ['<h2>a<br>b</h2>', '<h2>a<br>b</h2>'],
    ['<h2><p>a</p><p>b</p></h2>', '<h2>a<br>b</h2>'],
    ['<h3> </h3>', ''],
    ['a<hr>b', '<p>a</p><hr><p>b</p>'],
    ['<p>é</p>', '<p>é</p>'],
  ])('of %j is %s', (html, expected) => expect(blocks(html)).toBe(expected))

  it('composes letters with their accents', () => expect(blocks('<p>e\u0301</p>')).toBe('<p>\u00e9</p>'))

  it.each([
    ...['script', 'style', 'template', 'title', 'datalist'].map((name): [string, string] => [
      name,
      `one <${name}>two</${name}>`,
    ]),
    ['desc', 'one <svg><desc>two</desc></svg>'],
    ['metadata', 'one <svg><metadata>two</metadata></svg>'],
    ['annotation', 'one <math><annotation>two</annotation></math>'],
  ])('drops invisible elements: %s', (_, html) => expect(blocks(html)).toBe('<p>one</p>'))
})

describe('links of a body', () => {
  it.each([
    ['<a href="https://e.example/">one</a>', '<p><a href="https://e.example/">one</a></p>'],
    [
      '<a href="HTTPS://e.example/" onclick="x()" id="y">one</a>',
      '<p><a href="https://e.example/">one</a></p>',
    ],
    ['<a href="//e.example/x">one</a>', '<p><a href="https://e.example/x">one</a></p>'],
    ['<a href="mailto:a@e.example">one</a>', '<p><a href="mailto:a@e.example">one</a></p>'],
    ['<a href=" /x\n/y ">one</a>', '<p><a href="/x/y">one</a></p>'],
    ['<a href="\u0001/x\u0002">one</a>', '<p><a href="/x">one</a></p>'],
    ['<a href="javascript:alert(1)">one</a>', '<p>one</p>'],
    ['<a href=" java\tscript:alert(1)">one</a>', '<p>one</p>'],
    ['<a href="data:text/html,x">one</a>', '<p>one</p>'],
    ['<a href="">one</a>', '<p>one</p>'],
    ['<a name="x">one</a>', '<p>one</p>'],
    ['<a href="/x?a=b:c">one</a>', '<p><a href="/x?a=b:c">one</a></p>'],
    ['<a href="/x"><p>one</p><p>two</p></a>', '<p><a href="/x">one</a></p><p><a href="/x">two</a></p>'],
    ['<a href="/x">one</a><a href="/y">two</a>', '<p><a href="/x">one</a><a href="/y">two</a></p>'],
  ])('%s → %s', (html, expected) => expect(blocks(html)).toBe(expected))
})

describe('pictures of a body', () => {
  it.each([
    ['<img src="/a.jpg" alt=" one \n two ">', '<p><img src="/a.jpg" alt="one two"></p>'],
    ['<image src="/a.jpg">', '<p><img src="/a.jpg" alt=""></p>'],
    ['one<img src="/no.jpg" alt="two">three', '<p>one two three</p>'],
    ['<img src="mailto:a@b" alt="one">', '<p>one</p>'],
    ['<img src="javascript:x" alt="one">', '<p>one</p>'],
    ['<img alt="one">', '<p>one</p>'],
    ['<img>', ''],
    ['<a href="/x"><img src="/a.jpg"></a>', '<p><a href="/x"><img src="/a.jpg" alt=""></a></p>'],
  ])('%s → %s', (html, expected) =>
    expect(blocks(html, (src) => (src === '/no.jpg' ? null : toSafePictureUrl(src)))).toBe(expected),
  )
})

describe('inline code of a body', () => {
  it.each([
    ['a<code> b  c </code>d', '<p>a <code>b c</code> d</p>'],
    ['a<code>b</code>', '<p>a<code>b</code></p>'],
    ['<code>a<br>b</code>', '<p><code>a b</code></p>'],
    ['<code>a<wbr>b</code>', '<p><code>ab</code></p>'],
    ['<code>a</code><code>b</code>', '<p><code>ab</code></p>'],
    ['<code> </code>', ''],
    ['<code>a<b>b</b></code>', '<p>a<strong>b</strong></p>'],
    ['<pre>a  b\n c</pre>', '<pre>a  b\n c</pre>'],
    ['<pre>\n\n\na\r\nb</pre>', '<pre>a\nb</pre>'],
    ['<pre> \n</pre>', ''],
    ['<pre>a<br>b<b>c</b><img src="/x" alt="d"></pre>', '<pre>a\nb<strong>c</strong>d</pre>'],
    ['<pre><a href="/x">a</a><a href="javascript:y">b</a></pre>', '<pre><a href="/x">a</a>b</pre>'],
    ['<pre>a<script>b</script><p>c</p>d</pre>', '<pre>a\nc\nd</pre>'],
    ['<pre><code>a <b>b</b></code></pre>', '<pre><code>a b</code></pre>'],
    ['<pre><code>a</code> <code>b</code></pre>', '<pre><code>a b</code></pre>'],
    ['<pre><code>a</code>b</pre>', '<pre>ab</pre>'],
    ['<pre><br><br>a</pre>', '<pre>a</pre>'],
    ['<pre><b><br>a</b></pre>', '<pre><strong>a</strong></pre>'],
    ['<xmp><b>a</b></xmp>', '<pre>&#x3C;b>a&#x3C;/b></pre>'],
    ['<listing>a</listing>', '<pre>a</pre>'],
  ])('%j → %j', (html, expected) => expect(blocks(html)).toBe(expected))
})

describe('lists of a body', () => {
  it.each([
    ['<ul><li>a</li><li>b</li></ul>', '<ul><li>a</li><li>b</li></ul>'],
    ['<menu><li>a</menu>', '<ul><li>a</li></ul>'],
    ['<dir><li>a</dir>', '<ul><li>a</li></ul>'],
    ['<ol start="3"><li>a</ol>', '<ol start="3"><li>a</li></ol>'],
    ['<ul type="square" start="3"><li>a</ul>', '<ul><li>a</li></ul>'],
    ['<ul><li><p>a</p></li></ul>', '<ul><li>a</li></ul>'],
    ['<ul><li><p>a</p><p>b</p></li></ul>', '<ul><li><p>a</p><p>b</p></li></ul>'],
    ['<ul><li>a<ul><li>b</ul></ul>', '<ul><li>a<ul><li>b</li></ul></li></ul>'],
    ['<ul><li>a</li><ul><li>b</li></ul></ul>', '<ul><li>a<ul><li>b</li></ul></li></ul>'],
    ['<ul><li>a</li>b<li>c</li></ul>', '<ul><li>a</li><li>b</li><li>c</li></ul>'],
    ['<ul>b<i>c</i><li>a</li></ul>', '<ul><li>b<em>c</em></li><li>a</li></ul>'],
    ['<ul><li>a</li><li> </li></ul>', '<ul><li>a</li></ul>'],
    ['<ul></ul>', ''],
    ['<ul><ul><li>a</ul></ul>', '<ul><li><ul><li>a</li></ul></li></ul>'],
    ['<dl><dt>a<dd>b</dl>', '<dl><dt>a</dt><dd>b</dd></dl>'],
    ['<dl><div><dt>a<dd>b</div></dl>', '<dl><dt>a</dt><dd>b</dd></dl>'],
    ['<dl><dt>a<dd><p>b<p>c</dl>', '<dl><dt>a</dt><dd><p>b</p><p>c</p></dd></dl>'],
    ['<dl>a<dt>b</dl>', '<dl><dd>a</dd><dt>b</dt></dl>'],
    ['<dl><dt> </dl>', ''],
  ])('%s → %s', (html, expected) => expect(blocks(html)).toBe(expected))
})

describe('quotations of a body', () => {
  it.each([
    ['<blockquote>a</blockquote>', '<blockquote><p>a</p></blockquote>'],
    ['<blockquote> </blockquote>', ''],
    ['<b><blockquote>a</blockquote></b>', '<blockquote><p><strong>a</strong></p></blockquote>'],
  ])('%s → %s', (html, expected) => expect(blocks(html)).toBe(expected))
})

describe('figures of a body', () => {
  const img = '<img src="/a.jpg" alt="The bridge">'
  it.each([
    [
      `<figure>${img}<figcaption>Then</figcaption></figure>`,
      `<figure>${img}<figcaption>Then</figcaption></figure>`,
    ],
    [
      `<figure><figcaption>Then</figcaption>${img}</figure>`,
      `<figure><figcaption>Then</figcaption>${img}</figure>`,
    ],
    [`<figure>${img}</figure>`, `<p>${img}</p>`],
    [`<figure>${img}<figcaption> </figcaption></figure>`, `<p>${img}</p>`],
    [
      `<figure><p>${img}</p><p>Words</p><figcaption>Then</figcaption></figure>`,
      `<figure>${img}<p>Words</p><figcaption>Then</figcaption></figure>`,
    ],
    [
      `<figure>${img}<figcaption><p>One</p><p>Two</p></figcaption></figure>`,
      `<figure>${img}<figcaption>One<br>Two</figcaption></figure>`,
    ],
    [
      `<figure>${img}<figcaption><p>One</p><ul><li>Two</ul></figcaption></figure>`,
      `<figure>${img}<figcaption><p>One</p><ul><li>Two</li></ul></figcaption></figure>`,
    ],
    [
      `<figure><a href="/x">${img}</a><figcaption>Then</figcaption></figure>`,
      `<figure><a href="/x">${img}</a><figcaption>Then</figcaption></figure>`,
    ],
    [
      `<figure><div>${img}<figcaption>Then</figcaption></div></figure>`,
      `<figure>${img}<figcaption>Then</figcaption></figure>`,
    ],
  ])('%s → %s', (html, expected) => expect(blocks(html)).toBe(expected))

  it('drop the alternative text of a missing picture when the caption repeats it', () => {
    const figure = (caption: string) => `<figure>${img}<figcaption>${caption}</figcaption></figure>`
    expect(blocks(figure('The bridge, in 2016'), () => null)).toBe(
      '<figure><figcaption>The bridge, in 2016</figcaption></figure>',
    )
    expect(blocks(figure('In 2016'), () => null)).toBe(
      '<figure><p>The bridge</p><figcaption>In 2016</figcaption></figure>',
    )
  })
})

describe('tables of a body', () => {
  const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join('')}</tr>`
  const head = (...cells: string[]) => `<tr>${cells.map((cell) => `<th>${cell}</th>`).join('')}</tr>`
  it.each([
    [
      table(head('a', 'b') + row('1', '2')),
      `<table><thead>${head('a', 'b')}</thead><tbody>${row('1', '2')}</tbody></table>`,
    ],
    [table(row('a', 'b') + row('1', '2')), `<table><tbody>${row('a', 'b')}${row('1', '2')}</tbody></table>`],
    [
      table(`<thead>${row('a', 'b')}</thead>${row('1', '2')}`),
      `<table><thead>${row('a', 'b')}</thead><tbody>${row('1', '2')}</tbody></table>`,
    ],
    [
      table(head('a', 'b') + head('c', 'd')),
      `<table><thead>${head('a', 'b')}</thead><tbody>${head('c', 'd')}</tbody></table>`,
    ],
    [
      table(`<caption>T</caption>${row('a', 'b')}${row('1', '2')}`),
      `<table><caption>T</caption><tbody>${row('a', 'b')}${row('1', '2')}</tbody></table>`,
    ],
    [table(row('a', 'b')), '<p>a</p><p>b</p>'],
    [
      table('<tr><th>Year</th><td>1999</td></tr>'),
      '<table><tbody><tr><th>Year</th><td>1999</td></tr></tbody></table>',
    ],
    [
      table(`<caption>T</caption>${row('a', 'b')}`),
      `<table><caption>T</caption><tbody>${row('a', 'b')}</tbody></table>`,
    ],
    [table(row('a') + row('b')), '<p>a</p><p>b</p>'],
    [table(`<caption>T</caption>${row('a')}`), '<p>T</p><p>a</p>'],
    [
      `<table role="presentation">${row('a', 'b')}${row('1', '2')}</table>`,
      '<p>a</p><p>b</p><p>1</p><p>2</p>',
    ],
    [table(row('<h3>a</h3>', 'b') + row('1', '2')), '<h3>a</h3><p>b</p><p>1</p><p>2</p>'],
    [table(row('<hr>', 'b') + row('1', '2')), '<hr><p>b</p><p>1</p><p>2</p>'],
    [
      table(row(' ', '') + row('a', 'b') + row('1', '2')),
      `<table><tbody>${row('a', 'b')}${row('1', '2')}</tbody></table>`,
    ],
    [
      table(row('<p>a</p><p>b</p>', 'c') + row('1', '<ul><li>2</li></ul>')),
      `<table><tbody>${row('a<br>b', 'c')}${row('1', '<ul><li>2</li></ul>')}</tbody></table>`,
    ],
    [
      table(`<tr><td colspan="2" align="right">a</td><td>b</td></tr>${row('1', '2')}`),
      `<table><tbody><tr><td colspan="2" align="right">a</td><td>b</td></tr>${row('1', '2')}</tbody></table>`,
    ],
    [
      table(`<tfoot>${row('f', 'g')}</tfoot><tbody>${row('a', 'b')}</tbody>`),
      `<table><tbody>${row('f', 'g')}${row('a', 'b')}</tbody></table>`,
    ],
  ])('%s → %s', (html, expected) => expect(blocks(html)).toBe(expected))
})
