import { describe, expect, it } from 'vitest'
import { markdownFromHtml } from '../../../../src/cli/import/markup/html-body.ts'
import { autop } from '../../../../src/cli/import/wordpress/post/autop.ts'
import { replaceHtmlComments } from '../../../../src/cli/import/wordpress/post/replace-html-comments.ts'
import { escapeCodeAndDecodeBase64 } from '../../../../src/cli/import/wordpress/shortcodes/shortcode-contents.ts'
import type { PostContext } from '../../../../src/cli/import/wordpress/shortcodes/shortcode-use.ts'
import { expandShortcodes } from '../../../../src/cli/import/wordpress/shortcodes/shortcodes.ts'
import { PostTextBudget } from '../../../../src/cli/import/wordpress/shortcodes/text-budget.ts'
import type { Attachment } from '../../../../src/cli/import/wordpress/wxr/export-index.ts'
import { ExportNoteCounts } from '../../../../src/cli/import/wordpress/wxr/export-notes.ts'

const attachment = (name: string, more: Partial<Attachment> = {}): Attachment => ({
  id: '7',
  url: `https://a.example/${name}`,
  title: '',
  caption: '',
  alt: '',
  credit: '',
  menuOrder: 0,
  ...more,
})

const post = (): PostContext => ({
  id: '1',
  notes: new ExportNoteCounts(),
  budget: new PostTextBudget(),
  footnotes: [],
  droppedBlocks: [],
  index: {
    baseUrl: null,
    siteTitle: null,
    siteLanguage: null,
    siteHosts: new Set(),
    authorNameByLogin: new Map(),
    attachmentById: new Map([
      ['7', attachment('b.jpg', { menuOrder: 2, caption: 'Second' })],
      ['8', attachment('a.jpg', { menuOrder: 1, alt: 'First' })],
      ['9', attachment('talk.mp3', { title: 'The talk' })],
    ]),
    pictureIdsByPostId: new Map([['1', ['8', '7']]]),
    categoryNicenameById: new Map(),
    reusableBlockHtmlById: new Map([
      ['5', 'Twice <!-- wp:block {"ref":6} /-->'],
      ['6', 'told <!-- wp:block {"ref":5} /-->'],
    ]),
  },
})

const expanded = (html: string, context = post()) =>
  expandShortcodes(escapeCodeAndDecodeBase64(html), context)
    .replace(/\n{2,}/g, '\n')
    .trim()

describe('a known shortcode', () => {
  it.each([
    [
      '[caption width="9"]<img src="a.jpg" /> A <em>cat</em>[/caption]',
      '<figure><img src="a.jpg" /><figcaption>A <em>cat</em></figcaption></figure>',
    ],
    [
      '[caption caption="It\'s [sic] a cat"]<a href="b"><img src="a.jpg"></a>[/caption]',
      '<figure><a href="b"><img src="a.jpg"></a><figcaption>It\'s [sic] a cat</figcaption></figure>',
    ],
    ['[wp_caption]no picture[/wp_caption]', '<figure>no picture</figure>'],
    [
      '[gallery]',
      '<figure><img src="https://a.example/a.jpg" alt="First"></figure>\n<figure><img src="https://a.example/b.jpg" alt=""><figcaption>Second</figcaption></figure>',
    ],
    [
      '[gallery exclude="8"]',
      '<figure><img src="https://a.example/b.jpg" alt=""><figcaption>Second</figcaption></figure>',
    ],
    ['[gallery ids="8" link=file]', '<figure><img src="https://a.example/a.jpg" alt="First"></figure>'],
    ['[playlist ids="9"]', '<p><a href="https://a.example/talk.mp3">The talk</a></p>'],
    ['[audio id=9]', '<p><a href="https://a.example/talk.mp3">https://a.example/talk.mp3</a></p>'],
    [
      '[audio https://a.example/a.mp3]',
      '<p><a href="https://a.example/a.mp3">https://a.example/a.mp3</a></p>',
    ],
    [
      '[video width="640" mp4="https://a.example/a.mp4"][/video]',
      '<p><a href="https://a.example/a.mp4">https://a.example/a.mp4</a></p>',
    ],
    ['[audio src="a.mp3"]', '<p><a href="a.mp3">a.mp3</a></p>'],
    ['[audio a/b.mp3]', '<p><a href="a/b.mp3">a/b.mp3</a></p>'],
    ['[video mp4="/films/a.mp4"][/video]', '<p><a href="/films/a.mp4">/films/a.mp4</a></p>'],
    ['[video]../a.webm?v=2[/video]', '<p><a href="../a.webm?v=2">../a.webm?v=2</a></p>'],
    ['[embed]//v.example/1[/embed]', '<p><a href="//v.example/1">//v.example/1</a></p>'],
    ['[embed src="/2015/ferry/"]', '<p><a href="/2015/ferry/">/2015/ferry/</a></p>'],
    [
      '[embed]https://a.example/?a=1&amp;b=2[/embed]',
      '<p><a href="https://a.example/?a=1&amp;b=2">https://a.example/?a=1&amp;b=2</a></p>',
    ],
    [
      '[youtube abcdefghijk]',
      '<p><a href="https://www.youtube.com/watch?v=abcdefghijk">https://www.youtube.com/watch?v=abcdefghijk</a></p>',
    ],
    [
      '[youtube]abcdefghijk[/youtube]',
      '<p><a href="https://www.youtube.com/watch?v=abcdefghijk">https://www.youtube.com/watch?v=abcdefghijk</a></p>',
    ],
    [
      '[youtube=https://www.youtube.com/watch?v=a&w=320]',
      '<p><a href="https://www.youtube.com/watch?v=a&amp;w=320">https://www.youtube.com/watch?v=a&amp;w=320</a></p>',
    ],
    ['[vimeo 123]', '<p><a href="https://vimeo.com/123">https://vimeo.com/123</a></p>'],
    [
      '[dailymotion id=x7s94]',
      '<p><a href="https://www.dailymotion.com/video/x7s94">https://www.dailymotion.com/video/x7s94</a></p>',
    ],
    ['[tweet https://a.example/1]', '<p><a href="https://a.example/1">https://a.example/1</a></p>'],
    [
      '[video src="https://a.example/v.mov"]A film[/video]',
      '<p><a href="https://a.example/v.mov">https://a.example/v.mov</a></p>\nA film',
    ],
    [
      '[quote author="A. B."]To [vimeo 1] be[/quote]',
      '<blockquote>\nTo \n<p><a href="https://vimeo.com/1">https://vimeo.com/1</a></p>\n be\n<p><cite>A. B.</cite></p></blockquote>',
    ],
    ['[code]if (a < b) [gallery][/code]', '<pre><code>if (a &lt; b) &#91;gallery]</code></pre>'],
    ['[[gallery ids="1"]]', '[gallery ids="1"]'],
  ])('%s', (written, html) => {
    expect(expanded(written)).toBe(html)
  })
})

