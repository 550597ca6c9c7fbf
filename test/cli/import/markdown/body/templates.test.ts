import { describe, expect, it } from 'vitest'
import { ExpandedTextBuilder } from '../../../../../src/cli/import/markdown/body/expanded-text-builder.ts'
import { replacerByTagName } from '../../../../../src/cli/import/markdown/body/tag-replacement.ts'
import {
  parseTagArguments,
  parseTemplateTags,
} from '../../../../../src/cli/import/markdown/body/template-tags.ts'
import { expandTemplates } from '../../../../../src/cli/import/markdown/body/templates.ts'
import { lantern } from '../../reading.ts'

describe('the tags of a template', () => {
  /** Each tag as `syntax name(arguments) source`; closing ones as `/name`. */
  const tags = (text: string) =>
    parseTemplateTags(text).map(
      ({ syntax, name, argumentText, isClosing, startOffset, endOffset }) =>
        `${syntax} ${isClosing ? '/' : ''}${name}(${argumentText}) ${text.slice(startOffset, endOffset)}`,
    )
  it.each([
    ['{{< a b="c" >}}', ['shortcode a(b="c") {{< a b="c" >}}']],
    ['{{% a %}}x{{% /a %}}', ['shortcode a() {{% a %}}', 'shortcode /a() {{% /a %}}']],
    ['{{< a />}}', ['shortcode a() {{< a />}}']],
    ['{{< dir/a.b-c d >}}', ['shortcode dir/a.b-c(d) {{< dir/a.b-c d >}}']],
    ['{%- a b -%}', ['liquid a(b) {%- a b -%}']],
    ['{% enda %}', ['liquid /a() {% enda %}']],
    ['{{ a.b | c }}', ['output (a.b | c) {{ a.b | c }}']],
    ['{{- a -}}', ['output (a) {{- a -}}']],
    ['{{}}', ['output () {{}}']],
    ['{% %} {{< >}} { x } {# y #}', []],
    ['{% a', []],
    ['{{ a {% b %} {% c', ['liquid b() {% b %}']],
    ['{{{ a }}', ['output ({ a) {{{ a }}']],
    ['{a}{% b %}', ['liquid b() {% b %}']],
  ])('are found: %s', (text, expected) => expect(tags(text)).toEqual(expected))

  it.each([
    ['a="b c" D: \'e\' f', { a: 'b c', d: 'e' }, ['f']],
    ['a=b, c', { a: 'b' }, ['c']],
    ['a="b \\"c\\" \\\\ d"', { a: 'b "c" \\ d' }, []],
    ["a='it\\'s'", { a: "it's" }, []],
    ['`a "b"` c', {}, ['a "b"', 'c']],
    ['https://a.example/b', {}, ['https://a.example/b']],
    ['a=/b c:/d', { a: '/b' }, ['c:/d']],
    ['a = "b"', { a: 'b' }, []],
    ['a\\ b', {}, ['a\\ b']],
    ['""', {}, ['']],
    ['', {}, []],
  ])('have arguments: %s', (text, named, positional) => {
    const parsed = parseTagArguments(text)
    expect([{ ...parsed.valueByName }, parsed.positionalValues]).toEqual([named, positional])
  })
})

