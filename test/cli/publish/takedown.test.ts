import { createHash } from 'node:crypto'
import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readRoot, readTakedowns } from '../../../src/archive/release.ts'
import { broughtBack, noTakedowns } from '../../../src/archive/takedowns.ts'
import { readArticle } from '../../../src/cli/content/article-file.ts'
import { articleFileText } from '../../../src/cli/content/write-article.ts'
import { publish } from '../../../src/cli/publish/publish.ts'
import type { ArticleDocument } from '../../../src/model/document.ts'
import {
  articleFile,
  publishSound,
  silent,
  smallArchive,
  temporaryFolder,
  writeFiles,
} from '../../support/content.ts'
import { type MemoryStore, memoryStore } from '../../support/memory-store.ts'
import { forbidden, pictureNames, takedownContent } from '../../support/takedown-content.ts'

async function faultsOf(files: Record<string, string>, edition = ''): Promise<string[]> {
  const content = await smallArchive(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`e/articles/${name}`, text])),
    edition,
  )
  const store = memoryStore()
  const outcome = await publish(content, store, { dry: false, progress: silent })
  expect(store.writes).toEqual([])
  if (!Array.isArray(outcome)) throw new Error('the content was published')
  return outcome.map(
    ({ file, line, field, reason }) => `${path.relative(content, file)}:${line} ${field} ${reason}`,
  )
}

const documentsIn = ({ values }: MemoryStore, kind: string) =>
  [...values].filter(([key]) => key.startsWith(`${kind}/`)).map(([, value]) => value)

const whole = async (content: string, down: boolean) => {
  await writeFiles(content, takedownContent(down))
  return content
}

const pointerOf = async (store: MemoryStore) => {
  const pointer = await store.readPointer()
  if (!pointer) throw new Error('no pointer')
  return pointer
}

const takedownsIn = async (store: MemoryStore, root: string) =>
  readTakedowns(store, await readRoot(store, root))

