import { describe, expect, it } from 'vitest'
import { autop } from '../../../../../src/cli/import/wordpress/post/autop.ts'
import { resolveLinksAndAddAltTexts } from '../../../../../src/cli/import/wordpress/post/resolve-links-and-add-alt-texts.ts'
import {
  parseBlockFootnotes,
  renderFootnoteList,
} from '../../../../../src/cli/import/wordpress/shortcodes/footnotes.ts'
import { renderFigure } from '../../../../../src/cli/import/wordpress/shortcodes/pictures.ts'
import { extractVisiblePostText } from '../../../../../src/cli/import/wordpress/shortcodes/visible-post-text.ts'
import { attachment, index, item } from '../parts.ts'

describe('the HTML of a post', () => {
  it.each([
    ['<a href="b">c</a>', '<a href="https://a.example/x/b">c</a>'],
    ["<img src='/b'>", '<img src="https://a.example/b">'],
    ['<IFRAME SRC=b&amp;c>', '<IFRAME SRC="https://a.example/x/b&amp;c">'],
    [
      '<a href="#b"><a href="mailto:b"><a href=""><a href="https://b.example/">',
      '<a href="#b"><a href="mailto:b"><a href=""><a href="https://b.example/">',
    ],
    ['<p href="b">', '<p href="b">'],
    ['<script><a href="b"></script>', '<script><a href="b"></script>'],
    [
      '<img class="x wp-image-7" src="https://b.example/">',
      '<img alt="A boat" class="x wp-image-7" src="https://b.example/">',
    ],
    [
      '<img class="wp-image-7" alt="" src="https://b.example/">',
      '<img alt="A boat" class="wp-image-7" alt="" src="https://b.example/">',
    ],
    [
      '<img class="wp-image-7" alt="Own" src="https://b.example/">',
      '<img class="wp-image-7" alt="Own" src="https://b.example/">',
    ],
    ["<img class=wp-image-7 alt='Own'>", "<img class=wp-image-7 alt='Own'>"],
    ['<img class="wp-image-8">', '<img class="wp-image-8">'],
    ['<b class="wp-image-7">', '<b class="wp-image-7">'],
  ])('has whole addresses and alternative texts: %s', (html, expected) =>
    expect(resolveLinksAndAddAltTexts(html, 'https://a.example/x/', index())).toBe(expected),
  )

  it('stays without a base', () =>
    expect(resolveLinksAndAddAltTexts('<a href="b">', null, index())).toBe('<a href="b">'))

  it.each([
    ['a\nb\n\nc', '<p>a<br>\nb</p>\n<p>c</p>\n'],
    ['a\n \t\nb', '<p>a</p>\n<p>b</p>\n'],
    ['a\n\n<br />\n\n&nbsp;&#160;\n\nb', '<p>a</p>\n<p>b</p>\n'],
    ['<object>a\n\nb</object>', '<p><object>a  b</object></p>\n'],
    ['<p>a\n\nb</p>', '<p>a</p>\n<p>b</p>'],
    ['<div>a\n\nb</div>', '<div><p>a</p>\n<p>b</p>\n</div>'],
    ['<div\nclass="x">a</div>', '<div class="x"><p>a</p>\n</div>'],
    ['<li>a\nb</li>', '<li>a<br>\nb</li>'],
    ['<li>a\n\nb</li>', '<li><p>a</p>\n<p>b</p>\n</li>'],
    ['<h2>a\nb</h2>', '<h2>a<br>\nb</h2>'],
    ['<ul>\n<li>a<li>b</ul>c', '<ul>\n<li>a<li>b</ul><p>c</p>\n'],
    ['<table>\n\n<tr><td>a<tr><td>b</table>', '<table>\n\n<tr><td>a<tr><td>b</table>'],
    ['a<hr>b', '<p>a</p>\n<hr><p>b</p>\n'],
    ['<p>a<div>b</div>', '<p>a<div><p>b</p>\n</div>'],
    ['<p>a<pre>b\n\nc</pre>d', '<p>a<pre>b\n\nc</pre><p>d</p>\n'],
    ['a</p>b', '<p>a</p>\n<p>b</p>\n'],
    ['a</div>b', '<p>a</p>\n</div><p>b</p>\n'],
    ['https://a.example/b', '<p><a href="https://a.example/b">https://a.example/b</a></p>\n'],
    ['<br>\na<br/>\nb', '<p><br>\na<br>\nb</p>\n'],
  ])('has paragraphs as WordPress makes them: %j', (html, expected) => expect(autop(html)).toBe(expected))

  it.each([
    ['a<b>b</b>c <p>d</p>e', 'abc d e'],
    ['a<a href="x">b</a>c', 'a b c'],
    ['a<!-- b -->c<script>d</script>e<style>f</style><template>g</template>', 'a c e'],
    ['&amp;&eacute;&#233;&#xe9;&unknown; &amp', '&ééé&unknown; &'],
    ['a[box title="Two words"]b[/box]c', 'a Two words b c'],
    ['a[sic] b[box] c', 'a[sic] b[box] c'],
    ['a[[gallery]]b', 'a[[gallery]]b'],
    ['a[gallery]b', 'a b'],
    ['a[youtube]b[youtube x]c', 'a[youtube]b c'],
    ['a[/box]b', 'a[/box]b'],
  ])('has visible words: %s', (html, expected) =>
    expect(extractVisiblePostText(html).replace(/ +/g, ' ').trim()).toBe(expected),
  )

  it('has its footnotes in a list, each with a way back to its mark', () => {
    const notes = [
      { id: 'a', html: 'A <b id="b-link">b</b>' },
      { id: 'b', html: 'B' },
      { id: 'c"', html: 'C' },
    ]
    expect(renderFootnoteList(notes, "<a id='a-link'>1</a>")).toBe(
      '\n\n<ol><li id="a">A <b id="b-link">b</b> <a href="#a-link">↩︎</a></li><li id="b">B <a href="#b-link">↩︎</a></li><li id="c&quot;">C</li></ol>\n\n',
    )
    expect(renderFootnoteList([], 'x')).toBe('')
  })

  it.each([
    ['', []],
    ['[{"id":"a","content":"A"}]', [{ id: 'a', html: 'A' }]],
    ['[{"id":1,"content":"A"}]', 'unreadable'],
    ['[null]', 'unreadable'],
    ['["a"]', 'unreadable'],
    ['[{"id":"a"}]', 'unreadable'],
    ['{}', 'unreadable'],
    ['x', 'unreadable'],
  ])('has the footnotes of its meta: %s', (json, expected) =>
    expect(parseBlockFootnotes(item({}, { meta: [['footnotes', json]] }))).toEqual(expected),
  )

  it.each([
    [{}, '<figure><img src="https://a.example/7.jpg" alt="A boat"></figure>'],
    [
      { alt: 'A &amp; <b>B</b>', url: 'https://a.example/?a&b' },
      '<figure><img src="https://a.example/?a&amp;b" alt="A &amp; B"></figure>',
    ],
    [
      { caption: '<b>C</b>', credit: 'Ann' },
      '<figure><img class="wp-image-7" src="https://a.example/7.jpg" alt="A boat"><figcaption><b>C</b></figcaption></figure>',
    ],
  ])('has attachments as figures: %j', (more, html) =>
    expect(renderFigure({ ...attachment, ...more })).toBe(html),
  )
})
