import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ContentFolder } from '../../../src/cli/content/files/content-folder.ts'
import { SmallerCopyMaker } from '../../../src/cli/import/sizes/make-sizes.ts'
import { renderVariant } from '../../../src/edge/variant/render-variant.ts'
import { articleFile, smallArchive } from '../../support/content.ts'
import { memoryStore } from '../../support/memory-store.ts'
import { photograph, storedName } from '../../support/photographs.ts'
import { publishSound } from '../../support/publish-sound.ts'
import { parseXml } from '../../support/xml.ts'

const atom = (name: string) => `{http://www.w3.org/2005/Atom}${name}`

/** A published archive, and a function that renders one of its lists. */
async function published(articles: Record<string, string>, prepare = async (_content: string) => {}) {
  const content = await smallArchive({ 'e/media/urls.tsv': '', ...articles })
  await prepare(content)
  const store = memoryStore()
  const { rootDigest } = await publishSound(content, store)
  return async (representation: string, address: string) => {
    const outcome = await renderVariant(store, {
      releaseId: rootDigest,
      build: 'test',
      representation,
      address,
    })
    if (outcome.kind !== 'document') throw new Error(outcome.kind)
    return new TextDecoder().decode(outcome.body)
  }
}

const entriesOf = (xml: string) =>
  parseXml(xml)
    .children.filter(({ name }) => name === atom('entry'))
    .map(
      ({ children }) =>
        (name: string) =>
          children.find((child) => child.name === atom(name)),
    )

describe('a feed', () => {
  it('has the text of its articles, with absolute URLs and one size of each picture', async () => {
    const bytes = await photograph(700, 500)
    const name = storedName(bytes)
    const body = `![The quay](/media/${name})\n\nSee [another](https://e.example/b) & [elsewhere](https://x.example/).`
    const render = await published(
      {
        'e/articles/a.md': articleFile(
          'headline: A\npublished: 2016-04-08\nsection: World\nbyline: By Ada',
          body,
        ),
        'e/articles/b.md': articleFile('headline: B\nurl: https://e.example/b\npublished: 2016-04-07'),
      },
      async (content) => {
        await writeFile(path.join(content, 'e/media', name), bytes)
        await new SmallerCopyMaker(new ContentFolder(content), 'e', false).run(() => {})
      },
    )
    const [entry] = entriesOf(await render('atom', '/e/'))
    const text = entry?.('content')
    expect(text?.attributes.type).toBe('html')
    expect(text?.text).toContain(
      `<img src="https://archive.example/media/${name}" alt="The quay" width="700"`,
    )
    expect(text?.text).toContain(
      '<a href="https://archive.example/e/b">another</a> &#x26; <a href="https://x.example/">',
    )
    expect(text?.text).not.toMatch(/srcset|(?:src|href)="\//)
    expect(entry?.('category')?.attributes.term).toBe('World')
    const { items } = JSON.parse(await render('feed', '/e/'))
    expect(items[0]).toMatchObject({
      content_html: text?.text,
      image: expect.stringMatching(/^https:\/\/archive\.example\/media\/[0-9a-f]{64}\.webp$/),
      tags: ['World'],
    })
    expect(items[0].summary).toContain('See another')
    expect(items[1].content_html).toBe('<p>Words.</p>')
  })

  it('says where a picture is missing, and leaves words that look like its markup', async () => {
    const words = 'Write srcset="a" sizes="b" there.'
    const render = await published({
      'e/articles/a.md': articleFile(
        'headline: A\npublished: 2016-04-08',
        `${words}\n\n![The quay](https://x.example/lost.jpg)`,
      ),
    })
    const [entry] = entriesOf(await render('atom', '/e/'))
    expect(entry?.('content')?.text).toContain(words)
    expect(entry?.('content')?.text).toMatch(/<span class="missing">[^<]+<\/span> The quay/)
  })

  it('has no more than the first ten texts, and none of 32 KB', async () => {
    const many = Array.from({ length: 12 }, (_, index) => [
      `e/articles/a${index}.md`,
      articleFile(`headline: A${index}\npublished: 2016-04-08`, `Text ${index}.`),
    ])
    const texts = (xml: string) => entriesOf(xml).map((entry) => entry('content')?.text ?? null)
    const short = texts(await (await published(Object.fromEntries(many)))('atom', '/e/'))
    expect(short).toHaveLength(12)
    expect(short.filter((text) => text !== null)).toHaveLength(10)
    const long = await published({
      'e/articles/a.md': articleFile('headline: A\npublished: 2016-04-09', 'word '.repeat(6000)),
      'e/articles/b.md': articleFile('headline: B\npublished: 2016-04-08', 'word '.repeat(8000)),
    })
    expect(texts(await long('atom', '/e/')).map((text) => text !== null)).toEqual([true, false])
  })

  it('has nothing of a withheld article', async () => {
    const render = await published({
      'e/articles/a.md': articleFile('headline: Alpha\npublished: 2016-04-08', 'Public.'),
      'e/articles/b.md': articleFile('headline: Beta\npublished: 2016-04-08\nstatus: withheld', 'Secret.'),
    })
    for (const name of ['atom', 'feed']) {
      expect(await render(name, '/e/')).toContain('Public.')
      expect(await render(name, '/e/')).not.toMatch(/Beta|Secret/)
    }
  })
})
