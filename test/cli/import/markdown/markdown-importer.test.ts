import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { markdownImporter } from '../../../../src/cli/import/markdown/markdown-importer.ts'
import { openSource } from '../../../../src/cli/import/source/source-file.ts'
import { articleOf, briefingFor, lantern, readingsOf, sourceOf } from '../reading.ts'

const fixtures = path.join(import.meta.dirname, '../fixtures/markdown')
const fixture = (file: string) => openSource(path.join(fixtures, file))
const page = (text: string, file = 'a.md') => articleOf(markdownImporter, sourceOf(file, text))
const bodyOf = async (body: string) => (await page(`---\ntitle: A\n---\n${body}\n`)).markdown
const reasonsOf = async (text: string, file = 'a.md') =>
  (await readingsOf(markdownImporter, sourceOf(file, text))).map((reading) =>
    reading.kind === 'rejection' ? `${reading.line}: ${reading.reason}` : reading.kind,
  )

describe('a Jekyll post', () => {
  it('is read with its front matter', async () => {
    const { fields, slug } = await articleOf(
      markdownImporter,
      await fixture('_posts/2016-04-08-the-bridge-reopens.md'),
    )
    expect({ ...fields, slug }).toMatchObject({
      headline: 'The bridge reopens & traffic returns',
      alternativeHeadline: 'After nine months of work',
      published: '2016-04-08T10:00:00-04:00',
      modified: '2016-04-09T08:30:00Z',
      authors: ['Ann Example'],
      section: 'city',
      topics: ['transport', 'bridges', 'roads'],
      url: 'https://the-lantern.example/2016/04/the-bridge-reopens.html',
      formerly: ['https://the-lantern.example/bridge/', 'https://old.example/bridge.html'],
      provenance: {},
      slug: 'the-bridge-reopens',
    })
  })

  it('is read with its body as plain Markdown', async () => {
    const { markdown: body } = await articleOf(
      markdownImporter,
      await fixture('_posts/2016-04-08-the-bridge-reopens.md'),
    )
    expect(body).toMatchInlineSnapshot(`
      "The *old* bridge [reopened](https://the-lantern.example/city/) on Friday.
      See [the plan](https://the-lantern.example/2015/06/01/the-plan.html) and [the map](https://the-lantern.example/maps/bridge.html).

      <figure><img src="https://the-lantern.example/images/bridge.jpg" alt="A bridge"><figcaption>The bridge, seen from the north</figcaption></figure>

      \`\`\`ruby
      puts "{{ not.a.tag }}"
      \`\`\`

      It took nine months

      Write {{ page.title }} to show it.

      \`{{ site.url }}\` stays as code.[^1]

      <https://www.youtube.com/embed/abc123>

      [^1]: As the handbook says."
    `)
  })

  it('has each unknown tag reported once', async () => {
    const briefing = briefingFor(lantern)
    const source = sourceOf('a.md', '---\ntitle: A\n---\n{% foo %}one{% endfoo %} {{ bar.baz }} {% foo %}\n')
    const warnings = async () =>
      (await readingsOf(markdownImporter, source, briefing)).filter(({ kind }) => kind === 'warning')
    expect(await warnings()).toMatchObject([
      {
        text: 'contains the template tag foo, which the import does not know. Such tags were left out here and in other files; the text between them stays',
      },
      {
        text: 'contains the template tag {{ bar.baz }}, which the import does not know. Such tags were left out here and in other files',
      },
    ])
    expect(await warnings()).toEqual([])
  })

  it('may be HTML below its front matter', async () => {
    const text =
      '---\ntitle: A\n---\n<p>One <a href="/two/">two</a></p>{% highlight c %}a < b{% endhighlight %}'
    const { markdown: body, original } = await page(text, '_posts/2016-04-08-a.html')
    expect(body).toBe('One [two](https://the-lantern.example/two/)\n\n```\na < b\n```')
    expect(original.mediaType).toBe('text/html')
  })
})

