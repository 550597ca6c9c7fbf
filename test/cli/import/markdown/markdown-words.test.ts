import { describe, expect, it } from 'vitest'
import { markdownImporter } from '../../../../src/cli/import/markdown/markdown-importer.ts'
import { articleOf, lostIn, readingsOf, sourceOf } from '../reading.ts'

const page = (text: string, file = 'a.md') => articleOf(markdownImporter, sourceOf(file, text))
const withMatter = (matter: string, body = 'Words.', file = 'a.md') =>
  page(`---\n${matter}\n---\n${body}\n`, file)
const warningsOf = async (text: string) =>
  (await readingsOf(markdownImporter, sourceOf('a.md', text))).flatMap((each) =>
    each.kind === 'warning' ? each.text : [],
  )

describe('a title', () => {
  it.each([
    ['<Untitled>', '<Untitled>'],
    ['Why List<String> is not a List<Object>', 'Why List<String> is not a List<Object>'],
    ['Use the <b> tag, not <strong', 'Use the <b> tag, not <strong'],
    ['The <em>Lantern</em> &amp; its <I>crew</I>', 'The Lantern & its crew'],
    ['One<br>two', 'One two'],
    ['<script>alert</script>', '<script>alert</script>'],
    ['a < b and c > d', 'a < b and c > d'],
    ['<!-- none -->', '<!-- none -->'],
    ['<span class=\\"x\\">Spanned</span> words', 'Spanned words'],
    ['&nbsp;', '&nbsp;'],
    ['constructor', 'constructor'],
  ])('keeps every word that is not markup: %s', async (title, headline) => {
    const article = await withMatter(`title: "${title}"`)
    expect(article.fields.headline).toBe(headline)
    expect(lostIn(article)).toEqual([])
  })
})

describe('the lead picture in front matter', () => {
  const top = async (matter: string, body = 'Words.', file = 'a.md') => {
    const article = await withMatter(`title: A\n${matter}`, body, file)
    expect(lostIn(article)).toEqual([])
    return article.markdown
  }
  const home = 'https://the-lantern.example'

  it.each([
    ['image: /img/a.jpg', `![](${home}/img/a.jpg)\n\nWords.`],
    ['featured_image: "https://x.example/a"', '![](https://x.example/a)\n\nWords.'],
    ['thumbnail: "{{ site.baseurl }}/img/a.png"', `![](${home}/img/a.png)\n\nWords.`],
    ['image: /img/a.jpg\nimage_alt: A boat', `![A boat](${home}/img/a.jpg)\n\nWords.`],
    [
      'cover:\n  image: /img/a.jpg\n  alt: A boat\n  caption: The *boat*',
      `<figure><img src="${home}/img/a.jpg" alt="A boat"><figcaption>The <em>boat</em></figcaption></figure>\n\nWords.`,
    ],
    [
      'image:\n  path: /img/a.jpg\n  credit: Ann Example',
      `<figure><img src="${home}/img/a.jpg" alt=""><figcaption>Ann Example</figcaption></figure>\n\nWords.`,
    ],
    [
      'featured-image: /img/a.jpg\nfeatured-image-caption: A boat waits',
      `<figure><img src="${home}/img/a.jpg" alt=""><figcaption>A boat waits</figcaption></figure>\n\nWords.`,
    ],
    [
      'image:\n  src: /img/a.jpg\n  caption: Its own\nimage_caption: Beside it',
      `<figure><img src="${home}/img/a.jpg" alt=""><figcaption>Its own</figcaption></figure>\n\nWords.`,
    ],
    ['images: [/img/a.jpg, /img/b.jpg]', `![](${home}/img/a.jpg)\n\nWords.`],
    ['image: /files/a.pdf', `[/files/a.pdf](${home}/files/a.pdf)\n\nWords.`],
    ['image: true', 'Words.'],
    ['hero: A great day', 'Words.'],
    ['header: {constructor: x}', 'Words.'],
  ])('stands above the body: %j', async (matter, expected) => {
    expect(await top(matter)).toBe(expected)
  })

  it('has a path relative to the site with Jekyll, to the page elsewhere', async () => {
    expect(await top('image: img/a.jpg', 'Words.', '_posts/2016-04-08-a.md')).toContain(`${home}/img/a.jpg`)
    expect(await top('image: a.jpg')).toBe('![](a.jpg)\n\nWords.')
  })

  it.each(['![x](/img/a.jpg)', `<img src="${home}/img/a.jpg?w=3">`, '![x](img/a.jpg "t")'])(
    'is not shown twice: %s',
    async (body) => {
      expect((await top('image: /img/a.jpg', body)).match(/a\.jpg/g)).toHaveLength(1)
    },
  )

  it('is not confused with another of the same name', async () => {
    expect(await top('image: /2016/1.jpg', '![x](/2015/1.jpg)')).toMatch(/2016\/1\.jpg[\s\S]*2015\/1\.jpg/)
  })
})

