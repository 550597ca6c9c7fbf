import { describe, expect, it } from 'vitest'
import { parseShortcodeAttributes } from '../../../../../src/cli/import/wordpress/shortcodes/shortcode-attributes.ts'
import { escapeCodeAndDecodeBase64 } from '../../../../../src/cli/import/wordpress/shortcodes/shortcode-contents.ts'
import {
  isBlockShortcode,
  isFormattingShortcode,
  isQuoteShortcode,
} from '../../../../../src/cli/import/wordpress/shortcodes/shortcode-names.ts'
import { findShortcodeTags } from '../../../../../src/cli/import/wordpress/shortcodes/shortcode-tags.ts'
import { isUrlReference } from '../../../../../src/cli/import/wordpress/shortcodes/shortcode-use.ts'
import {
  getTagPlaceholder,
  replaceTagPlaceholders,
} from '../../../../../src/cli/import/wordpress/shortcodes/tag-placeholders.ts'
import {
  maxPostTextLength,
  PostTextBudget,
} from '../../../../../src/cli/import/wordpress/shortcodes/text-budget.ts'
import { isCertainlyShortcode } from '../../../../../src/cli/import/wordpress/shortcodes/unknown-shortcode.ts'
import { listVisibleAttributeValues } from '../../../../../src/cli/import/wordpress/shortcodes/visible-attribute-values.ts'

describe('the tags of shortcodes', () => {
  const tags = (html: string) =>
    findShortcodeTags(html).map(
      ({ name, isClosing, isEscaped, attributesText, startOffset: start, endOffset: end }) =>
        `${isClosing ? '/' : ''}${name}${isEscaped ? '!' : ''}(${attributesText}) ${html.slice(start, end)}`,
    )
  it.each([
    ['none', []],
    ['a [b] c', ['b() [b]']],
    ['[a]b[/a]', ['a() [a]', '/a() [/a]']],
    ['[a/][b /]', ['a() [a/]', 'b() [b /]']],
    ['[a b=1 c="]" d]', ['a(b=1 c="]" d) [a b=1 c="]" d]']],
    ["[a b=']']", ["a(b=']') [a b=']']"]],
    ['[a b="c]', []],
    ['[a "b]"]', ['a("b) [a "b]']],
    ['[a=b]', ['a(=b) [a=b]']],
    ['[a-b_2 c]', ['a-b_2(c) [a-b_2 c]']],
    ['[2a] [a.b] [ a] [a', []],
    ['[a [b]', ['b() [b]']],
    ['[[a b]]', ['a!(b) [[a b]]']],
    ['[[a] b]', ['a() [a]']],
    ['[a]]', ['a() [a]']],
    ['<i title="[a]">[b]</i>', ['b() [b]']],
    [
      '<!-- [a] --><pre>[b]</pre><code>[c]</code><script>[d]</script><style>[e]</style><textarea>[f]</textarea>[g]',
      ['g() [g]'],
    ],
    ['1 < 2 [a]', ['a() [a]']],
    [`[a b="${'x'.repeat(5000)}"] [c]`, ['c() [c]']],
  ])('are found outside of tags: %s', (html, expected) => expect(tags(html)).toEqual(expected))
})

