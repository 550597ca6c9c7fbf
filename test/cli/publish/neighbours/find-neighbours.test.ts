import { describe, expect, it } from 'vitest'
import { resolveAddress } from '../../../../src/archive/locate.ts'
import { readRoot } from '../../../../src/archive/release.ts'
import { compareArticles } from '../../../../src/cli/publish/articles/article-summary.ts'
import {
  createNeighbourFinder,
  createUnindexedNeighbourFinder,
} from '../../../../src/cli/publish/neighbours/find-neighbours.ts'
import type { ArticleNeighbours } from '../../../../src/model/neighbours.ts'
import { articleFile, smallArchive } from '../../../support/content.ts'
import { generatedArticles, summaryOf } from '../../../support/generated.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'

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

/** The neighbours in an article's entry, in a release of these files. */
async function neighboursIn(
  content: Record<string, string>,
  address: string,
): Promise<ArticleNeighbours | null> {
  const store = memoryStore()
  const { rootDigest: digest } = await publishSound(await smallArchive(content), store)
  const found = await resolveAddress(store, await readRoot(store, digest), address)
  if (found?.kind !== 'entry' || found.entry.kind !== 'article') throw new Error(`no article at ${address}`)
  return found.entry.neighbours ?? null
}

/** The slugs of these neighbours. */
async function slugsIn(content: Record<string, string>, address: string) {
  const neighbours = Object.entries((await neighboursIn(content, address)) ?? {})
  return Object.fromEntries(neighbours.map(([place, to]) => [place, to.address.replace('/e/', '')]))
}

describe('the neighbours of an article', () => {
  it('are those beside it on its day, and the nearest before and after it of its first topic', async () => {
    expect(await slugsIn(files, '/e/1996/07/20/flood-2')).toEqual({
      before: '1996/07/20/fair',
      after: '1996/07/20/flood-3',
      earlier: '1996/07/19/flood-1',
    })
    expect(await slugsIn(files, '/e/1996/07/20/flood-3')).toEqual({
      before: '1996/07/20/flood-2',
      after: '1997/01/02',
      later: '1997/01/02/flood-4',
    })
  })

  it('have headlines, and dates to the day where they are of another', async () => {
    expect(await neighboursIn(files, '/e/1997/01/02/flood-4')).toEqual({
      before: { address: '/e/1996/07/20', name: '1996-07-20' },
      after: { address: '/e/1999/05/05', name: '1999-05-05' },
      earlier: {
        address: '/e/1996/07/20/flood-3',
        headline: 'Headline of flood-3',
        published: '1996-07-20',
      },
      later: { address: '/e/1999/05/05/flood-5', headline: 'Headline of flood-5', published: '1999-05-05' },
    })
  })

  it('are its author’s where nothing else has its topic first, and its section’s where nothing has its author', async () => {
    expect(await slugsIn(files, '/e/1996/07/20/fair')).toMatchObject({ earlier: '1996/07/19/flood-1' })
    const alone = { ...files, ...article('fair', 'published: 1996-07-20\ntopics: [Fairs]\nsection: Region') }
    expect(await slugsIn(alone, '/e/1996/07/20/fair')).toMatchObject({ earlier: '1996/07/19/flood-1' })
  })

  it('of an undated article are undated, by their addresses', async () => {
    expect(await neighboursIn(files, '/e/undated/undated')).toBeNull()
    const three = { ...files, ...article('undated-2', ''), ...article('undated-3', 'topics: [Flood]') }
    expect(await slugsIn(three, '/e/undated/undated')).toEqual({
      after: 'undated/undated-2',
      later: 'undated/undated-3',
    })
  })

  it('of an article whose day is unknown are those of its month, and the dates around it', async () => {
    expect(await slugsIn(files, '/e/2001/01/alone')).toEqual({ before: '1999/05/05' })
    const two = { ...files, ...article('beside', 'published: 2001-01') }
    expect(await slugsIn(two, '/e/2001/01/alone')).toEqual({ before: '1999/05/05', after: '2001/01/beside' })
  })

  it('never include an article that was taken down, at the publication that takes it down', async () => {
    const withheld = {
      ...files,
      ...article('flood-3', 'published: 1996-07-20T10:00\ntopics: [Flood]\nstatus: withheld'),
    }
    expect(await slugsIn(withheld, '/e/1996/07/20/flood-2')).toMatchObject({
      after: '1997/01/02',
      later: '1997/01/02/flood-4',
    })
  })

  it('have a corrected headline at the publication that corrects it', async () => {
    const fields = 'headline: The flood recedes\npublished: 1996-07-20T10:00\ntopics: [Flood]'
    const corrected = { ...files, 'e/articles/flood-3.md': articleFile(fields) }
    expect(await neighboursIn(corrected, '/e/1996/07/20/flood-2')).toMatchObject({
      after: { headline: 'The flood recedes' },
    })
  })

  it('are of its own edition, each with its language where it is another than the edition’s', async () => {
    const many = {
      'f/edition.yaml': 'name: F\nlanguage: en\n',
      'f/articles/other.md': articleFile('headline: Other\npublished: 1996-07-20\ntopics: [Fairs]'),
      ...files,
      ...article('fair-2', 'published: 1996-07-20\ntopics: [Fairs]\nlanguage: fr'),
    }
    expect(await neighboursIn(many, '/e/1996/07/20/fair')).toMatchObject({
      after: { address: '/e/1996/07/20/fair-2', language: 'fr' },
    })
    expect(await neighboursIn(many, '/f/1996/07/20/other')).toBeNull()
    const undated = ['e', 'f'].map((edition) => ({
      ...summaryOf('a', { headline: 'A', topics: ['Flood'] }),
      edition,
      address: `/${edition}/a`,
    }))
    const { findNeighbours } = createNeighbourFinder(undated)
    expect(undated.map(({ address }) => findNeighbours(address))).toEqual([null, null])
  })
})

