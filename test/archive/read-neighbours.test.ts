import { describe, expect, it } from 'vitest'
import { resolveAddress } from '../../src/archive/locate.ts'
import { readNeighbours } from '../../src/archive/read-neighbours.ts'
import { readDocument, readRoot } from '../../src/archive/release.ts'
import type { ArticleDocument } from '../../src/model/document.ts'
import { articleFile, smallArchive } from '../support/content.ts'
import { memoryStore } from '../support/memory-store.ts'
import { publishSound } from '../support/publish-sound.ts'

const article = (slug: string, fields: string) => ({
  [`e/articles/${slug}.md`]: articleFile(`headline: Headline of ${slug}\n${fields}`),
})

const files = {
  ...article(
    'flood-1',
    'published: 1996-07-19\ntopics: [Flood, River]\nauthors: [Ada Quay]\nsection: Region',
  ),
  ...article('flood-2', 'published: 1996-07-20\ntopics: [Flood]\nsection: Region'),
  ...article('flood-3', 'published: 1996-07-20T10:00\ntopics: [Flood]\nsection: Region'),
  ...article('flood-4', 'published: 1997-01-02\ntopics: [Flood]\nsection: Region'),
  ...article('flood-5', 'published: 1999-05-05\ntopics: [Flood]\nsection: Region'),
  ...article('fair', 'published: 1996-07-20\ntopics: [Fairs]\nauthors: [Ada Quay]\nsection: Region'),
  ...article('undated', 'topics: [Flood]'),
  ...article('alone', 'published: 2001-01'),
}

/** The slugs to which an article leads on, in a release of these files. */
async function neighboursIn(content: Record<string, string>, address: string, reads: string[] = []) {
  const store = memoryStore()
  const { root: digest } = await publishSound(await smallArchive(content), store)
  const root = await readRoot(store, digest)
  const found = await resolveAddress(store, root, address)
  if (found?.kind !== 'entry' || found.entry.kind !== 'article') throw new Error(`no article at ${address}`)
  const document = (await readDocument(store, found.entry)) as ArticleDocument
  const watched = {
    read: (key: string) => {
      reads.push(key)
      return store.read(key, { again: false })
    },
  }
  const { before, after, near } = await readNeighbours(watched, root, document)
  const slug = (place: { address: string } | null) => place?.address.replace('/e/', '') ?? null
  return { before: slug(before), after: slug(after), near: near.map(slug) }
}

describe('the neighbours of an article', () => {
  it('are those beside it on its day, and the nearest in time of its first topic', async () => {
    expect(await neighboursIn(files, '/e/1996/07/20/flood-2')).toEqual({
      before: '1996/07/20/fair',
      after: '1996/07/20/flood-3',
      near: ['1996/07/19/flood-1', '1997/01/02/flood-4', '1999/05/05/flood-5'],
    })
  })

  it('are the days beside its own where it is alone on it', async () => {
    expect(await neighboursIn(files, '/e/1997/01/02/flood-4')).toMatchObject({
      before: '1996/07/20',
      after: '1999/05/05',
    })
  })

  it('are its author’s where nothing else has its topic', async () => {
    expect((await neighboursIn(files, '/e/1996/07/20/fair')).near).toEqual(['1996/07/19/flood-1'])
  })

  it('of an undated article are those of its topic; an article without names has none', async () => {
    const undated = await neighboursIn(files, '/e/undated/undated')
    expect(undated).toMatchObject({
      before: null,
      after: null,
      near: expect.arrayContaining([expect.any(String)]),
    })
    expect(await neighboursIn(files, '/e/2001/01/alone')).toEqual({
      before: '1999/05',
      after: null,
      near: [],
    })
  })

  it('never include an article that was taken down', async () => {
    const withheld = {
      ...files,
      ...article('flood-3', 'published: 1996-07-20T10:00\ntopics: [Flood]\nstatus: withheld'),
    }
    const neighbours = await neighboursIn(withheld, '/e/1996/07/20/flood-2')
    expect(JSON.stringify(neighbours)).not.toContain('flood-3')
    expect(neighbours).toMatchObject({ after: '1997/01/02' })
  })

  it('are found in the part of a long list that contains the article', async () => {
    const many = Object.fromEntries(
      Array.from({ length: 210 }, (_, day) =>
        Object.entries(
          article(
            `storm-${day}`,
            `published: ${new Date(Date.UTC(1998, 0, 1 + day * 4)).toISOString().slice(0, 10)}\ntopics: [Storm]`,
          ),
        ),
      ).flat(),
    )
    expect(await neighboursIn(many, '/e/1999/01/04/storm-92')).toMatchObject({
      near: expect.arrayContaining([expect.stringMatching(/storm-9[0135]/)]),
    })
  })

  it('of an article without a day are those like it, where its month and its topic divide by days', async () => {
    const day = (index: number) => `1998-01-${10 + (index % 20)}`
    const many: Record<string, string> = Object.assign(
      {},
      ...Array.from({ length: 210 }, (_, index) =>
        article(`storm-${index}`, `published: ${day(index)}\ntopics: [Storm]`),
      ),
      ...['a', 'b', 'c'].flatMap((slug) => [
        article(`month-${slug}`, 'published: 1998-01\ntopics: [Storm]'),
        article(`undated-${slug}`, 'topics: [Storm]'),
      ]),
    )
    expect(await neighboursIn(many, '/e/1998/01/month-a')).toEqual({
      before: null,
      after: '1998/01/month-b',
      near: ['1998/01/month-c'],
    })
    expect(await neighboursIn(many, '/e/undated/undated-a')).toEqual({
      before: null,
      after: 'undated/undated-b',
      near: ['undated/undated-c'],
    })
  })

  it('take two lists and their shards to read', async () => {
    const reads: string[] = []
    await neighboursIn(files, '/e/1996/07/20/flood-2', reads)
    expect(reads.filter((key) => key.startsWith('collection/'))).toHaveLength(2)
    expect(reads.length).toBeLessThanOrEqual(4)
  })
})
