import { describe, expect, it } from 'vitest'
import { resolveAddress } from '../../../../src/archive/locate.ts'
import { readRoot, readTakedowns } from '../../../../src/archive/release.ts'
import { rollBack } from '../../../../src/cli/publish/releases/rollback.ts'
import { articleFile, smallArchive, writeFiles } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'

async function publishArticle(frontMatter: string, file = 'jane-roe') {
  const store = memoryStore()
  const content = await smallArchive({
    [`e/articles/${file}.md`]: articleFile(
      `headline: Jane Roe meets Al Poe\n${frontMatter}`,
      'Jane Roe and Al Poe.',
    ),
  })
  const { rootDigest } = await publishSound(content, store)
  const resolve = async (address: string) => resolveAddress(store, await readRoot(store, rootDigest), address)
  return { store, content, root: rootDigest, resolve }
}

const anonymised = (names: string, more = '') =>
  `status: { is: anonymised, slug: person-1, names: { ${names} } }\n${more}`

const howOf = async (frontMatter: string) => {
  const { store, root } = await publishArticle(frontMatter)
  const { articles } = await readTakedowns(store, await readRoot(store, root))
  return articles.map(({ how }) => how)
}

describe('an anonymised article', () => {
  it('without a URL leads from the address that its file gave it to its neutral one', async () => {
    const { resolve } = await publishArticle(anonymised('Jane Roe: J. R., Al Poe: A. P.'))
    expect(await resolve('/e/undated/jane-roe')).toEqual({ kind: 'redirect', to: '/e/undated/person-1' })
    expect(await resolve('/e/undated/jane-roe.md')).toBeNull()
  })

  it('is not shown again at that address by a rollback', async () => {
    const { store, content, root } = await publishArticle('byline: X')
    await writeFiles(content, {
      'e/articles/jane-roe.md': articleFile(
        `headline: J. R.\n${anonymised('Jane Roe: J. R.')}`,
        'Other words of Jane Roe.',
      ),
    })
    await publishSound(content, store)
    await expect(rollBack(store, root, new Set())).rejects.toThrow('\n  /e/undated/jane-roe\n')
  })

  it('has the same record in whatever order its names are, and another with other names or another source', async () => {
    const both = await howOf(anonymised('Jane Roe: J. R., Al Poe: A. P.'))
    expect(both).toEqual([expect.stringMatching(/^anonymised:[0-9a-f]+$/)])
    expect(await howOf(anonymised('Al Poe: Mr P., Jane Roe: Ms R.'))).toEqual(both)
    expect(await howOf(anonymised('Jane Roe: J. R.'))).not.toEqual(both)
    const source = `source: { sha256: ${'ab'.repeat(32)}, mediaType: text/plain, importer: text }\n`
    expect(await howOf(anonymised('Jane Roe: J. R., Al Poe: A. P.', source))).not.toEqual(both)
  })
})

describe('the entry of an article that is not shown', () => {
  it.each([
    [
      '{ is: withheld, reason: A court order., since: 2026-10-02, authority: https://court.example/7 }',
      {
        kind: 'withheld',
        reason: 'A court order.',
        since: '2026-10-02',
        authority: 'https://court.example/7',
      },
    ],
    ['{ is: gone, reason: R }', { kind: 'gone', reason: 'R', since: null, authority: null }],
  ])('has the reason, the authority and the date of %s, and no headline', async (status, entry) => {
    const { resolve } = await publishArticle(`status: ${status}`)
    const address = '/e/undated/jane-roe'
    expect(await resolve(address)).toEqual({ kind: 'entry', entry: { address, headline: null, ...entry } })
  })
})
