import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readArticleFile } from '../../../../src/cli/content/files/article-file.ts'
import { readConfiguration } from '../../../../src/cli/content/files/configuration.ts'
import { createBriefing } from '../../../../src/cli/import/briefing.ts'
import type { Importer } from '../../../../src/cli/import/importer.ts'
import { emptyArticleFields } from '../../../../src/cli/import/record/empty-article-fields.ts'
import { ImportRun } from '../../../../src/cli/import/run/import-run.ts'
import type { ArticleFields } from '../../../../src/model/article.ts'
import { articleFile, smallArchive, temporaryFolder, writeFiles } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'

/** Reads JSON lines as articles: their fields, and the body under `body`. */
const lines: Importer = {
  name: 'lines',
  recognises: () => true,
  async *read({ file, stream }) {
    let text = ''
    for await (const chunk of stream()) text += new TextDecoder().decode(chunk)
    for (const [number, line] of text.trim().split('\n').entries()) {
      const { body, ...fields } = JSON.parse(line) as Partial<ArticleFields> & { body: string }
      const original = {
        mediaType: 'text/x',
        extension: 'x',
        record: `${number}`,
        captured: null,
        earlier: [],
      }
      yield {
        kind: 'article',
        fields: { ...emptyArticleFields, ...fields },
        slug: null,
        markdown: body,
        original,
        account: { sourceText: body, dropped: [] },
      }
    }
    yield { kind: 'skipped', file, why: 'draft', record: 'x' }
  },
}

async function edition() {
  const [content, folder] = [await smallArchive({}), await temporaryFolder()]
  return {
    content,
    async bring(...records: object[]): Promise<string[]> {
      await writeFiles(folder, { 'export.x': records.map((record) => JSON.stringify(record)).join('\n') })
      const configuration = await readConfiguration(content)
      if ('faults' in configuration) throw new Error(JSON.stringify(configuration.faults))
      const { editions } = configuration.value
      const [first] = editions
      if (!first) throw new Error('no edition')
      const briefing = createBriefing({
        edition: first,
        editions,
        url: null,
        published: null,
        acceptsForeignHosts: true,
      })
      const run = await ImportRun.start(briefing, path.join(content, 'e'))
      await run.importFile(
        { file: path.join(folder, 'export.x'), pathFromGivenFolder: 'x/export.x' },
        lines,
        () => {},
      )
      const { articles } = await run.finish(null)
      return articles.map(({ outcome, file }) => `${outcome} ${path.basename(file)}`)
    },
    async all(): Promise<string[]> {
      const names = await readdir(path.join(content, 'e/articles'), { recursive: true })
      return names.filter((name) => name.endsWith('.md')).sort()
    },
  }
}

const a = { headline: 'A', url: 'https://e.example/2016/a', published: '2016-04-08', body: 'One two.' }

