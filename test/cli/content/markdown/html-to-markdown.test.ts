import type { Element, Root } from 'hast'
import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { toContentModel } from '../../../../src/cli/content/html/content-model.ts'
import { joinLines, toOneLine } from '../../../../src/cli/content/html/element.ts'
import { flattenHtmlToParagraphs } from '../../../../src/cli/content/html/flatten-html-to-paragraphs.ts'
import { toSafePictureUrl } from '../../../../src/cli/content/html/links.ts'
import { parseHtmlFragment, parsePage } from '../../../../src/cli/content/html/parse-html.ts'
import { toPlainText } from '../../../../src/cli/content/html/plain-text.ts'
import { toMarkdown } from '../../../../src/cli/content/markdown/html-to-markdown.ts'
import { limitMarkdownComplexity } from '../../../../src/cli/content/markdown/limit-markdown-complexity.ts'
import { parseMarkdown } from '../../../../src/cli/content/markdown/parse-markdown.ts'

const model = (html: string): Root => ({
  type: 'root',
  children: toContentModel(parseHtmlFragment(html), toSafePictureUrl),
})

const markdown = (html: string) => toMarkdown(model(html))

const text = (html: string) => toPlainText(model(html))

describe('HTML in Markdown', () => {
  it.each([
    ['<p>a</p><p>b</p>', 'a\n\nb'],
    ['a<br>b', 'a\\\nb'],
    ['<h1>a</h1><h2>b</h2><h3>c</h3><h6>d</h6>', '## a\n\n## b\n\n### c\n\n###### d'],
    ['<h2>a<br>b</h2>', '## a<br>b'],
    ['<p>a</p><hr><p>b</p>', 'a\n\n---\n\nb'],
    ['<i>a</i> <b>b</b> <a href="/x">c</a> <code>d</code>', '*a* **b** [c](/x) `d`'],
    ['<img src="/media/a.jpg" alt="w">', '![w](/media/a.jpg)'],
    ['<img src="/media/a.jpg">', '![](/media/a.jpg)'],
    ['a <s>b</s> c', 'a ~~b~~ c'],
    ['<s>b</s>', '~~b~~'],
    ['a<s>b</s>c', 'a<del>b</del>c'],
    ['a <s>b</s>c', 'a <del>b</del>c'],
    ['a<s>b</s> c', 'a<del>b</del> c'],
    ['a <s>b.</s> c', 'a <del>b.</del> c'],
    ['a <s>b c</s> d', 'a ~~b c~~ d'],
    ['a <s>b<i>c</i></s> d', 'a <del>b*c*</del> d'],
    ['a<sup>2</sup>', 'a<sup>2</sup>'],
    ['<abbr title="a|b">c</abbr>', '<abbr title="a&#124;b">c</abbr>'],
    ['<ul><li>a</li><li>b</li></ul>', '- a\n- b'],
    ['<ol><li>a</li><li>b</li></ol>', '1. a\n2. b'],
    ['<ol start="4"><li>a</li><li>b</li></ol>', '4. a\n5. b'],
    ['<ol start="0"><li>a</li></ol>', '0. a'],
    ['<ol start="-4"><li>a</li></ol>', '<ol start="-4">\n<li>a</li>\n</ol>'],
    ['<ol start="999999999"><li>a</li></ol>', '999999999. a'],
    ['<ol start="1000000000"><li>a</li></ol>', '<ol start="1000000000">\n<li>a</li>\n</ol>'],
    ['<ol reversed><li>a<li>b</ol>', '<ol reversed>\n<li>a</li>\n<li>b</li>\n</ol>'],
    ['<ol><li value=3>a<li>b</ol>', '3. a\n4. b'],
    ['<ol><li>a<li value=5>b</ol>', '<ol>\n<li>a</li>\n<li value="5">b</li>\n</ol>'],
    ['<ol start="x"><li>a</ol>', '1. a'],
    ['<ul><li><p>a</p><p>b</p></li><li>c</li></ul>', '- a\n\n  b\n\n- c'],
    ['<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>', '- a\n  - b\n- c'],
    ['<blockquote><p>a</p><p>b</p></blockquote>', '> a\n>\n> b'],
    ['<pre><code>a\n b\n</code></pre>', '```\na\n b\n```'],
    ['<pre><code>  a\n b\n\n</code></pre>', '```\n  a\n b\n\n```'],
    ['<pre>a\n\n<b>b</b></pre>', '<pre>a\n\n<strong>b</strong></pre>'],
    ['<dl><dt>a<dd>b\nc</dl>', '<dl><dt>a</dt><dd>b c</dd></dl>'],
    [
      '<figure><img src="/a"><figcaption>b</figcaption></figure>',
      '<figure><img src="/a" alt=""><figcaption>b</figcaption></figure>',
    ],
    [
      '<ol reversed><li><pre>a\n\nb</pre></li></ol>',
      '<ol reversed>\n<li><pre>a&#10;&#10;b</pre></li>\n</ol>',
    ],
    ['<ul><li><p>a</p></li><li><p>c</p></li></ul>', '- a\n- c'],
    ['<ul><li><ul><li>b</li></ul></li><li>c</li></ul>', '- - b\n- c'],
    ['<table><tr><th>a<th align="right">b<tr><td>1<td>2|3</table>', '| a | b |\n| - | -: |\n| 1 | 2\\|3 |'],
    [
      '<table><tr><th align=left>a<th align=center>b<tr><td>1<br>2<td></table>',
      '| a | b |\n| :- | :-: |\n| 1<br>2 | |',
    ],
  ])('%j is %j', (html, expected) => expect(markdown(html)).toBe(expected))

  it.each([
    ['has a caption', '<table><caption>t</caption><tr><th>a<th>b<tr><td>1<td>2</table>'],
    ['has no head', '<table><tr><td>a<td>b<tr><td>1<td>2</table>'],
    ['has two heads', '<table><thead><tr><th>a<th>b<tr><th>c<th>d</thead><tr><td>1<td>2</table>'],
    ['has a cell over two columns', '<table><tr><th>a<th>b<tr><td colspan=2>1</table>'],
    ['has a head over two columns', '<table><tr><th colspan=2>a<tr><td>1<td>2</table>'],
    ['has a cell over two rows', '<table><tr><th>a<th>b<tr><td rowspan=2>1<td>2<tr><td>3</table>'],
    ['has a row that is too short', '<table><tr><th>a<th>b<tr><td>1<tr><td>3<td>4</table>'],
    ['has a head in its body', '<table><tr><th>a<th>b<tr><th>1<td>2</table>'],
    ['has a list in a cell', '<table><tr><th>a<th>b<tr><td><ul><li>1</ul><td>2</table>'],
  ])('a table stays HTML when it %s', (_, html) => {
    expect(markdown(html)).toMatch(/^<table>.*<\/table>$/)
    expect(renderBody(markdown(html)).text).toBe(text(html))
  })
})