describe('words in brackets', () => {
  it.each([
    'He said [sic] so.',
    '[ssh server] and [1] and [video] and [quote]',
    'see [Public domain via https://a.example/?a=1]',
    'a [[wiki link]] and [/me waves]',
    '[an <a href="x">aside</a> with a=b]',
    '<a title="[gallery]">x</a><pre>[gallery]</pre><!-- [gallery] -->',
    '[caption id="never closed',
    '[tweet]',
  ])('stay: %s', (words) => {
    const context = post()
    expect(expanded(words, context)).toBe(words)
    expect(context.notes.listCountsByName('shortcode')).toEqual([])
  })
})

describe('an unknown shortcode', () => {
  it.each([
    ['[box]inside [b]bold[/b][/box]', 'inside bold', ['b', 'box']],
    ['[row][col size=2]one[/col][col]two[/col][/row]', 'one\ntwo', ['col', 'row']],
    ['[poll id=12]', '', ['poll']],
    [
      '[chart title="Votes" src="https://a.example/c"]',
      '<p>Votes</p>\n<p><a href="https://a.example/c">https://a.example/c</a></p>',
      ['chart'],
    ],
    [
      '[scribble=https://a.example/s]',
      '<p><a href="https://a.example/s">https://a.example/s</a></p>',
      ['scribble'],
    ],
  ])('%s leaves its text, and is told', (written, html, names) => {
    const context = post()
    expect(expanded(written, context)).toBe(html)
    expect(context.notes.listCountsByName('shortcode').map(([name]) => name)).toEqual(names)
  })
})

describe('comments', () => {
  it.each([
    ['one<!--more Read on-->two', 'onetwo'],
    ['one<!--nextpage-->two', 'one\n\ntwo'],
    ['<!-- wp:paragraph {"a":"-"} --><p>x</p><!-- /wp:paragraph -->', '<p>x</p>'],
    ['a <!-- never closed', 'a  never closed'],
    ['a<!-- wp:block {"ref":5} /-->', 'aTwice told Twice '],
  ])('%s', (written, html) => {
    expect(replaceHtmlComments(written, post())).toBe(html)
  })

  it('tells which blocks WordPress filled in itself', () => {
    const context = post()
    replaceHtmlComments(
      '<!-- wp:search /--><!-- wp:shop/cart {"a":1} /--><!-- wp:block {"ref":99} /-->',
      context,
    )
    expect(context.notes.listCountsByName('block').map(([name]) => name)).toEqual([
      'block',
      'search',
      'shop/cart',
    ])
  })
})

describe('paragraphs', () => {
  it.each([
    ['one\n\ntwo\nthree', 'one\n\ntwo\\\nthree'],
    ['one<br />\ntwo\r\n\r\nthree'.replaceAll('\r', ''), 'one\\\ntwo\n\nthree'],
    ['one\n\n&nbsp;\n\ntwo', 'one\n\ntwo'],
    ['<b>one\n\ntwo</b>', '**one**\n\n**two**'],
    ['<p>one\ntwo</p>\n\nthree', 'one\\\ntwo\n\nthree'],
    ['<p>one\n\ntwo</p>', 'one\n\ntwo'],
    ['<h2>Head</h2>\none', '## Head\n\none'],
    ['<ul>\n\n<li>one</li>\n<li>two\nlines</li>\n</ul>\nafter', '- one\n- two\\\n  lines\n\nafter'],
    ['<blockquote>one\n\ntwo</blockquote>three', '> one\n>\n> two\n\nthree'],
    ['<div>one</div><div>two</div>', 'one\n\ntwo'],
    ['<a\nhref="https://a.example/"\n>one</a>', '[one](https://a.example/)'],
    ['before\n<pre>a\n\nb</pre>\nafter', 'before\n\n<pre>a\n\nb</pre>\n\nafter'],
    ['https://a.example/v\n\nsee https://a.example/w', '<https://a.example/v>\n\nsee https://a.example/w'],
    ['1 < 2\n\n3 > 2', '1 < 2\n\n3 > 2'],
    ['one</p>\n\ntwo', 'one\n\ntwo'],
    [
      '<table>\n<tr>\n<th>A</th>\n<th>B</th></tr>\n<tr><td>one</td>\n<td>two\nthree</td>\n</tr>\n</table>',
      '| A | B |\n| - | - |\n| one | two<br>three |',
    ],
  ])('%j', (written, markdown) => {
    expect(markdownFromHtml(autop(written))).toBe(markdown)
  })
})