describe('a Hugo page', () => {
  it('is read with TOML front matter, bundle name and language', async () => {
    const { fields, slug } = await articleOf(
      markdownImporter,
      await fixture('content/politics/the-harbour-vote/index.fr.md'),
    )
    expect({ ...fields, slug }).toMatchObject({
      headline: 'Le vote du port',
      published: '2018-10-01',
      modified: '2018-10-02T09:30:00-04:00',
      authors: ['Ada Exemple', 'Bo Exemple'],
      section: 'Politique',
      topics: ['Région', 'port'],
      url: 'https://the-lantern.example/politique/vote-du-port/',
      formerly: ['https://the-lantern.example/port/', 'https://the-lantern.example/vieux/port.html'],
      language: 'fr',
      provenance: { language: 'file' },
      slug: 'the-harbour-vote',
    })
  })

  it('has its shortcodes expanded', async () => {
    const source = await fixture('content/politics/the-harbour-vote/index.fr.md')
    expect((await articleOf(markdownImporter, source)).markdown).toMatchInlineSnapshot(`
      "Le conseil a voté. Voir [le budget](https://the-lantern.example/budget/#total).

      <figure><img src="port.jpg" alt=""><figcaption>Le port, en <em>octobre</em><br>Photo : A. Exemple</figcaption></figure>

      <https://www.youtube.com/watch?v=dQw4> et <https://twitter.com/exemple/status/1234>

      À noter

      Le vote était **public**."
    `)
  })

  it('is read with JSON front matter', async () => {
    const { fields } = await page('{ "title": "A {b} \\"c\\"", "date": "2016-04-08" }\n\nWords.')
    expect(fields).toMatchObject({ headline: 'A {b} "c"', published: '2016-04-08' })
  })

  it('is skipped if it is the text above a list', async () => {
    expect(
      await readingsOf(markdownImporter, sourceOf('content/news/_index.md', '---\ntitle: News\n---\n')),
    ).toMatchObject([{ kind: 'skipped', why: 'section page', record: 'News' }])
  })
})

describe('an Eleventy page', () => {
  it('keeps a month as a month', async () => {
    const { fields, markdown: body } = await articleOf(
      markdownImporter,
      await fixture('eleventy/a-quiet-street.md'),
    )
    expect(fields).toMatchObject({
      headline: 'A quiet street',
      published: '2017-05',
      topics: ['life'],
      url: null,
    })
    expect(body).toBe('# A heading of its own\n\nNothing happened.')
  })
})

describe('front matter', () => {
  it.each([
    ['---\ntitle: 1984\ndate: 2016\n---\nx', { headline: '1984', published: '2016' }],
    ['---\ntitle: "No"\ndate: 2016-04-08 10:00\n---\nx', { headline: 'No', published: '2016-04-08T10:00' }],
    ['---\nTitle: A\nauthor: [Ann, {name: Bo}]\n---\nx', { authors: ['Ann', 'Bo'] }],
    ['---\ntitle: A\nlang: fr_CA\n---\nx', { language: 'fr-CA' }],
    ['---\ntitle: A\nlang: en\n---\nx', { language: null }],
    ['---\ntitle: A\ndescription: B\n---\nx', { alternativeHeadline: null }],
    ['---\ntitle: A\ntags: summer of code, law\n---\nx', { topics: ['summer of code', 'law'] }],
    ['---\ntitle: A\npermalink: /:year/:title/\n---\nx', { url: null }],
    ['---\ntitle: A\npermalink: news/a/index.html\n---\nx', { url: 'https://the-lantern.example/news/a/' }],
    ['---\ntitle: A\ncanonical_url: https://elsewhere.example/a\n---\nx', { url: null, formerly: [] }],
    ['---\r\ntitle: A\r\n---\r\nx\r\n', { headline: 'A' }],
    ['\uFEFF---\ntitle: Été\n---\nx', { headline: 'Été' }],
  ])('is read as written: %j', async (text, expected) => {
    expect((await page(text)).fields).toMatchObject(expected)
  })

  it('takes a missing date from the file’s name', async () => {
    const { fields } = await page('---\ntitle: A\n---\nx', '2016-04-08-a.md')
    expect(fields).toMatchObject({ published: '2016-04-08', provenance: { published: 'file' } })
  })

  it.each([
    ['---\ntitle: A\nb: [c\n---\nx', /^3: b: opens "\[" without a "\]"/],
    ['---\ntitle: A\nx: y: z\n---\nx', /^3: x: contains a colon and a space, /],
    ['+++\ntitle = "A"\ndate = 2016-99\n+++\nx', /^3: is not valid TOML on this line/],
    ['{ "title": "A",\n "b" }\nx', /^2: is not valid JSON here/],
    ['---json\n{\n"title" }\n---\nx', /^3: is not valid JSON here/],
    ['---\ntitle: A\nx', /^1: has fields at the top that do not end: add a line --- below the last one$/],
    ['---js\n{}\n---\nx', /^1: has fields at the top in JavaScript/],
    ['---\n- a\n---\nx', /^2: has a list where fields belong/],
  ])('that is malformed is rejected with its line: %j', async (text, reason) => {
    expect(await reasonsOf(text)).toEqual([expect.stringMatching(reason)])
  })

  it.each(['---\ndraft: true\n---\nx', '+++\ndraft = true\n+++\nx', '---\npublished: false\n---\nx'])(
    'of a draft leaves it out: %j',
    async (text) => {
      expect(await readingsOf(markdownImporter, sourceOf('a.md', text))).toMatchObject([
        { kind: 'skipped', why: 'draft' },
      ])
    },
  )
})

