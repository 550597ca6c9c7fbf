import { describe, expect, it } from 'vitest'
import { parseWithOffsets } from '../../../../../src/cli/content/markdown/parse-with-offsets.ts'
import {
  findDelimitedCodeRanges,
  isInRanges,
} from '../../../../../src/cli/import/markdown/body/code-ranges.ts'
import {
  convertHtmlBody,
  convertMarkdownBody,
} from '../../../../../src/cli/import/markdown/body/convert-body.ts'
import {
  convertMarkdownDialect,
  resolveRootRelativeUrls,
} from '../../../../../src/cli/import/markdown/body/convert-markdown-dialect.ts'
import { lantern } from '../../reading.ts'

describe('ranges of a text', () => {
  const ranges = [
    { startOffset: 2, endOffset: 4 },
    { startOffset: 4, endOffset: 5 },
    { startOffset: 8, endOffset: 9 },
  ]
  it('contain their offsets from start to before the end', () => {
    const inside = Array.from({ length: 11 }, (_, offset) => offset).filter((offset) =>
      isInRanges(ranges, offset),
    )
    expect(inside).toEqual([2, 3, 4, 8])
    expect(isInRanges([], 0)).toBe(false)
  })

  it('are those of marked code', () => {
    const text = 'a `b` c\n\n~~~\nd\n~~~\n\n    e\n\n``f`` `g`'
    const code = findDelimitedCodeRanges(text, parseWithOffsets(text)).map(({ startOffset, endOffset }) =>
      text.slice(startOffset, endOffset),
    )
    expect(code).toEqual(['`b`', '~~~\nd\n~~~', '``f``', '`g`'])
  })
})

describe('an address of the old site’s root', () => {
  it.each([
    ['<a href="/a">', '<a href="https://o.example/a">'],
    ["<IMG SRC = '/a'>", "<IMG SRC = 'https://o.example/a'>"],
    ['<a href=/a><img src=/b>', '<a href=https://o.example/a><img src=https://o.example/b>'],
    ['<a href="//x.example/a">', '<a href="//x.example/a">'],
    ['<a href="/">', '<a href="/">'],
    ['<a href="a/b">', '<a href="a/b">'],
    ['<a data-x="/a">', '<a data-x="/a">'],
  ])('becomes absolute in HTML: %s', (html, expected) => {
    expect(resolveRootRelativeUrls(html, 'https://o.example')).toBe(expected)
    expect(resolveRootRelativeUrls(html, null)).toBe(html)
  })
})

describe('the dialect of a generator', () => {
  const convert = (text: string, isGeneratorInput = true, origin: string | null = 'https://o.example') =>
    convertMarkdownDialect(text, { origin, isGeneratorInput })

  it.each([
    ['[a](/b "c")', '[a](https://o.example/b "c")'],
    ['[/b](/b)', '[/b](https://o.example/b)'],
    ['![a](</b c>)', '![a](<https://o.example/b c>)'],
    ['[a]\n\n[a]: /b', '[a]\n\n[a]: https://o.example/b'],
    ['[a]\n\n[a]: </b>', '[a]\n\n[a]: <https://o.example/b>'],
    ['[a](//b) [c](d)', '[a](//b) [c](d)'],
    [
      '<b><a href="/a">c</a></b> <img src="/d">',
      '<b><a href="https://o.example/a">c</a></b> <img src="https://o.example/d">',
    ],
    ['<div>\n<a href="/a">b</a>\n</div>', '<div>\n<a href="https://o.example/a">b</a>\n</div>'],
    ['`<a href="/a">`', '`<a href="/a">`'],
    ['a<!--more-->\n\nb', 'ab'],
    ['a <!-- READ MORE --> b', 'a  b'],
    ['a <!-- excerpt -->b<!--summary-->c<!--readmore-->', 'a bc'],
    ['`<!--more-->` <!-- moreover -->', '`<!--more-->` <!-- moreover -->'],
    ['a <iframe src="/v">b</iframe> c', 'a [b](https://o.example/v) c'],
    [
      'a <video src="/v">b</video> c <video src="/w"></video>',
      'a [b](https://o.example/v) c <https://o.example/w>',
    ],
    ['# a <iframe src="/v"></iframe> b', '# a <https://o.example/v> b'],
    ['<iframe src="https://v.example/1"></iframe>', '<https://v.example/1>'],
    ['a\n\n<p>b</p>\n<IFRAME src="/v"></IFRAME>\n\nc', 'a\n\nb\n\n<https://o.example/v>\n\nc'],
    ['a <b>c</b> {x}', 'a <b>c</b> {x}'],
  ])('is plain Markdown: %j', (text, expected) => expect(convert(text).markdown).toBe(expected))

  it('has its addresses as they are without an origin', () =>
    expect(convert('[a](/b) <a href="/c">d</a>', true, null).markdown).toBe('[a](/b) <a href="/c">d</a>'))

  it.each([
    ['{: .a}\nb', 'b', ['{: .a}']],
    ['b\n  {:.a #c}  ', 'b\n', ['{:.a #c}']],
    [
      'b{:.a} *c*{:.d} `e`{:.f} [g](h){:.i} "j"{:.k}',
      'b *c* `e` [g](h) "j"',
      ['{:.a}', '{:.d}', '{:.f}', '{:.i}', '{:.k}'],
    ],
    ['# a {#b-c}\n\n## d {#e}  ', '# a\n\n## d', ['{#b-c}', '{#e}']],
    ['a {#b}', 'a {#b}', []],
    ['a {:b} c', 'a {:b} c', []],
    ['`{:.a}` `b{:.c}`', '`{:.a}` `b{:.c}`', []],
    [`b{:${'x'.repeat(201)}}`, `b{:${'x'.repeat(201)}}`, []],
  ])('has marks that only generators read: %j', (text, expected, dropped) => {
    expect(convert(text)).toEqual({
      markdown: expected,
      dropped: dropped.map((mark) => ({ reason: 'mark of kramdown', text: mark })),
      indentedProseCount: 0,
    })
    expect(convert(text, false)).toEqual({ markdown: text, dropped: [], indentedProseCount: 0 })
  })
})