describe('braces', () => {
  const text = 'The sum {{a}} + {{b}} of {% the %} set {< x >} and {{< youtube abc >}}.'
  it('are text in a file without a generator', async () => {
    const article = await page(`# A\n\n${text}\n\nSee {: .note}`)
    expect(article.markdown).toBe(`${text}\n\nSee {: .note}`)
    expect(await warningsOf(`# A\n\n${text}`)).toEqual([])
    expect(lostIn(article)).toEqual([])
  })

  it('are templates below front matter, even an empty one, and removed tags are reported', async () => {
    for (const article of [await withMatter('title: A', text), await page(`---\n---\n${text}`)]) {
      expect(article.markdown).toContain('youtube.com/watch?v=abc')
      expect(article.account?.dropped).toEqual(
        ['{{a}}', '{{b}}', '{% the %}'].map((tag) => ({ reason: 'template tag', text: tag })),
      )
      expect(lostIn(article)).toEqual([])
    }
  })

  it.each([
    ['{% quote by="Victor Hugo" class="wide left" %}Yes{% endquote %}', /Victor Hugo\s+Yes/],
    ['{% box note="Two words" %}', /Two words/],
    ['{% pull "Said in the hall" %}', /Said in the hall/],
    ['{{< card __proto__="Kept as words" >}}', /Kept as words/],
    ['{% constructor %}Yes', /Yes/],
    ['{% x a="one \\"two\\" three" %}', /one "two" three/],
  ])('keep the words in a tag’s arguments: %s', async (body, expected) => {
    const article = await withMatter('title: A', body)
    expect(article.markdown).toMatch(expected)
    expect(lostIn(article)).toEqual([])
  })

  it('have comments reported, and words that a known tag does not show', async () => {
    const article = await withMatter(
      'title: A',
      'a {% comment %}not for print{% endcomment %} {{/* nor this */}} {% youtube id="abc" note="seen by few" %}',
    )
    expect(article.account?.dropped).toEqual([
      { reason: 'comment', text: 'not for print' },
      { reason: 'comment', text: '{{/* nor this */}}' },
      { reason: 'template tag', text: 'seen by few' },
    ])
    expect(lostIn(article)).toEqual([])
  })
})

describe('an indented paragraph', () => {
  const prose = 'The mayor said on Tuesday that the bridge was closed.'
  it.each([
    [`\t${prose}\n\n\t${prose}`, `${prose}\n\n${prose}`],
    [
      `Before.\n\n    ${prose}\n    It opens in May, or in June.\n\nAfter.`,
      `Before.\n\n${prose}\nIt opens in May, or in June.\n\nAfter.`,
    ],
    [
      '\tThe mayor of the old town said on\nTuesday that it was over.',
      'The mayor of the old town said on\nTuesday that it was over.',
    ],
    [
      '\t«Le pont est fermé depuis mardi», a dit le maire.',
      '«Le pont est fermé depuis mardi», a dit le maire.',
    ],
    [
      `\t${prose}\n\n\tWrite to ada@quay.example.\n\n\t— No.\n\n\t${prose}`,
      `${prose}\n\nWrite to ada@quay.example.\n\n— No.\n\n${prose}`,
    ],
    [`\t1. ${prose}`, `1\\. ${prose}`],
    [`\t— ${prose}`, `— ${prose}`],
    [
      '\t市長は火曜日に橋が閉鎖されたと述べた。橋は五月に再開する予定である。',
      '市長は火曜日に橋が閉鎖されたと述べた。橋は五月に再開する予定である。',
    ],
  ])('of sentences is text: %j', async (body, expected) => {
    const article = await withMatter('title: A', body)
    expect(article.markdown).toBe(expected)
    expect(lostIn(article)).toEqual([])
    expect(await warningsOf(`---\ntitle: A\n---\n${body}`)).toEqual([
      expect.stringMatching(
        /^has \d paragraphs? that (?:is|are) indented like code, but (?:was|were) imported as text: check (?:it|them) in the article$/,
      ),
    ])
  })

  it.each([
    '    const a = bridge.open({ mayor: true });',
    '    $ sudo apt-get install the-bridge and wait for it to finish.',
    '    def open(self):\n        return self.bridge',
    '    The rose is red,\n        the violet is blue,\n    and so are all the others now.',
    '    short words',
    '    all lower case words of a log that nobody reads.',
    '- a list\n\n      The code of a list item, which stays as it was written.',
    `\`\`\`\n    ${prose}\n\`\`\``,
  ])('of anything else stays code: %j', async (body) => {
    expect((await page(`# A\n\n${body}`)).markdown).toBe(body.trim())
    expect(await warningsOf(`# A\n\n${body}`)).toEqual([])
  })
})

describe('the account of a page', () => {
  it('reports unread fields of several words', async () => {
    const article = await withMatter(
      'title: A\nsubtitle: Below it\ndescription: What search engines show\nlayout: post\nteam: {constructor: {toString: Three odd words}}',
    )
    expect(article.account?.dropped).toEqual([
      { reason: 'unknown field description', text: 'What search engines show' },
      { reason: 'unknown field team.constructor.tostring', text: 'Three odd words' },
    ])
    expect(lostIn(article)).toEqual([])
  })

  it('finds lost words in the body, in its HTML, in code and in a caption', async () => {
    const article = await withMatter(
      'title: Harbour\nimage: {path: /a.jpg, caption: Boats waiting}',
      'A *tide* <b>turned</b>.\n\n```\nferry\n```\n',
    )
    expect(lostIn(article)).toEqual([])
    for (const word of ['tide', 'turned', 'ferry', 'waiting'])
      expect(lostIn({ ...article, markdown: article.markdown.replace(word, '') })).toEqual([word])
    expect(lostIn({ ...article, fields: { ...article.fields, headline: '' } })).toEqual(['harbour'])
  })

  it('reports the kramdown marks that are removed', async () => {
    const article = await withMatter('title: A', '## Head {#one-id}\n\nText{:.lead}\n{: .note}\n')
    expect(article.account?.dropped.map(({ text }) => text)).toEqual(['{#one-id}', '{:.lead}', '{: .note}'])
    expect(lostIn(article)).toEqual([])
  })

  it('is complete for HTML below front matter', async () => {
    const article = await withMatter(
      'title: A',
      '<p>One <i>two</i></p><table><tr><td>three</td></tr></table>{% x %}',
      '_posts/2016-04-08-a.html',
    )
    expect(lostIn(article)).toEqual([])
    expect(lostIn({ ...article, markdown: 'One three' })).toEqual(['two'])
  })
})