describe('a file without front matter', () => {
  it.each([
    ['# Head *line*\n\nWords.', 'Head line', 'Words.', {}],
    ['Head\n====\n\nWords.', 'Head', 'Words.', {}],
    [
      'Words first.\n\n## Then a head\n',
      'Then a head',
      'Words first.\n\n## Then a head',
      { headline: 'inferred' },
    ],
    ['Only words. And more.', 'Only words.', 'Only words. And more.', { headline: 'inferred' }],
    [
      '---\n\nWords between rules.\n\n---\n\nMore.',
      'Words between rules.',
      expect.stringContaining('More.'),
      {},
    ],
  ])('takes its first heading as headline: %j', async (text, headline, body, provenance) => {
    const { fields, markdown: found } = await page(text)
    expect([fields.headline, found]).toEqual([headline, body])
    expect(fields.provenance).toMatchObject(provenance)
  })

  it.each([
    ['', /contains no text/],
    ['---\n---\n', /contains no text/],
    ['\0\0\0', /binary/],
  ])('that is empty is rejected: %j', async (text, reason) =>
    expect(await reasonsOf(text)).toEqual([expect.stringMatching(reason)]),
  )
})

describe('a body', () => {
  it.each([
    ['[a](/b)', '[a](https://the-lantern.example/b)'],
    ['![a](/b.jpg "c")', '![a](https://the-lantern.example/b.jpg "c")'],
    ['[![a](/b.jpg)](/c)', '[![a](https://the-lantern.example/b.jpg)](https://the-lantern.example/c)'],
    ['[a]\n\n[a]: /b', '[a]\n\n[a]: https://the-lantern.example/b'],
    ['<a href="/b">a</a>', '<a href="https://the-lantern.example/b">a</a>'],
    ['`[a](/b)` //c', '`[a](/b)` //c'],
    ['```\n[a](/b) {{ site.url }} {% x %}\n```', '```\n[a](/b) {{ site.url }} {% x %}\n```'],
    ['a {% comment %}b{% endcomment %}c', 'a c'],
    ['{{ "/a" | relative_url }} {{ site.title }}', '/a The Lantern'],
    ['{{< highlight go "linenos=table" >}}\na := `b`\n{{< /highlight >}}', '```go\na := `b`\n```'],
    ['{% vimeo 123 %}', '<https://vimeo.com/123>'],
    ['{% unknown %}kept **words**{% endunknown %}', 'kept **words**'],
    ['{{< box title="A title" class="x" >}}text{{< /box >}}', 'A title text'],
    ['{{ unclosed and {% unclosed', '{{ unclosed and {% unclosed'],
    ['<div class="x">*kept*</div>', '<div class="x">*kept*</div>'],
  ])('is converted to plain Markdown: %j', async (text, expected) => {
    expect(await bodyOf(text)).toBe(expected)
  })

  it('keeps its footnotes, with paragraphs of their own', async () => {
    const body = await bodyOf(
      'It sailed[^1] at nine.[^b]\n\n[^1]: In winter.\n\n    The second paragraph of the note ends here.\n\n[^b]: Nine *sharp*.',
    )
    expect(renderBody(body).html).toMatchInlineSnapshot(
      `"<p>It sailed<a id="ref-fn-1-mark"></a><sup><a href="#ref-fn-1">1</a></sup> at nine.<a id="ref-fn-2-mark"></a><sup><a href="#ref-fn-2">2</a></sup></p><ol><li><p><a id="ref-fn-1"></a>In winter.</p><p>The second paragraph of the note ends here. <a href="#ref-fn-1-mark">↩︎</a></p></li><li><a id="ref-fn-2"></a>Nine <em>sharp</em>. <a href="#ref-fn-2-mark">↩︎</a></li></ol>"`,
    )
  })

  it('keeps the text around an embed', async () => {
    const body = await bodyOf(
      'One <video src="/v.mp4">no video</video> two\n\n<iframe src="https://v.example/1"></iframe>',
    )
    expect(body).toMatch(/^One .*https:\/\/the-lantern\.example\/v\.mp4.* two\n\n.*https:\/\/v\.example\/1/s)
    expect(body).not.toMatch(/<iframe|<video/)
  })

  it('that nests too deeply is rejected', async () => {
    const [outcome] = await readingsOf(
      markdownImporter,
      sourceOf('a.md', `# A\n\n${'> '.repeat(20_000)}b {% x %}`),
    )
    expect(['article', 'rejection', 'warning']).toContain(outcome?.kind)
  })
})

describe('the markdown importer', () => {
  it.each([
    ['a.md', 'x', true],
    ['a.markdown', 'x', true],
    ['_posts/2016-04-08-a.html', '---\ntitle: A\n---\n', true],
    ['a.html', '<!doctype html>', false],
    ['a.txt', '---\ntitle: A\n---\n', false],
  ])('detects %s with %j: %j', (file, text, detected) => {
    expect(markdownImporter.recognises(sourceOf(file, text))).toBe(detected)
  })
})