describe('a known tag', () => {
  const expand = (tag: string, args: string) => replacerByTagName.get(tag)?.(parseTagArguments(args)) ?? null
  const link = (url: string, text = url) => ({ kind: 'inline', html: `<a href="${url}">${text}</a>` })

  it.each([
    ['youtube', 'abc', link('https://www.youtube.com/watch?v=abc')],
    ['yt', 'v=abc title="A & B"', link('https://www.youtube.com/watch?v=abc', 'A &amp; B')],
    ['youtube-enhanced', 'id=abc caption=C', link('https://www.youtube.com/watch?v=abc', 'C')],
    ['vimeo', 'video_id=7', link('https://vimeo.com/7')],
    ['dailymotion', 'src=x7', link('https://www.dailymotion.com/video/x7')],
    ['instagram', 'url="HTTPS://i.example/p"', link('HTTPS://i.example/p')],
    ['instagram', 'B7', link('https://www.instagram.com/p/B7/')],
    ['tweet', '12', link('https://twitter.com/i/status/12')],
    ['twitter', 'ann 12', link('https://twitter.com/ann/status/12')],
    ['x', 'user=ann id=12', link('https://twitter.com/ann/status/12')],
    ['tweet', 'https://twitter.com/ann/status/1', link('https://twitter.com/ann/status/1')],
    ['gist', 'ann 12 file', link('https://gist.github.com/ann/12')],
    ['gist', 'https://gist.github.com/12', link('https://gist.github.com/12')],
    ['link', '_posts/2016-04-08-a-b.md', { kind: 'text', text: '/2016/04/08/a-b.html' }],
    ['link', 'news/_posts/x/2016-04-08-a.md#c', { kind: 'text', text: '/2016/04/08/a.html#c' }],
    ['ref', '"news/vote.md#total"', { kind: 'text', text: '/news/vote/#total' }],
    ['relref', 'path=/news/vote/index.fr.md', { kind: 'text', text: '/news/vote/' }],
    ['ref', 'news/_index.md', { kind: 'text', text: '/news/' }],
    ['ref', '_index.html', { kind: 'text', text: '/' }],
    ['ref', 'news/vote.fr.markdown', { kind: 'text', text: '/news/vote/' }],
    ['ref', '#total', { kind: 'text', text: '#total' }],
    ['ref', '', { kind: 'text', text: '' }],
    ['post_url', '2016-04-08-a', { kind: 'text', text: '/2016/04/08/a.html' }],
    ['post_url', 'x/2016-04-08-a', { kind: 'text', text: '/2016/04/08/a.html' }],
  ])('is a link or an address: %s %s', (tag, args, expected) => expect(expand(tag, args)).toEqual(expected))

  it.each(['youtube', 'tweet', 'gist', 'post_url', 'figure', 'image', 'img', 'picture'])(
    'is not understood without its content: %s',
    (tag) => expect(expand(tag, '')).toBeNull(),
  )

  const figure = (inner: string) => ({ kind: 'block', html: `<figure>${inner}</figure>` })
  it.each([
    ['src=a.jpg', '<img src="a.jpg" alt="">'],
    ['url=a', '<img src="a" alt="">'],
    ['image=a', '<img src="a" alt="">'],
    ['image_path=a', '<img src="a" alt="">'],
    ['path=a', '<img src="a" alt="">'],
    ['file=a', '<img src="a" alt="">'],
    ['left a.jpg', '<img src="a.jpg" alt="">'],
    ['left /a', '<img src="/a" alt="">'],
    ['src=a alt="B & C"', '<img src="a" alt="B &amp; C">'],
    ['src=a link="b?c&d"', '<a href="b?c&amp;d"><img src="a" alt=""></a>'],
    [
      'src=a title=T caption="*C*" attr=A',
      '<img src="a" alt=""><figcaption><p>T</p><p><em>C</em></p><p>A</p></figcaption>',
    ],
    ['src=a description=D credit=C', '<img src="a" alt=""><figcaption><p>D</p><p>C</p></figcaption>'],
    [
      'src=a caption=C description=D attr=A credit=B',
      '<img src="a" alt=""><figcaption><p>C</p><p>A</p></figcaption>',
    ],
  ])('is a figure: figure %s', (args, inner) => expect(expand('figure', args)).toEqual(figure(inner)))
})

describe('the expanded text', () => {
  const join =
    (...parts: [before: string, text: string, placing: 'inline' | 'spaced' | 'block'][]) =>
    (after: string) => {
      const expanded = new ExpandedTextBuilder()
      for (const [index, [before, text, placing]] of parts.entries()) {
        expanded.addTextBetweenTemplateTags(before)
        expanded.addExpansion(text, placing, parts[index + 1]?.[0] ?? after)
      }
      expanded.addTextBetweenTemplateTags(after)
      return expanded.toString()
    }

  it.each([
    [join(['a', 'X', 'inline'])('b'), 'aXb'],
    [join(['a', 'X', 'spaced'])('b'), 'a X b'],
    [join(['a ', 'X', 'spaced'])(' b'), 'a X b'],
    [join(['a\n', 'X', 'spaced'])('b'), 'a\nX b'],
    [join(['a\n \t', 'X', 'spaced'])(' \t\nb'), 'a\n\nX\n\nb'],
    [join(['', 'X', 'spaced'])(''), '\n\nX\n\n'],
    [join(['a ', 'X', 'block'])(' b'), 'a\n\nX\n\n b'],
    [join(['a', 'X', 'block'], [' \n\n', 'Y', 'block'])('\nb'), 'a\n\nX\n\nY\n\nb'],
    [join(['a', 'X', 'block'], ['b', 'Y', 'block'])('c'), 'a\n\nX\n\nb\n\nY\n\nc'],
    [join(['a', 'X', 'block'], ['', 'Y', 'inline'])('\nb'), 'a\n\nX\n\nY\nb'],
    [join(['a', '', 'block'])('\nb'), 'a\nb'],
  ])('keeps words and blocks apart: %j', (joined, expected) => expect(joined).toBe(expected))
})

