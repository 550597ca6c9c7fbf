import { describe, expect, it } from 'vitest'
import { Edition } from '../run/lines-importer.ts'

const a = { headline: 'A', url: 'https://e.example/2016/a', published: '2016-04-08', body: 'One two three.' }
const name = '2016/04/a.md'

/** An archive whose only article has a fault after an edit. */
async function withFault() {
  const edition = await Edition.of()
  await edition.bring(a)
  const edited = await edition.edit(name, 'headline: A', 'headline: A: b')
  return { edition, edited }
}

describe('a file that an edit made faulty', () => {
  it.each([
    ['the same article', a],
    ['a corrected one', { ...a, headline: 'Corrected', body: 'One two four.' }],
    ['the same words under another URL', { ...a, url: 'https://e.example/other', record: 'other' }],
  ])('keeps the edit when an import brings %s', async (_, line) => {
    const { edition, edited } = await withFault()
    const { articles, rejections } = await edition.import('export.x', [line])
    expect(rejections).toEqual([])
    expect(articles).toMatchObject([{ outcome: 'conflict', fault: { field: 'headline', line: 2 } }])
    expect(await edition.read(name)).toBe(edited)
  })

  it('is a conflict for its article, named with its fault', async () => {
    const { edition } = await withFault()
    const { articles } = await edition.import('export.x', [{ ...a, headline: 'Corrected' }])
    expect(articles).toMatchObject([
      {
        outcome: 'conflict',
        fault: { field: 'headline', line: 2, reason: expect.stringMatching(/^contains a colon/) },
      },
    ])
    expect(await edition.all()).toEqual([name])
  })

  it('keeps no other article with other words from being written', async () => {
    const { edition, edited } = await withFault()
    const other = { headline: 'B', url: 'https://e.example/2016/b', body: 'Seven eight nine.', record: 'b' }
    expect(await edition.bring(other)).toEqual(['written b.md'])
    expect(await edition.read(name)).toBe(edited)
  })
})
