import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { writeMediaList } from '../../../src/cli/content/picture-lists/media-list.ts'
import { PictureStore } from '../../../src/cli/import/run/picture-store.ts'
import type { ArticleDocument } from '../../../src/model/document.ts'
import { articleFile, smallArchive, writeFiles } from '../../support/content.ts'
import { type MemoryStore, memoryStore } from '../../support/memory-store.ts'
import { publishSound } from '../../support/publish-sound.ts'

const png = Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 1, 2, 3])

const body = `[own](http://www.e.example/2016/x.html?utm=1#part), [other](https://elsewhere.example/y), [query](https://e.example/?p=5),
[mail](mailto:a@b.example), [encoded](https://e.example/%C3%A9t%C3%A9).

![A picture](https://e.example/pictures/a.png "credit")

![Lost words](https://cdn.example/lost.jpg)
`

let store: MemoryStore
let article: ArticleDocument

beforeAll(async () => {
  const content = await smallArchive(
    { 'e/articles/a.md': articleFile('headline: A\nurl: https://e.example/a', body) },
    'query: [p]\n',
  )
  const pictures = await PictureStore.open(path.join(content, 'e'))
  expect(await pictures.storeOrRejectPicture('https://e.example/pictures/a.png', png)).toBe('stored')
  expect(
    await pictures.storeOrRejectPicture('https://e.example/evil.png', new TextEncoder().encode('<script>')),
  ).toMatchObject({ reason: expect.stringMatching(/not a picture that browsers can show/) })
  await pictures.writeChangedMediaList()
  store = memoryStore()
  await publishSound(content, store)
  article = JSON.parse([...store.values].find(([key]) => key.startsWith('article/'))?.[1] ?? '{}')
})

describe('a body’s URLs', () => {
  it('lead into the archive on hosts of the newsroom, and stay unchanged on others', () => {
    const links = [...article.body.html.matchAll(/href="((?!\/media\/)[^"]*)"/g)].map(([, href]) => href)
    expect(links).toEqual([
      '/e/2016/x.html#part',
      'https://elsewhere.example/y',
      '/e/?p=5',
      'mailto:a@b.example',
      '/e/%C3%A9t%C3%A9',
    ])
    for (const href of links) expect(article.body.markdown).toContain(href)
  })

  it('show the pictures that are stored, and keep the words of those that are not', () => {
    const sources = [...article.body.html.matchAll(/<img[^>]*src="([^"]*)"/g)].map(([, src]) => src)
    expect(sources).toEqual([expect.stringMatching(/^\/media\/[0-9a-f]{64}\.png$/)])
    expect(article.body.html).toContain('Lost words')
    expect(article.body.lostPictures).toBe(1)
    expect(article.body.markdown).not.toContain('cdn.example')
  })
})

describe('pictures', () => {
  it('have entries in the release, and their old URLs redirect to them', () => {
    const [entries] = [...store.values]
      .filter(([key]) => key.startsWith('shard/'))
      .map(([, value]) => JSON.parse(value))
    const [name] = store.writes
      .filter((key) => key.startsWith('media:'))
      .map((key) => key.slice('media:'.length))
    expect(entries[`/media/${name}`]).toEqual([
      { address: `/media/${name}`, kind: 'media', mediaType: 'image/png', size: png.length },
    ])
    expect(entries['/e/pictures/a.png']).toEqual([
      { address: '/e/pictures/a.png', kind: 'moved', to: `/media/${name}` },
    ])
  })

  it('are written once', async () => {
    const content = await smallArchive({})
    const pictures = await PictureStore.open(path.join(content, 'e'))
    await pictures.storeOrRejectPicture('https://e.example/b.png', png)
    await pictures.writeChangedMediaList()
    const again = memoryStore()
    await publishSound(content, again)
    const { length } = again.writes
    await writeFiles(content, { 'e/articles/b.md': articleFile('headline: B') })
    await publishSound(content, again)
    expect(again.writes.slice(length).filter((key) => key.startsWith('media:'))).toEqual([])
    expect(await readFile(path.join(content, 'e/media/urls.tsv'), 'utf8')).toMatch(
      /^[0-9a-f]{64}\.png\thttps:\/\/e\.example\/b\.png\n$/,
    )
    await writeMediaList(
      path.join(content, 'e/media'),
      new Map([['https://e.example/c.png', `${'0'.repeat(64)}.png`]]),
    )
    await publishSound(content, again)
  })
})