describe('an expanded template', () => {
  const unknown: string[] = []
  const expand = (text: string, isInCode: (offset: number) => boolean = () => false) => {
    unknown.length = 0
    return expandTemplates(text, {
      frontMatter: { title: 'A title' },
      edition: lantern,
      siteRoot: { origin: 'https://a.example', basePath: '/blog' },
      isInCode,
      renderCode: (code, language) => `<${language}:${code}>`,
      convertHtml: (html) => html,
      onUnknownTag: (name, isOutput) => unknown.push(`${name} ${isOutput}`),
    })
  }

  it.each([
    ['{{ site.url }}', 'https://a.example'],
    ['{{ site.baseurl }}{{site.base_url}}{{ site.baseURL }}', '/blog/blog/blog'],
    ['{{ site.title }} {{ site.name }}', 'The Lantern The Lantern'],
    ['{{ page.title }}, {{ post.Title | upcase }}', 'A title, A title'],
    ['{{ "/a" | relative_url }}', '/blog/a'],
    ["{{ 'a' | absolute_url }}", '/blog/a'],
    ['{{ "/a" | upcase }}', '/a'],
    ['{{ "/a" }}', '/a'],
    ['{% raw %}{{ a }}{% endraw %}', '{{ a }}'],
    ['{% verbatim %}{% a %}{% endverbatim %}', '{% a %}'],
    ['{% highlight c++ %}a{% endhighlight %}', '\n\n<c++:a>\n\n'],
    ['{% codeblock lang:js x %}a{% endcodeblock %}', '\n\n<js:a>\n\n'],
    ['{% comment %}a{% endcomment %}', ''],
    ['{{/* a */}}b', 'b'],
    [
      '{% include post/youtube.html id="abc" %}',
      '<a href="https://www.youtube.com/watch?v=abc">https://www.youtube.com/watch?v=abc</a>',
    ],
    [
      '{% include_cached youtube.html id="abc" %}',
      '<a href="https://www.youtube.com/watch?v=abc">https://www.youtube.com/watch?v=abc</a>',
    ],
    ['[a]({% link b.md %})', '[a](/b/)'],
    ['{% enda %}b', 'b'],
    ['{% raw %}a', 'a'],
  ])('has what is known: %s', (text, expected) => {
    expect(expand(text).expandedText).toBe(expected)
  })

  it.each([
    ['{{ page.none }}', '', ['{{ page.none }} true']],
    ['{{ a.title | b }}', '', ['{{ a.title }} true']],
    ['{{ site.other }}', '', ['{{ site.other }} true']],
    ['{% a title="One" %}', '\n\nOne\n\n', ['a false']],
    ['b {% a x="two words" "three more words" y=one %} c', 'b two words three more words c', ['a false']],
    [
      'b {% a class="two words" data-x="two words" onclick="two words" title="/a/b" text="a.jpg" one %} c',
      'b  c',
      ['a false'],
    ],
    ['b{% youtube %}c', 'bc', ['youtube false']],
  ])('has the words of what is unknown, which is named: %s', (text, expected, names) => {
    expect(expand(text).expandedText).toBe(expected)
    expect(unknown).toEqual(names)
  })

  it('accounts for what it shows, and for what it leaves out', () => {
    expect(
      expand('a {% x title="One two" %} b {{ c }} {% comment %}d{% endcomment %}{% raw %}e{% endraw %}'),
    ).toMatchObject({
      textWithoutTags: 'a  b  ',
      shownTagTexts: ['One two', 'e'],
      dropped: [
        { reason: 'template tag', text: '{% x title="One two" %}' },
        { reason: 'template tag', text: '{{ c }}' },
        { reason: 'comment', text: 'd' },
      ],
    })
    expect(expand('{% youtube id="abc" title="A film" note="two words" %}')).toMatchObject({
      shownTagTexts: ['A film'],
      dropped: [{ reason: 'template tag', text: 'two words' }],
    })
  })

  it('leaves code as it is, but for marks of verbatim text', () => {
    expect(expand('{% a %}{{ b }}', (offset) => offset === 0).expandedText).toBe('{% a %}')
    expect(expand('{% raw %}{{ b }}{% endraw %}', () => true).expandedText).toBe('{{ b }}')
  })
})