describe('HTML as plain text', () => {
  it.each([
    ['<p>a</p><p>b<br>c</p>', 'a\n\nb\nc'],
    ['<h2>a</h2><ul><li>b</li><li>c<ul><li>d</li></ul></li></ul>', 'a\n\nb\nc\nd'],
    ['<table><tr><th>a<th>b<tr><td>1<td>2<tr><td>3<td>4</table>', 'a\tb\n1\t2\n3\t4'],
    ['<table><caption>t</caption><tr><th>a<th>b<tr><td>1<td>2</table>', 't\na\tb\n1\t2'],
    ['<dl><dt>a<dd>b</dl>', 'a\nb'],
    ['<blockquote><p>a</p><p>b</p></blockquote><hr>c', 'a\n\nb\n\nc'],
    ['<pre>a\n  b</pre>', 'a\n  b'],
    ['<figure><img src="/a" alt="x"><figcaption>b</figcaption></figure>', 'b'],
  ])('%j is %j', (html, expected) => expect(text(html)).toBe(expected))
})

describe('HTML that nests too deep', () => {
  const nested = (depth: number) => `${'<div>'.repeat(depth)}w${'</div>'.repeat(depth)}`
  const depthOf = (node: Root | Element): number =>
    1 + Math.max(0, ...node.children.map((child) => (child.type === 'element' ? depthOf(child) : 0)))

  it('is parsed to a depth of 512 elements', () => {
    expect(depthOf(parseHtmlFragment(nested(500)))).toBe(501)
    expect(depthOf(parseHtmlFragment(nested(600)))).toBe(2)
    expect(parsePage(nested(500))).not.toBe('too deep')
    expect(parsePage(nested(600))).toBe('too deep')
  })

  it.each([
    ['a<p>b<b>c</b></p>d', ['a', 'bc', 'd']],
    ['a<br>b<h1>c</h1><h2>d</h2>', ['a', 'b', 'c', 'd']],
    ['a<script>b<i>c</i></script>d<style>e</style>f', ['adf']],
    ['a<title>b<i></title>', ['ab<i>']],
    ['a<textarea>b<i></textarea>', ['ab<i>']],
    ['<xmp>b<i></xmp>', ['b<i>']],
    ['<iframe>b<i></iframe>', ['b<i>']],
    ['<p> </p>&eacute;<!-- b --><!doctype html>', ['é']],
    ['<p>a  b</p>', ['a  b']],
  ])('is flattened: %s', (html, paragraphs) =>
    expect(toPlainText(flattenHtmlToParagraphs(html)).split('\n\n')).toEqual(paragraphs),
  )
})