describe('an indented paragraph', () => {
  const convert = (text: string) => convertMarkdownDialect(text, { origin: null, isGeneratorInput: true })
  const sentence = 'The mayor said that the bridge was closed.'

  it.each([
    [`    ${sentence}`, sentence, 1],
    [`a\n\n\t${sentence}\n\n\t${sentence}\n\nb`, `a\n\n${sentence}\n\n${sentence}\n\nb`, 2],
    [`    ${sentence}\n    ${sentence}`, `${sentence}\n${sentence}`, 1],
    [`    - ${sentence}`, `\\- ${sentence}`, 1],
    [`    ${sentence}\n    - ${sentence}`, `${sentence}\n\\- ${sentence}`, 1],
    [`    ${sentence}\n    2) ${sentence}`, `${sentence}\n2\\) ${sentence}`, 1],
    [`    ${sentence}\n\n    # Note`, `${sentence}\n\n\\# Note`, 2],
    [`    “${sentence}”`, `“${sentence}”`, 1],
    [
      `    1999 was a year in which the bridge was closed.`,
      '1999 was a year in which the bridge was closed.',
      1,
    ],
    ['    The mayor said this to them.', 'The mayor said this to them.', 0],
    ['    The mayor said this to everyone.', 'The mayor said this to everyone.', 1],
    ['    The mayor said that it was closed', '    The mayor said that it was closed', 0],
    [
      '    The mayor said that it was closed and\nno more',
      'The mayor said that it was closed and\nno more',
      1,
    ],
    ['    the mayor said that it was closed.', '    the mayor said that it was closed.', 0],
    ['    The mayor said that it(x) was closed.', '    The mayor said that it(x) was closed.', 0],
    ['    The mayor said that it was closed;', '    The mayor said that it was closed;', 0],
    ['    The mayor -> said that it was closed.', '    The mayor -> said that it was closed.', 0],
    ['    The mayor said @ann that it was closed.', '    The mayor said @ann that it was closed.', 0],
    ['    The mayor said that a.b.c was closed.', '    The mayor said that a.b.c was closed.', 0],
    ['    The mayor 1234 5678 9012 said it was so.', '    The mayor 1234 5678 9012 said it was so.', 0],
    [`    ${sentence}\n      More of this sentence.`, `    ${sentence}\n      More of this sentence.`, 0],
    [`    ${sentence}\n\n    let x = 1;`, `    ${sentence}\n\n    let x = 1;`, 0],
    [`    ${sentence}\n\n    Rue du Quai 7`, `${sentence}\n\nRue du Quai 7`, 2],
    [`    Short one.\n\n    ${sentence}`, `Short one.\n\n${sentence}`, 2],
    [`[^1]: A note.\n\n    ${sentence}`, `[^1]: A note.\n\n    ${sentence}`, 0],
    [`[^1]: A note.\n\nb\n\n    ${sentence}`, `[^1]: A note.\n\nb\n\n${sentence}`, 1],
    [`- a\n\n      ${sentence}`, `- a\n\n      ${sentence}`, 0],
    [`\`\`\`\n${sentence}\n\`\`\``, `\`\`\`\n${sentence}\n\`\`\``, 0],
  ])('of sentences is text: %j', (text, expected, indented) =>
    expect(convert(text)).toEqual({
      markdown: indented === 0 ? text : expected,
      dropped: [],
      indentedProseCount: indented,
    }),
  )
})

describe('a body', () => {
  const values = {
    frontMatter: {},
    edition: lantern,
    siteRoot: { origin: 'https://o.example', basePath: '' },
    onUnknownTag: () => undefined,
  }
  const page = (body: string) => ({ hasFrontMatter: true, frontMatter: {}, body })

  it('has its templates expanded where a generator read them, outside of code', () => {
    const body = '\n{{ site.url }} `{{ site.url }}` {% highlight c %}\n\na ``b`` ```\n{% endhighlight %}\n'
    expect(convertMarkdownBody(page(body), values, true)).toEqual({
      markdown: 'https://o.example `{{ site.url }}`\n\n````c\na ``b`` ```\n````',
      account: { sourceText: expect.stringMatching(/`?{{ site\.url }}[\s\S]*a ``b`` ```/), dropped: [] },
      indentedProseCount: 0,
    })
    expect(convertMarkdownBody(page(' a {{ site.url }} '), values, false).markdown).toBe('a {{ site.url }}')
  })

  it('accounts for what is left out of it', () => {
    const { account } = convertMarkdownBody(page('# One {#two}\n\n{% three %}'), values, true)
    expect(account).toEqual({
      sourceText: expect.stringMatching(/One \{#two}\n+\{% three %}$/),
      dropped: [
        { reason: 'template tag', text: '{% three %}' },
        { reason: 'mark of kramdown', text: '{#two}' },
      ],
    })
  })

  it('may be HTML', () => {
    expect(
      convertHtmlBody(
        page('<p>One <a href="/b">two</a></p>{% highlight c %}a < b{% endhighlight %}{% x %}'),
        values,
      ),
    ).toEqual({
      markdown: 'One [two](https://o.example/b)\n\n```\na < b\n```',
      account: {
        sourceText: expect.stringMatching(/One two\s+a < b\s+\{% x %}$/),
        dropped: [{ reason: 'template tag', text: '{% x %}' }],
      },
      indentedProseCount: 0,
    })
  })
})