describe('the attributes of a shortcode', () => {
  it.each([
    ['a="b" c=\'d\' e=f', { a: 'b', c: 'd', e: 'f' }, []],
    ['a = "b c"', { a: 'b c' }, []],
    ['A-b_1="c" a="d" A="e"', { 'a-b_1': 'c', a: 'd' }, []],
    ['a=“b c”', { a: 'b c' }, []],
    ['a="" b=\'\'', { a: '', b: '' }, []],
    ['"a b" \'c d\' e', {}, ['a b', 'c d', 'e']],
    ['=a', {}, ['a']],
    ['= "a b"', {}, ['a b']],
    ['a="b=c"', { a: 'b=c' }, []],
    ['', {}, []],
  ])('have names, or places: %s', (text, named, positional) => {
    const parsed = parseShortcodeAttributes(text)
    expect([Object.fromEntries(parsed.valueByName), parsed.positionalValues]).toEqual([named, positional])
  })

  const words = (name: string, value: string) =>
    listVisibleAttributeValues({ valueByName: new Map([[name, value]]), positionalValues: [] })

  it.each([
    ['title', 'one'],
    ['title', '<b>Two</b> words'],
    ['box_title', 'Two words'],
    ['box-title', 'Two words'],
    ['author', 'victor'],
    ['text', 'Two words'],
    ['text', 'Word'],
    ['title_text', 'word'],
  ])('are words: %s="%s"', (name, value) => expect(words(name, value)).toEqual([value.replace(/<.*?>/g, '')]))

  it.each([
    ['titles', 'Two words'],
    ['title_color', 'Two words'],
    ['align_title', 'Two words'],
    ['title', '12 / 7'],
    ['title', 'YES'],
    ['title', 'left'],
    ['title', 'https://a.example/x'],
    ['title', '#FFAA00'],
    ['title', '1.5em'],
    ['text', 'center-2'],
    ['text_content', 'form-1'],
    ['speed', 'Two words'],
  ])('are settings: %s="%s"', (name, value) => expect(words(name, value)).toEqual([]))

  it.each([
    ['title', 'yes, we can'],
    ['title', 'at https://a.example/x'],
    ['title', 'https://a.example/x and more'],
    ['title', 'top floor'],
    ['title', 'to the left'],
    ['title', '12 men'],
    ['title', '#faceless'],
    ['name', 'Form 1'],
  ])('are words although they begin or end like settings: %s="%s"', (name, value) =>
    expect(words(name, value)).toEqual([value]),
  )
})

describe('the name of a shortcode', () => {
  it.each([
    ['vc_column_text', true, false],
    ['SU-BOX', true, false],
    ['one_half', true, false],
    ['dropcap', false, true],
    ['my-b', false, true],
    ['text_bold', true, false],
    ['poll', false, false],
    ['textual', false, false],
  ])('tells blocks from formatting: %s', (name, block, formatting) =>
    expect([isBlockShortcode(name), isFormattingShortcode(name)]).toEqual([block, formatting]),
  )

  it.each([
    ['su_quote', true],
    ['quote', true],
    ['Pull-Quote', true],
    ['quotes', false],
  ])('tells quotations: %s', (name, expected) => expect(isQuoteShortcode(name)).toBe(expected))

  it.each([
    ['poll', 'id=1', false, true],
    ['poll', '', false, false],
    ['poll', 'id=1 big', false, false],
    ['poll', 'big', true, true],
    ['Poll', 'id=1', false, false],
    ['poll.x', 'id=1', false, false],
    ['poll', 'id=<b>', false, false],
    ['poll', '=https://a.example/', false, true],
    ['Poll', '= "HTTPS://a.example/', false, true],
    ['poll', 'see =https://a.example/ x', false, false],
    ['poll', '=ftp', false, false],
  ])('is certain with attributes or a pair: [%s %s]', (name, attributesText, paired, expected) =>
    expect(
      isCertainlyShortcode(
        { name, attributesText, isClosing: false, isEscaped: false, startOffset: 0, endOffset: 0 },
        paired,
      ),
    ).toBe(expected),
  )
})

describe('the white space at a removed tag', () => {
  const [block, inline] = ['box', 'apart']
  const mark = (name: string, isClosing = false) =>
    getTagPlaceholder({ name, isClosing, attributesText: '', isEscaped: false, startOffset: 0, endOffset: 0 })
  const [open, close, separator] = [mark(inline), mark(inline, true), mark(block)]

  it.each([
    [`a${open}b`, 'a b'],
    [`a.${open}B`, 'a. B'],
    [`a’${open}b`, 'a’b'],
    [`a${open},b`, 'a,b'],
    [`a${open} b`, 'a b'],
    [`a${close}b`, 'ab'],
    [`a${close}B`, 'a B'],
    [`1${close}B`, '1 B'],
    [`A${close}B`, 'AB'],
    [`a.${close}b`, 'a. b'],
    [`a.${close}«b`, 'a. «b'],
    [`a${close}${open}b`, 'a\n\nb'],
    [`a${open}${close}b`, 'a b'],
    [`a${separator}b`, 'a\n\nb'],
    [`a${separator}, b`, 'a\n\n, b'],
    [`<b>a</b>${open}<i class="x">b</i>`, '<b>a</b> <i class="x">b</i>'],
    [`a<br>${open}b`, 'a<br>b'],
    [`a${open}<p>b`, 'a<p>b'],
    [`a<b>${open}</b>b`, 'a<b> </b>b'],
    [mark('dropcap'), ''],
    ...[...'.,;:!?…»”")]'].map((sign) => [`a${sign}${close}b`, `a${sign} b`]),
  ])('keeps words apart: %j', (html, expected) => expect(replaceTagPlaceholders(html)).toBe(expected))
})

