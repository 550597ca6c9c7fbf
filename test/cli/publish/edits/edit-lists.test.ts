import { describe, expect, it } from 'vitest'
import { tryEditLists } from '../../../../src/cli/publish/edits/edit-lists.ts'
import type { EditedRelease } from '../../../../src/cli/publish/edits/edited-release.ts'
import { createPlainList } from '../../../../src/cli/publish/lists/plain-list.ts'
import type { CollectionDocument } from '../../../../src/model/document.ts'
import { summaryOf } from '../../../support/generated.ts'

type Summary = ReturnType<typeof summaryOf>

const story = (headline: string, published: string | null = '2016-04-08') =>
  summaryOf('s', { headline, published, topics: ['T'] })

const [before, after] = [story('Ash'), story('Birch')]
const other = summaryOf('other', { headline: 'Other' })

const listOf = (address: string, known: Partial<CollectionDocument> = {}) =>
  createPlainList({
    edition: 'e',
    address,
    subject: 'topic',
    listings: [other.listing, before.listing],
    ...known,
  })

/** Edits lists in memory. @returns whether all could be edited, the addresses read, and the headlines listed at each */
async function edit(lists: CollectionDocument[], from: Summary = before, to: Summary = after) {
  const read: string[] = []
  const readListForEditing = async (address: string) => {
    read.push(address)
    return lists.find((list) => list.address === address) ?? null
  }
  const change = { file: 's.md', articleBefore: { summary: from }, articleAfter: { summary: to } }
  const isEdited = await tryEditLists({ readListForEditing } as unknown as EditedRelease, change as never)
  return { isEdited, read, headlines: lists.map(({ listings }) => listings.map(({ headline }) => headline)) }
}

const undivided = () => ['/e/', '/e/topics/t', '/e/on-this-day/04-08'].map((address) => listOf(address))

describe('an edited line', () => {
  it('replaces the one before it in every list of its article', async () => {
    const { isEdited, read, headlines } = await edit(undivided())
    expect([isEdited, read]).toEqual([true, ['/e/', '/e/topics/t', '/e/on-this-day/04-08']])
    expect(headlines).toEqual(Array(3).fill(['Other', 'Birch']))
  })

  it('keeps the anchor of its place, and is the latest of its section on the front', async () => {
    const latest = { address: before.address, headline: 'Ash' }
    const front = listOf('/e/', {
      listings: [{ ...before.listing, anchor: 'y2016' }],
      frontNames: {
        sections: [
          { address: '/e/sections/a', name: 'A', articles: 1, latest },
          { address: '/e/sections/b', name: 'B', articles: 1, latest: { address: '/e/b', headline: 'B' } },
        ],
        topics: [],
        authors: [],
      },
    })
    await edit([front, ...undivided().slice(1)])
    expect(front.listings).toEqual([{ ...after.listing, anchor: 'y2016' }])
    expect(front.frontNames?.sections.map((section) => section.latest.headline)).toEqual(['Birch', 'B'])
  })

  it('is not looked for where it did not change', async () => {
    const same = { ...before, wordsDigest: 'other' }
    expect(await edit([], before, same)).toMatchObject({ isEdited: true, read: [] })
  })

  it.each([0, 1, 2])('cannot be edited where list %i of three is missing', async (missing) => {
    const lists = undivided().filter((_, index) => index !== missing)
    expect((await edit(lists)).isEdited).toBe(false)
  })
})

describe('the parts of a divided list', () => {
  const partOf = (address: string) => ({ address, name: 'N', articles: 1 })
  const [front, topic, day] = undivided() as [CollectionDocument, CollectionDocument, CollectionDocument]

  it('are edited where they can have the article, and no others are read', async () => {
    const parts = ['2016', '2015', 'undated', '2016/undated'].map((path) => `/e/topics/t/${path}`)
    const divided = listOf(topic.address, { divisions: [...parts, '/e/2016'].map(partOf) })
    const year = listOf('/e/topics/t/2016', {
      divisions: ['/e/topics/t/2016/04', '/e/topics/t/2016/05'].map(partOf),
    })
    const month = listOf('/e/topics/t/2016/04')
    const { isEdited, read } = await edit([front, divided, year, month, day])
    expect([isEdited, read]).toEqual([
      true,
      ['/e/', '/e/topics/t', '/e/topics/t/2016', '/e/topics/t/2016/04', '/e/on-this-day/04-08'],
    ])
    expect((await edit([front, divided, day])).isEdited).toBe(false)
  })

  it('by initials keep an article whose initials stay the same, and no other', async () => {
    const [undatedBefore, undatedAfter] = [story('Ash trees', null), story('Ash wood', null)]
    const lists = () => [
      listOf('/e/'),
      listOf('/e/topics/t', { divisions: [partOf('/e/topics/t/undated')] }),
      listOf('/e/topics/t/undated', {
        divisions: ['a', 'b'].map((initial) => partOf(`/e/topics/t/undated/initial/${initial}`)),
      }),
      listOf('/e/topics/t/undated/initial/a'),
    ]
    const { isEdited, read } = await edit(lists(), undatedBefore, undatedAfter)
    expect([isEdited, read.at(-1)]).toEqual([true, '/e/topics/t/undated/initial/a'])
    expect((await edit(lists(), undatedBefore, story('Elm', null))).isEdited).toBe(false)
  })
})