describe('a release', () => {
  it('holds nothing of what is taken down but the keys by which it is looked up', async () => {
    const store = memoryStore()
    await publishSound(await whole(await temporaryFolder(), true), store)
    for (const kind of ['article', 'collection', 'page', 'holdings', 'sitemap', 'takedowns', 'root'])
      for (const text of documentsIn(store, kind))
        for (const word of Object.values(forbidden).flat())
          expect([kind, word, text.toLowerCase().normalize('NFC').includes(word)]).toEqual([
            kind,
            word,
            false,
          ])
  })

  it('leads the links of other articles to a neutral address, or nowhere', async () => {
    const store = memoryStore()
    await publishSound(await whole(await temporaryFolder(), true), store)
    const articles = documentsIn(store, 'article').map((text) => JSON.parse(text) as ArticleDocument)
    const neighbour = articles.find(({ fields }) => fields.headline === 'Neighbour')
    const anonymised = articles.find(({ fields }) => fields.status?.is === 'anonymised')
    expect(anonymised?.address).toMatch(/^\/e\/2016\/04\/10\/anonymised-[0-9a-f]{12}$/)
    const links = [...(neighbour?.body.html.matchAll(/href="([^"]*)"/g) ?? [])].map(([, href]) => href)
    expect(links).toEqual(Array.from({ length: 3 }, () => anonymised?.address))
    expect(neighbour?.body.text).toContain('See it, this,')
    expect(neighbour?.body).toMatchObject({
      lostPictures: 1,
      html: expect.stringContaining('Claimed caption'),
    })
  })

  it('writes the pictures that documents show, and gives no other one an address', async () => {
    const store = memoryStore()
    await publishSound(await whole(await temporaryFolder(), true), store)
    const written = store.writes.filter((key) => key.startsWith('media:')).sort()
    expect(written).toEqual([`media:${pictureNames.shown}`, `media:${pictureNames.ofBoth}`].sort())
    const shards = documentsIn(store, 'shard').join()
    expect(shards).not.toContain(pictureNames.ofWithheld)
    expect(shards).toContain(`{"address":"/media/${pictureNames.claimed}","kind":"withheld"`)
  })

  it('after a takedown has no fallback; the next one has', async () => {
    const [store, content] = [memoryStore(), await temporaryFolder()]
    await publishSound(await whole(content, false), store)
    await writeFiles(content, { 'e/articles/x.md': articleFile('headline: X') })
    await publishSound(content, store)
    const before = await pointerOf(store)
    expect(before.fallback).toBe(before.previous[0]?.root)
    expect((await publishSound(await whole(content, true), store)).takenDown).toBe(5)
    expect(await pointerOf(store)).toMatchObject({ fallback: null, sequence: 3 })
    await writeFiles(content, { 'e/articles/x.md': articleFile('headline: Y') })
    expect((await publishSound(content, store)).takenDown).toBe(0)
    const after = await pointerOf(store)
    expect(after.fallback).toBe(after.previous[0]?.root)
  })

  it('tells, by digests alone, what a move to another release would bring back', async () => {
    const [store, content] = [memoryStore(), await temporaryFolder()]
    const open = await publishSound(await whole(content, false), store)
    const down = await publishSound(await whole(content, true), store)
    const kept = await takedownsIn(store, down.root)
    expect(await takedownsIn(store, open.root)).toEqual(noTakedowns)
    expect([broughtBack(kept, noTakedowns), broughtBack(noTakedowns, kept), broughtBack(kept, kept)]).toEqual(
      [5, 0, 0],
    )
    const file = path.join(content, 'e/articles/2016/04/anonymised.md')
    const text = await readFile(file, 'utf8')
    await writeFiles(content, {
      'e/articles/2016/04/anonymised.md': text.replace('"Jean-François Trémblay": "J. T.", ', ''),
    })
    const fewer = await takedownsIn(store, (await publishSound(content, store)).root)
    expect(broughtBack(kept, fewer)).toBe(1)
    await writeFiles(content, {
      'e/articles/2016/04/anonymised.md': text.replace(/^status:[\s\S]*?---/m, 'status: gone\n---'),
    })
    const gone = await takedownsIn(store, (await publishSound(content, store)).root)
    expect([broughtBack(kept, gone), broughtBack(gone, kept)]).toEqual([0, 1])
  })

  it('leaves links alone that lead to another article with the same identity', async () => {
    const store = memoryStore()
    const content = await smallArchive(
      {
        'e/articles/a.md': articleFile('headline: A\nurl: https://e.example/a_n_7\nstatus: gone'),
        'e/articles/b.md': articleFile('headline: B\nurl: https://e.example/b_n_7'),
        'e/articles/c.md': articleFile(
          'headline: C',
          '[a](https://e.example/a_n_7) [b](https://e.example/b_n_7)',
        ),
      },
      "identity: '_n_(\\d+)'\n",
    )
    await publishSound(content, store)
    const [c] = documentsIn(store, 'article').filter((text) => text.includes('"C"'))
    expect(JSON.parse(c ?? '').body.html).toBe('<p>a <a href="/e/b_n_7">b</a></p>')
  })

  it('holds no name of which an element has its own', async () => {
    const status = 'status: { is: anonymised, slug: a-1, names: { Ed Strong: E, Strong: S, Rights: R } }'
    const body =
      'Ed Strong, **Strong**, Rights; <figure><img src="https://x.example/x" alt="Strong"></figure>'
    const store = memoryStore()
    await publishSound(
      await smallArchive({ 'e/articles/a.md': articleFile(`headline: A\nrights: x\n${status}`, body) }),
      store,
    )
    const { html } = JSON.parse(documentsIn(store, 'article')[0] ?? '').body
    expect(html).toContain('<p>E, <strong>S</strong>, R;')
  })

  it('keeps a neutral address when the article is edited, and takes the one that is given', async () => {
    const [store, content] = [memoryStore(), await whole(await temporaryFolder(), true)]
    await publishSound(content, store)
    const addresses = () =>
      new Set(
        documentsIn(store, 'article')
          .map((text) => JSON.parse(text) as ArticleDocument)
          .filter(({ fields }) => fields.status?.is === 'anonymised')
          .map(({ address }) => address),
      )
    const file = 'e/articles/2016/04/anonymised.md'
    const text = await readFile(path.join(content, file), 'utf8')
    await writeFiles(content, { [file]: text.replace('a plaidé', 'plaide') })
    await publishSound(content, store)
    expect(addresses().size).toBe(1)
    await writeFiles(content, { [file]: text.replace('reason: On request.', 'slug: person-1') })
    await publishSound(content, store)
    expect([...addresses()].at(-1)).toBe('/e/2016/04/10/person-1')
  })
})

describe('a status', () => {
  it.each([
    ['that is none', 'status: hidden', /a\.md:3 status\.is must be public, noindex/],
    ['of which nothing is meant', 'status: { is: gone, authority: X }', /status\.authority means nothing/],
    [
      'that would show the headline twice',
      'status: { is: noindex, showHeadline: true }',
      /showHeadline means/,
    ],
    ['without names', 'status: anonymised', /status\.names is missing/],
    ['whose names are none', 'status: { is: anonymised, names: { "…": X } }', /has no letter/],
    [
      'whose name is nowhere',
      'status: { is: anonymised, slug: a-1, names: { Nobody: N } }',
      /a\.md:3 status\.names\.Nobody is nowhere in the article/,
    ],
    [
      'that leaves no neutral address',
      'status: { is: anonymised, names: { Words: W } }',
      /a\.md:3 status leaves nothing to make a neutral address of/,
    ],
    [
      'whose slug holds a name',
      'status: { is: anonymised, slug: jane-roe, names: { Jane Roe: J } }\ntopics: [Jane Roe]',
      /would be served with “jane-roe” in it/,
    ],
    [
      'whose name stands in what stands for it',
      'byline: Jane Roe\nstatus: { is: anonymised, slug: a-1, names: { Jane Roe: "Jane R.", Jane: J } }',
      /a\.md:3 byline would be served with “Jane” in it, which status\.names has/,
    ],
    [
      'whose name is part of a word',
      'rights: "#FreeJaneRoe"\nstatus: { is: anonymised, slug: a-1, names: { Jane Roe: J } }',
      /a\.md:3 rights would be served with “FreeJaneRoe” in it/,
    ],
  ])('%s is refused', async (_, lines, expected) => {
    expect((await faultsOf({ 'a.md': articleFile(`headline: A\n${lines}`) })).join('\n')).toMatch(expected)
  })
})

describe('a picture of an anonymised article', () => {
  const names = 'status: { is: anonymised, slug: a-1, names: { Zoé Roe: Z } }'
  const bytesWith = (text: Buffer) =>
    Buffer.concat([Buffer.from([0x89, 0x50, 0, 0xff]), text, Buffer.from([0, 1, 2, 0xfe])])

  it.each([
    ['UTF-8', bytesWith(Buffer.from('caption: Zoé Roe in court', 'utf8')), 1],
    ['ISO 8859-1', bytesWith(Buffer.from('Caption-Abstract: Zoé Roe in court', 'latin1')), 1],
    ['no text', bytesWith(Buffer.from([0x5a, 0x6f, 0])), 0],
  ])('is looked through: %s', async (_, bytes, faults) => {
    const name = `${createHash('sha256').update(bytes).digest('hex')}.png`
    const content = await smallArchive({
      'e/articles/a.md': articleFile(`headline: A\n${names}`, `Zoé Roe. ![x](/media/${name})`),
    })
    await writeFiles(content, { 'e/media/urls.tsv': '' })
    await writeFile(path.join(content, 'e/media', name), bytes)
    const outcome = await publish(content, memoryStore(), { dry: false, progress: silent })
    expect(Array.isArray(outcome) ? outcome.map(({ reason }) => reason) : []).toEqual(
      Array.from({ length: faults }, () =>
        expect.stringMatching(/in whose bytes “Zoé Roe” stands: remove what it says of itself, or withhold/),
      ),
    )
  })
})

describe('a status in a file', () => {
  it.each([
    ['noindex', null],
    [
      '{ is: withheld, reason: R, since: 2026-10, authority: https://court.example/7, showHeadline: true }',
      { is: 'withheld', since: '2026-10', showHeadline: true },
    ],
    [
      '{ is: anonymised, slug: a-1, names: { "Jane Roe": "J. R.", "No": "N" } }',
      { names: { 'Jane Roe': 'J. R.', No: 'N' } },
    ],
  ])('is written as it was read: %s', async (status, expected) => {
    const folder = await temporaryFolder()
    const [file, again] = [path.join(folder, 'a.md'), path.join(folder, 'b.md')]
    await writeFiles(folder, { 'a.md': articleFile(`headline: A\nstatus: ${status}`) })
    const first = await readArticle(file)
    if ('faults' in first) throw new Error(JSON.stringify(first.faults))
    await writeFiles(folder, { 'b.md': articleFileText(first.value.fields, first.value.markdown) })
    const second = await readArticle(again)
    expect('value' in second && second.value.fields).toEqual(first.value.fields)
    expect(first.value.fields.status).toMatchObject(expected ?? { is: 'noindex', reason: null, names: {} })
  })

  it('that is public is none', async () => {
    const folder = await temporaryFolder()
    await writeFiles(folder, { 'a.md': articleFile('headline: A\nstatus: public') })
    expect(await readArticle(path.join(folder, 'a.md'))).toMatchObject({
      value: { fields: { status: null } },
    })
  })
})

describe('a rule', () => {
  it('that finds nothing is a fault, by line', async () => {
    const rules = `withhold:\n  agency: [AFP, Nobody]\n  author: [Someone]\n  pictures: [${'0'.repeat(64)}]\n`
    expect(await faultsOf({ 'a.md': articleFile('headline: A\nagency: afp') }, rules)).toEqual([
      expect.stringMatching(
        /^e\/edition\.yaml:6 withhold\.agency\.1 Nobody is in no article’s agency, byline/,
      ),
      expect.stringMatching(/^e\/edition\.yaml:7 withhold\.author\.0 Someone is in no article’s byline/),
      expect.stringMatching(/^e\/edition\.yaml:8 withhold\.pictures\.0 is the digest of no picture/),
    ])
  })

  it('is no part of a release', async () => {
    const store = memoryStore()
    const files = { 'e/articles/a.md': articleFile('headline: A\nauthors: [Jane Roe]') }
    await publishSound(await smallArchive(files, 'withhold: { author: [jane roe] }\n'), store)
    expect([...store.values.values()].join()).not.toMatch(/jane roe/i)
  })
})

describe('a headline', () => {
  it('is kept for the answer at its address where that is wanted, and in no list', async () => {
    const store = memoryStore()
    const status = 'status: { is: withheld, showHeadline: true }'
    await publishSound(
      await smallArchive({ 'e/articles/a.md': articleFile(`headline: Unmistakable\n${status}`) }),
      store,
    )
    const holding = [...store.values].filter(([, value]) => value.includes('Unmistakable'))
    expect(holding.map(([key]) => key.split('/')[0])).toEqual(['shard'])
  })
})