describe('the contents of a shortcode', () => {
  const base64 = (text: string) => Buffer.from(text).toString('base64')
  it.each([
    ['[code]a < b [c][/code]', '[code]a &lt; b &#91;c][/code]'],
    ['[code]a < b', '[code]a < b'],
    ['[/code][code]a < b', '[/code][code]a < b'],
    ['[code]<[/code]<[code]<[/code]', '[code]&lt;[/code]<[code]&lt;[/code]'],
    ['[code][php]<[/php][/code]', '[code]&#91;php]&lt;&#91;/php][/code]'],
    ['[[code]]<[/code]', '[[code]]<[/code]'],
    ['[code a="b"]<[/code]', '[code a="b"]&lt;[/code]'],
    ['[box]<[/box]', '[box]<[/box]'],
    [`[raw]${base64('<b>a</b>')}[/raw]`, '[raw]<b>a</b>[/raw]'],
    [`[raw_html]<p>${base64('%3Cb%3Ea%3C/b%3E')}</p>[/raw_html]`, '[raw_html]<b>a</b>[/raw_html]'],
    [`[raw]\n${base64('<b>100 %</b>')} [/raw]`, '[raw]<b>100 %</b>[/raw]'],
    [`[my-js]${base64('&lt;b> a')}[/my-js]`, '[my-js]&lt;b> a[/my-js]'],
    [`[raw]${base64('[gallery id=1]')}[/raw]`, '[raw][gallery id=1][/raw]'],
    [`[raw]${base64('two%20words')}[/raw]`, '[raw]two words[/raw]'],
    [`[raw]${base64('oneword')}[/raw]`, `[raw]${base64('oneword')}[/raw]`],
    [`[raw]${base64('two\u0007 words')}[/raw]`, `[raw]${base64('two\u0007 words')}[/raw]`],
    [
      `[raw]${Buffer.from('two w\xf6rds', 'latin1').toString('base64')}[/raw]`,
      `[raw]${Buffer.from('two w\xf6rds', 'latin1').toString('base64')}[/raw]`,
    ],
    [`[raw]${base64('a b')}[/raw]`, `[raw]${base64('a b')}[/raw]`],
    [`[raw]${base64('two words')}![/raw]`, `[raw]${base64('two words')}![/raw]`],
    [`[box]${base64('<b>a</b>')}[/box]`, `[box]${base64('<b>a</b>')}[/box]`],
  ])('are made visible: %s', (html, expected) => expect(escapeCodeAndDecodeBase64(html)).toBe(expected))
})

describe('an address in a shortcode', () => {
  it.each([
    'https://a.example/',
    'HTTP://a.example',
    '//a.example/b',
    '/a',
    './a',
    '../a/b',
    'a.mp3',
    'My talk.MP4',
    'https://a.example/my talk.ogg?x=1',
  ])('is one: %s', (text) => expect(isUrlReference(text)).toBe(true))
  it.each([
    '',
    'https://',
    'see https://a.example/',
    'https://a.example/ there',
    '/',
    '//',
    '.../a',
    '///a',
    'a',
    'a.jpg',
    'what: a.mp3',
    '/a is it',
    'a.mp3 is it',
    ' a.mp3',
  ])('is none: %s', (text) => expect(isUrlReference(text)).toBe(false))
})

describe('the budget of a text', () => {
  it('is overspent only beyond its limit, and then spends nothing', () => {
    const budget = new PostTextBudget()
    const half = 'x'.repeat(maxPostTextLength / 2)
    expect([
      budget.spendUnlessOverspent(half),
      budget.spendUnlessOverspent(half),
      budget.isOverspent,
    ]).toEqual([true, true, false])
    expect([budget.spendUnlessOverspent('x'), budget.isOverspent, budget.spendUnlessOverspent('')]).toEqual([
      true,
      true,
      false,
    ])
  })
})
