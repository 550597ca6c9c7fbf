import { describe, expect, it } from 'vitest'
import { extractVisibleMarkdownText } from '../../../../src/cli/import/markdown/body/visible-markdown-text.ts'
import { parseMarkdownPage } from '../../../../src/cli/import/markdown/front-matter/front-matter.ts'
import { markdownImporter } from '../../../../src/cli/import/markdown/markdown-importer.ts'
import { openSource } from '../../../../src/cli/import/source/source-file.ts'
import { articleOf, briefingFor, lantern, readingsOf, sourceOf } from '../reading.ts'
import { siteFolder } from './site-folder.ts'

const page = (frontMatter: string, body = 'Words.') =>
  articleOf(markdownImporter, sourceOf('a.md', `---\n${frontMatter}\n---\n${body}\n`))

const bodyOf = async (body: string) => (await page('title: A', body)).markdown

describe('front matter', () => {
  it.each([
    ['+++\ntitle = "A"\n+++\nWords.', 'A'],
    ['---toml\ntitle = "A"\n---\nWords.', 'A'],
    ['---TOML\ntitle = "A"\n---\nWords.', 'A'],
    ['---json\n{ "title": "A" }\n---\nWords.', 'A'],
    ['---JSON\n{ "title": "A" }\n---\nWords.', 'A'],
    ['---yaml\ntitle: A\n---\nWords.', 'A'],
    ['{ "title": "A" }\nWords.', 'A'],
  ])('is read in %j', (text, title) => {
    const read = parseMarkdownPage(text)
    expect(read).toMatchObject({ hasFrontMatter: true, frontMatter: { title } })
    expect('body' in read && read.body.trim()).toBe('Words.')
  })

  it.each(['Words { "title": "A" }', '{{ page.title }}', '{ title }', '---\n\nA rule above.'])(
    'is not in %j',
    (text) => expect(parseMarkdownPage(text)).toEqual({ hasFrontMatter: false, frontMatter: {}, body: text }),
  )

  it.each([
    ['---\ntitle: A\nWords.', 'has fields at the top that do not end: add a line --- below the last one'],
    ['+++\ntitle = "A"\nWords.', 'has fields at the top that do not end: add a line +++ below the last one'],
    ['{ "title": "A"', 'has fields at the top that do not end: add a line } below the last one'],
    [
      '---js\n{ title: "A" }\n---\n',
      'has fields at the top in JavaScript, which an import never runs: write each as a line such as title: Council closes baths, between two lines ---',
    ],
  ])('has a remedy for %j', (text, reason) => expect(parseMarkdownPage(text)).toEqual({ line: 1, reason }))

  it.each(['subtitle', 'standfirst', 'dek', 'excerpt', 'alternativeHeadline'])(
    'may have the second headline as %s',
    async (name) =>
      expect((await page(`title: A\n${name}: The second`)).fields.alternativeHeadline).toBe('The second'),
  )
})

describe('the text of a source', () => {
  it('has the words of blocks apart, and those within one together', () => {
    const words = (markdown: string) => extractVisibleMarkdownText(markdown).trim().split(/\s+/)
    expect(words('# One\n\nTwo\n\n- three\n- four')).toEqual(['One', 'Two', 'three', 'four'])
    expect(words('on*e* t**w**o `th`ree [fo](https://e.example)ur <b>f</b>ive')).toEqual([
      'one',
      'two',
      'three',
      'four',
      'five',
    ])
    expect(words('a![map](https://e.example/m.png)b')).toEqual(['a', 'map', 'b'])
  })
})

describe('a figure of a template', () => {
  it.each([
    ['{% figure /img/a.jpg %}', '/img/a.jpg'],
    ['{% figure //cdn.example/a %}', '//cdn.example/a'],
    ['{% figure https://cdn.example/a %}', 'https://cdn.example/a'],
    ['{% figure left a.jpeg %}', 'a.jpeg'],
    ['{{< figure src="/img/a.jpg" >}}', '/img/a.jpg'],
  ])('%s shows %s', async (tag, source) => {
    const shown = /<img src="([^"]*)"|!\[[^\]]*\]\(([^)]*)\)/.exec(await bodyOf(tag))
    expect(shown?.[1] ?? shown?.[2]).toMatch(new RegExp(`${source.replace(/^\/\//, '')}$`))
  })

  it('without a picture shows none', async () => {
    expect(await bodyOf('{% figure left %}')).not.toMatch(/<img|!\[/)
  })
})

it('a file in an older encoding is imported with a warning', async () => {
  const source = sourceOf('a.md', Buffer.from('---\ntitle: Caf\xe9\n---\nWords.\n', 'latin1'))
  expect(await readingsOf(markdownImporter, source)).toEqual([
    {
      kind: 'warning',
      file: 'a.md',
      text: 'is not UTF-8 and names no other encoding, so it was read as windows-1252: check the accents in the article',
    },
    expect.objectContaining({ fields: expect.objectContaining({ headline: 'Café' }) }),
  ])
})

describe('braces in a file without front matter', () => {
  const { write } = siteFolder()
  const bodyIn = async (settings: string, text: string) => {
    write(settings, 'baseURL = "https://the-lantern.example/"\nurl = "https://the-lantern.example"\n')
    const source = await openSource(write('content/a.md', '# A\n\n{{< youtube x1 >}}\n'))
    const { markdown } = await articleOf(markdownImporter, source, briefingFor(lantern))
    expect(markdown).toContain(text)
  }

  it('are templates of Hugo, which fills in every file', () =>
    bodyIn('hugo.toml', 'https://www.youtube.com/'))
  it('are text of Jekyll, which fills in only files with front matter', () =>
    bodyIn('_config.toml', 'youtube x1'))
})