describe('one article more among thousands', () => {
  const articles = generatedArticles({ articles: 3000, years: 2, topics: 40, authors: 30 })
  const written = (all: typeof articles) => {
    const { findNeighbours } = createNeighbourFinder(all)
    return new Map(all.map(({ address }) => [address, JSON.stringify(findNeighbours(address))]))
  }
  const before = written(articles)

  it.each(['2015-01-01', '2015-08-09', '2016-12-31', '2015-08', null])(
    'of %s changes four at most',
    (published) => {
      const names = { topics: ['Topic 0', 'Topic 1'], authors: ['Author 0'], section: 'Section 0' }
      const added = summaryOf('one-more', { headline: 'One more', published, ...names })
      const after = written([...articles, added])
      const changed = articles.filter(({ address }) => after.get(address) !== before.get(address))
      expect(changed.length).toBeGreaterThan(0)
      expect(changed.length).toBeLessThanOrEqual(4)
    },
  )

  it('is the same for every order of reading', () => {
    expect(written(articles.toReversed())).toEqual(new Map([...before].reverse()))
  })
})

describe('a finder for few articles', () => {
  it('finds what a finder for all finds', () => {
    const dated = generatedArticles({ articles: 400, years: 2, topics: 40, authors: 30 })
    const articles = dated.map((each, index) => ({
      ...each,
      edition: index % 3 === 0 ? 'f' : 'e',
      published: index % 7 === 0 ? null : each.published,
      names: { ...each.names, topics: index % 5 === 0 ? [] : each.names.topics },
    }))
    const [all, few] = [
      createNeighbourFinder(articles),
      createUnindexedNeighbourFinder(articles.toSorted(compareArticles)),
    ]
    for (const { address } of articles) {
      expect(few.findNeighbours(address)).toEqual(all.findNeighbours(address))
      expect(few.findDependants(address)).toEqual(all.findDependants(address))
    }
    expect(
      [all, few].map(({ findNeighbours, findDependants }) => [findNeighbours('/x'), findDependants('/x')]),
    ).toEqual([
      [null, []],
      [null, []],
    ])
  })
})