describe('importing', () => {
  it('twice changes nothing', async () => {
    const { bring, all, content } = await edition()
    const undated = { headline: 'No date', body: 'Three.' }
    expect(await bring(a, undated)).toEqual(['written a.md', 'written no-date.md'])
    const before = await readFile(path.join(content, 'e/articles/2016/04/a.md'), 'utf8')
    expect(await bring(a, undated)).toEqual(['unchanged a.md', 'unchanged no-date.md'])
    expect(await readFile(path.join(content, 'e/articles/2016/04/a.md'), 'utf8')).toBe(before)
    expect(await all()).toEqual(['2016/04/a.md', 'undated/no-date.md'])
  })

  it('a corrected source updates its own file, under the existing name', async () => {
    const { bring, all } = await edition()
    await bring(a)
    expect(await bring({ ...a, headline: 'Corrected', url: 'https://e.example/2016/other' })).toEqual([
      'updated a.md',
    ])
    expect(await all()).toEqual(['2016/04/a.md'])
  })

  it('leaves an edited file, and reports it only when the source changed too', async () => {
    const { bring, content } = await edition()
    await bring(a)
    const file = path.join(content, 'e/articles/2016/04/a.md')
    await writeFile(file, (await readFile(file, 'utf8')).replace('One', 'Edited'))
    expect(await bring(a)).toEqual(['unchanged a.md'])
    expect(await bring({ ...a, body: 'Changed.' })).toEqual(['conflict a.md'])
    expect(await readFile(file, 'utf8')).toContain('Edited two.')
  })

  it('stores equal texts at one address as one article with both URLs', async () => {
    const { bring, content, all } = await edition()
    const again = { ...a, url: 'https://www.e.example/2016/a', body: '**One**\ntwo.' }
    expect(await bring(a, again)).toEqual(['written a.md', 'merged a.md'])
    expect(await bring(a, again)).toEqual(['unchanged a.md', 'merged a.md'])
    expect(await all()).toEqual(['2016/04/a.md'])
    const kept = await readArticleFile(path.join(content, 'e/articles/2016/04/a.md'))
    expect('value' in kept && kept.value.fields.formerly).toEqual(['https://www.e.example/2016/a'])
    await publishSound(content, memoryStore())
  })

  it('stores different texts at one address separately, the second under another address', async () => {
    const { bring, content, all } = await edition()
    const other = { ...a, url: 'https://www.e.example/2016/a', body: 'Other words.' }
    expect(await bring(a, other)).toEqual(['written a.md', 'displaced a-2.md'])
    expect(await bring(a, other)).toEqual(['unchanged a.md', 'unchanged a-2.md'])
    expect(await all()).toEqual(['2016/04/a-2.md', '2016/04/a.md'])
    const store = memoryStore()
    await publishSound(content, store)
    expect([...store.values.values()].join()).toContain('"/e/2016/04/08/a-2"')
  })

  it('gives a new file a free name, in this run and in later ones, whatever has the name', async () => {
    const { bring, content, all } = await edition()
    const other = (number: number) => ({
      ...a,
      url: `https://e.example/${number}/a`,
      body: `Other ${number}.`,
    })
    expect(await bring(a, other(1))).toEqual(['written a.md', 'written a-2.md'])
    const before = await readFile(path.join(content, 'e/articles/2016/04/a.md'), 'utf8')
    await writeFiles(content, { 'e/articles/2016/04/a-3.md/picture.png': '' })
    await writeFiles(content, { 'e/articles/2016/04/a-4.md': articleFile('headline: By hand', 'Own.') })
    expect(await bring(a, other(1), other(2))).toEqual([
      'unchanged a.md',
      'unchanged a-2.md',
      'written a-5.md',
    ])
    expect(await readFile(path.join(content, 'e/articles/2016/04/a.md'), 'utf8')).toBe(before)
    expect(await all()).toContain('2016/04/a-4.md')
  })

  it('never gives a file the name of another of this run', async () => {
    const { bring } = await edition()
    const other = { ...a, url: 'https://e.example/1/a', body: 'Other.' }
    const third = { ...a, url: 'https://e.example/2016/a-2', body: 'Third.' }
    expect(await bring(a, other, third)).toEqual(['written a.md', 'written a-2.md', 'written a-2-2.md'])
  })

  it('gives an article without a URL a name whose address is free', async () => {
    const { bring } = await edition()
    const there = { headline: 'X', url: 'https://e.example/undated/no-date-2', body: 'One.' }
    const undated = (body: string) => ({ headline: 'No date', body })
    expect(await bring(there, undated('Two.'), undated('Three.'))).toEqual([
      'written no-date-2.md',
      'written no-date.md',
      'written no-date-3.md',
    ])
  })

  it.each([
    [
      'the last part of its URL',
      { url: 'https://e.example/2016/The-Ferry_1.html', headline: 'H' },
      'the-ferry-1.md',
    ],
    ['the last part that is not empty', { url: 'https://e.example/2016/ferry//', headline: 'H' }, 'ferry.md'],
    ['the decoded URL', { url: 'https://e.example/%C3%A9t%C3%A9', headline: 'H' }, 'ete.md'],
    [
      'the URL as it is, where it cannot be decoded',
      { url: 'https://e.example/a%FFb', headline: 'H' },
      'a-ffb.md',
    ],
    ['its headline without a URL', { headline: 'Été à Québec' }, 'ete-a-quebec.md'],
    [
      'its headline where the URL has no letters',
      { url: 'https://e.example/?p=1', headline: 'The front' },
      'the-front.md',
    ],
    ['nothing', { headline: '…' }, 'article.md'],
  ])('names a file after %s', async (_, fields, name) => {
    const { bring } = await edition()
    expect((await bring({ ...fields, body: 'Words.' }))[0]?.split(' ')[1]).toBe(name)
  })

  it('gives an article without a headline its first words, which are said to be inferred', async () => {
    const { bring, content, all } = await edition()
    await bring({ headline: ' ', published: '2016-04-08', body: 'The ferry sank. It was night.' })
    const [name = ''] = await all()
    const text = await readFile(path.join(content, 'e/articles', name), 'utf8')
    expect(text).toContain('headline: The ferry sank.\n')
    expect(text).toContain('provenance:\n  headline: inferred\n')
  })

  it('gives an article at the newsroom’s front another address', async () => {
    const { bring, content } = await edition()
    expect(await bring({ ...a, url: 'https://e.example/?p=3' })).toEqual(['displaced a.md'])
    await publishSound(content, memoryStore())
  })

  it('leaves a former URL to the article that has its address', async () => {
    const { bring, content } = await edition()
    await bring(a, {
      headline: 'B',
      url: 'https://e.example/b',
      formerly: [a.url, 'https://e.example/old-b'],
      body: 'B.',
    })
    expect((await publishSound(content, memoryStore())).articleCount).toBe(2)
  })

  it('stores the original bytes once, by their digest', async () => {
    const { bring, content } = await edition()
    await bring(a, { ...a, url: 'https://e.example/2016/copy' })
    const originals = await readdir(path.join(content, 'e/originals'))
    expect(originals).toEqual([expect.stringMatching(/^[0-9a-f]{64}\.x$/)])
  })

  it('writes only into the edition’s folder, whatever the headline or URL', async () => {
    const { bring, all } = await edition()
    await bring(
      { headline: '../../../etc/passwd', body: 'x' },
      { headline: 'x', url: 'https://e.example/..%2f..%2f..%2fetc/%2e%2e%2fpasswd', body: 'y' },
      { headline: '\u0000/\\..', body: 'z' },
      { headline: '...', body: 'w' },
    )
    expect(await all()).toEqual(
      ['article-2.md', 'article.md', 'etc-passwd.md', 'passwd.md'].map((name) => `undated/${name}`),
    )
  })

  it('never restores a taken-down article, from another source, at another URL or under a former one', async () => {
    const { bring, content, all } = await edition()
    await bring(a)
    const file = path.join(content, 'e/articles/2016/04/a.md')
    const down = (await readFile(file, 'utf8')).replace('published:', 'status: withheld\npublished:')
    await writeFile(file, down)
    const other = { ...a, headline: 'Another' }
    expect(await bring(other)).toEqual(['conflict a.md'])
    for (const [place, record] of [
      { ...other, url: 'https://www.e.example/2016/a/', body: 'Two three.' },
      { ...other, url: 'https://e.example/2017/moved' },
      { ...other, url: 'https://e.example/2018/moved', formerly: [a.url], body: 'Three four.' },
    ].entries())
      expect([place, (await bring(a, ...Array(place + 1).fill(record))).at(-1)]).toEqual([
        place,
        'conflict a.md',
      ])
    expect(await readFile(file, 'utf8')).toBe(down)
    expect(await all()).toEqual(['2016/04/a.md'])
  })
})