describe('parsed Markdown', () => {
  it.each([
    ['a', { hasHtml: false, hasReferenceDefinitions: false, linkUrls: [] }],
    ['a <b>c</b>', { hasHtml: true }],
    ['<div>\n', { hasHtml: true }],
    ['[a]: /x', { hasReferenceDefinitions: true }],
    ['[a](/x y) [b](</x y>) ![c](/d)', { linkUrls: ['/x y'] }],
    ['[a](javascript:x)', { linkUrls: ['javascript:x'] }],
    ['<https://e.example/é>', { linkUrls: ['https://e.example/é'] }],
    ['https://e.example/', { linkUrls: [] }],
  ])('%j', (source, expected) => expect(parseMarkdown(source)).toMatchObject(expected))

  it.each([
    ['[a](</x é>)', '<p><a href="/x%20%C3%A9">a</a></p>'],
    [
      '![a *b* `c`\n![d](/e)](/media/x.jpg)',
      '<figure><img src="/media/x.jpg" alt="a b c d" decoding="async"></figure>',
    ],
    ['3. a\n4. b', '<ol start="3">\n<li>a</li>\n<li>b</li>\n</ol>'.replaceAll('\n', '')],
    ['```js\na\n```', '<pre><code>a\n</code></pre>'],
    ['```\n```', ''],
    ['a\n\n    b', '<p>a</p><pre><code>b\n</code></pre>'],
    ['~~a~~', '<p><del>a</del></p>'],
    ['a\nb', '<p>a b</p>'],
  ])('%j is served as %s', (source, html) => expect(renderBody(source).html).toBe(html))
})

describe('Markdown that would take too long to parse', () => {
  it.each([
    ['63 quotations', `${'> '.repeat(63)}a`, `${'> '.repeat(63)}a`],
    ['64 quotations', `${'> '.repeat(64)}a`, `${'> '.repeat(64)}a`],
    ['65 quotations', `${'> '.repeat(65)}a`, `${'> '.repeat(64)}a`],
    ['256 spaces', `${' '.repeat(256)}a`, `${' '.repeat(256)}a`],
    ['257 spaces', `${' '.repeat(257)}a`, `${' '.repeat(256)}a`],
    ['1000 marks', '*a '.repeat(1000), '*a '.repeat(1000)],
    ['1001 marks', '*a '.repeat(1001), '\\*a '.repeat(1001)],
    ['1001 marks of two kinds', '*a_ '.repeat(501), '\\*a\\_ '.repeat(501)],
    ['4000 brackets', '['.repeat(4000), '['.repeat(4000)],
    ['4001 brackets', '['.repeat(4001), '\\['.repeat(4001)],
    ['closing brackets', ']'.repeat(5001), '\\]'.repeat(5001)],
    ['1000 underlined headings', 'word\n===\n'.repeat(1000), 'word\n===\n'.repeat(1000)],
    ['1001 underlined headings', 'word\n===\n'.repeat(1001), '# word\n'.repeat(1001)],
    ['1001 of them in quotations', '> a word\n> ---\n'.repeat(1001), '> ## a word\n'.repeat(1001)],
    ['1001 rules', 'word\n\n---\n'.repeat(1001), 'word\n\n---\n'.repeat(1001)],
    ['1001 rows of dots', 'word\n=-=\n'.repeat(1001), 'word\n=-=\n'.repeat(1001)],
    ['escaped ones', '\\*a '.repeat(1001), '\\*a '.repeat(1001)],
    [
      'two paragraphs',
      `${'*a '.repeat(600)}\n\n${'*a '.repeat(600)}`,
      `${'*a '.repeat(600)}\n\n${'*a '.repeat(600)}`,
    ],
  ])('%s', (_, source, expected) => expect(limitMarkdownComplexity(source)).toBe(expected))
})

describe('text on one line', () => {
  it.each([
    ['a\nb', 'a b'],
    ['a \n \n\t b', 'a b'],
    ['a  b', 'a  b'],
    [' a\nb ', ' a b '],
    ['\n', ' '],
    ['\na', ' a'],
    ['', ''],
  ])('%j is %j, as a regular expression gives', (given, expected) => {
    expect(joinLines(given)).toBe(expected)
    expect(given.replace(/\s*\n\s*/g, ' ')).toBe(expected)
  })

  it('has single spaces, and none at the ends', () =>
    expect(toOneLine(' a \n\u00a0b  e\u0301 ')).toBe('a b é'))
})
