import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAllEntries } from '../../../../src/archive/entries.ts'
import { readRoot, readTakedowns } from '../../../../src/archive/release.ts'
import { findUndoneTakedowns, noTakedowns } from '../../../../src/archive/takedowns.ts'
import type { ArticleDocument } from '../../../../src/model/document.ts'
import { articleFile, smallArchive, temporaryFolder, writeFiles } from '../../../support/content.ts'
import { type MemoryStore, memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'
import { forbidden, pictureNames, takedownContent } from '../../../support/takedown-content.ts'

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
  it('contains nothing of what is taken down but the keys by which it is looked up', async () => {
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

  it('names nothing that is taken down where articles lead on, from the publication on that takes it down', async () => {
    const [store, content] = [memoryStore(), await temporaryFolder()]
    const wordsNamed = async (down: boolean) => {
      const { rootDigest } = await publishSound(await whole(content, down), store)
      const links: unknown[] = []
      for await (const { entry } of readAllEntries(store, await readRoot(store, rootDigest)))
        if (entry.kind === 'article') links.push(entry.neighbours)
      const text = JSON.stringify(links).toLowerCase().normalize('NFC')
      expect(text).toContain('lemur')
      return Object.values(forbidden)
        .flat()
        .filter((word) => text.includes(word))
    }
    expect(await wordsNamed(false)).toEqual(expect.arrayContaining(['withheldslug', 'quagga']))
    expect(await wordsNamed(true)).toEqual([])
  })

  it('leads links in other articles to a neutral address, or nowhere', async () => {
    const store = memoryStore()
    await publishSound(await whole(await temporaryFolder(), true), store)
    const articles = documentsIn(store, 'article').map((text) => JSON.parse(text) as ArticleDocument)
    const neighbour = articles.find(({ fields }) => fields.headline === 'Neighbour')
    const anonymised = articles.find(({ fields }) => fields.status?.is === 'anonymised')
    expect(anonymised?.address).toMatch(/^\/e\/2016\/04\/10\/anonymised-[0-9a-f]{12}$/)
    const links = [...(neighbour?.body.html.matchAll(/href="((?!\/media\/)[^"]*)"/g) ?? [])].map(
      ([, href]) => href,
    )
    expect(links).toEqual(Array.from({ length: 3 }, () => anonymised?.address))
    expect(neighbour?.body.text).toContain('See it, this,')
    expect(neighbour?.body).toMatchObject({
      lostPictures: 1,
      html: expect.stringContaining('Claimed caption'),
    })
  })

  it('writes the pictures that documents show, and gives no other picture an address', async () => {
    const store = memoryStore()
    await publishSound(await whole(await temporaryFolder(), true), store)
    const written = store.writes.filter((key) => key.startsWith('media:')).sort()
    expect(written).toEqual([`media:${pictureNames.shown}`, `media:${pictureNames.ofBoth}`].sort())
    const shards = documentsIn(store, 'shard').join()
    expect(shards).not.toContain(pictureNames.ofWithheld)
    expect(shards).toContain(`{"address":"/media/${pictureNames.claimed}","kind":"withheld"`)
  })

  it('has no fallback after a takedown; the next one has', async () => {
    const [store, content] = [memoryStore(), await temporaryFolder()]
    await publishSound(await whole(content, false), store)
    await writeFiles(content, { 'e/articles/x.md': articleFile('headline: X') })
    await publishSound(content, store)
    const before = await pointerOf(store)
    expect(before.fallback).toBe(before.previous[0]?.root)
    expect((await publishSound(await whole(content, true), store)).takedownCounts).toEqual({
      articles: 4,
      pictures: 1,
    })
    expect(await pointerOf(store)).toMatchObject({ fallback: null, sequence: 3 })
    await writeFiles(content, { 'e/articles/x.md': articleFile('headline: Y') })
    expect((await publishSound(content, store)).takedownCounts).toEqual({ articles: 0, pictures: 0 })
    const after = await pointerOf(store)
    expect(after.fallback).toBe(after.previous[0]?.root)
  })

  it('shows, by digests only, what a move to another release would restore', async () => {
    const [store, content] = [memoryStore(), await temporaryFolder()]
    const open = await publishSound(await whole(content, false), store)
    const down = await publishSound(await whole(content, true), store)
    const kept = await takedownsIn(store, down.rootDigest)
    expect(await takedownsIn(store, open.rootDigest)).toEqual(noTakedowns)
    expect([
      findUndoneTakedowns(kept, noTakedowns),
      findUndoneTakedowns(noTakedowns, kept),
      findUndoneTakedowns(kept, kept),
    ]).toEqual([kept, noTakedowns, noTakedowns])
    const file = path.join(content, 'e/articles/2016/04/anonymised.md')
    const text = await readFile(file, 'utf8')
    await writeFiles(content, {
      'e/articles/2016/04/anonymised.md': text.replace('"Jean-François Trémblay": "J. T.", ', ''),
    })
    const fewer = await takedownsIn(store, (await publishSound(content, store)).rootDigest)
    expect(findUndoneTakedowns(kept, fewer).articles).toHaveLength(1)
    await writeFiles(content, {
      'e/articles/2016/04/anonymised.md': text.replace(/^status:[\s\S]*?---/m, 'status: gone\n---'),
    })
    const gone = await takedownsIn(store, (await publishSound(content, store)).rootDigest)
    expect(findUndoneTakedowns(kept, gone)).toEqual(noTakedowns)
    expect(findUndoneTakedowns(gone, kept).articles).toHaveLength(1)
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

  it('leads a link to the article at its address before another with the same identity', async () => {
    const store = memoryStore()
    const anonymised = 'status: { is: anonymised, slug: b-1, names: { Roe: R } }'
    await publishSound(
      await smallArchive(
        {
          'e/articles/a.md': articleFile('headline: A\nurl: https://e.example/a_n_7\nstatus: gone'),
          'e/articles/b.md': articleFile(`headline: Roe\nurl: https://e.example/b_n_7\n${anonymised}`),
          'e/articles/c.md': articleFile(
            'headline: C',
            '[a](https://e.example/a_n_7) [b](https://e.example/b_n_7) [x](https://e.example/x_n_7)',
          ),
        },
        "identity: '_n_(\\d+)'\n",
      ),
      store,
    )
    const [c] = documentsIn(store, 'article').filter((text) => text.includes('"C"'))
    expect(JSON.parse(c ?? '').body.html).toBe('<p>a <a href="/e/undated/b-1">b</a> x</p>')
  })

  it('counts the pictures that the archive has not among the missing ones of an anonymised article', async () => {
    const picture = `${createHash('sha256').update('A picture').digest('hex')}.png`
    const store = memoryStore()
    await publishSound(
      await smallArchive({
        [`e/media/${picture}`]: 'A picture',
        'e/media/urls.tsv': `${picture}\thttps://e.example/p.png\n`,
        'e/articles/a.md': articleFile(
          'headline: A\nstatus: { is: anonymised, slug: a-1, names: { Jane Roe: J. R. } }',
          '![Jane Roe](https://e.example/p.png)\n\n![Lost](https://e.example/q.png)',
        ),
      }),
      store,
    )
    const [article] = documentsIn(store, 'article')
    const [holdings] = documentsIn(store, 'holdings')
    expect([article, holdings].map((text) => JSON.parse(text ?? '{}'))).toMatchObject([
      { body: { lostPictures: 1 } },
      { lostPictures: 1 },
    ])
  })

  it('names no other view of what is taken down, such as the frame that embedded it', async () => {
    const store = memoryStore()
    const body =
      '<iframe src="https://e.example/jane-roe/embed/#?secret=x"></iframe>\n\n[Read](https://e.example/jane-roe/amp) [it](https://e.example/jane-roe/Feed) <https://e.example/other/embed/>'
    await publishSound(
      await smallArchive({
        'e/articles/a.md': articleFile('headline: A\nurl: https://e.example/jane-roe/\nstatus: gone'),
        'e/articles/b.md': articleFile('headline: B', body),
      }),
      store,
    )
    const [b] = documentsIn(store, 'article')
    expect(JSON.parse(b ?? '').body.html).toBe(
      '<p>[…]</p><p>Read it <a href="/e/other/embed/">https://e.example/other/embed/</a></p>',
    )
  })

  it('names no second page of what is taken down, but an article of its own at such an address', async () => {
    const store = memoryStore()
    const views = ['page/2/', '2', 'comment-page-3/#c', '?page=2', '3/', 'trackback/']
    await publishSound(
      await smallArchive({
        'e/articles/a.md': articleFile('headline: A\nurl: https://e.example/jane-roe/\nstatus: gone'),
        'e/articles/c.md': articleFile('headline: C\nurl: https://e.example/jane-roe/3/'),
        'e/articles/b.md': articleFile(
          'headline: B',
          views.map((view) => `[${view}](https://e.example/jane-roe/${view})`).join(' '),
        ),
      }),
      store,
    )
    const b = documentsIn(store, 'article').find((text) => text.includes('"B"'))
    expect(JSON.parse(b ?? '').body.html).toBe(
      '<p>page/2/ 2 comment-page-3/#c ?page=2 <a href="/e/jane-roe/3/">3/</a> trackback/</p>',
    )
  })

  it('contains no name that an element of its own interrupts', async () => {
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

  it('keeps a neutral address when the article is edited, and uses the one that is given', async () => {
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

describe('a headline', () => {
  it('is shown at its address when that is wanted, and in no list', async () => {
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
