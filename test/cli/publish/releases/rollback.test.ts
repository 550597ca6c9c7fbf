import { rm } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { ReleasePointer } from '../../../../src/archive/release-pointer.ts'
import { openLocalArchive } from '../../../../src/cli/publish/archives/local/local-archive.ts'
import { prune } from '../../../../src/cli/publish/releases/prune.ts'
import { describeReleases } from '../../../../src/cli/publish/releases/releases.ts'
import { rollBack } from '../../../../src/cli/publish/releases/rollback.ts'
import type { OpenArchive } from '../../../../src/cli/publish/store/release-store.ts'
import { plainStatement } from '../../../../src/search/statement.ts'
import { articleFile, smallArchive, temporaryFolder, writeFiles } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'
import { runInProcess } from '../../../support/run-in-process.ts'

const none: ReadonlySet<string> = new Set()

const article = (headline: string, more = '') =>
  articleFile(
    `headline: ${headline}\nurl: https://e.example/${headline.toLowerCase()}\n${more}`,
    `About ${headline}.`,
  )

async function twoArticles() {
  const content = await smallArchive({ 'e/articles/a.md': article('Ann'), 'e/articles/b.md': article('Bob') })
  const store = memoryStore()
  const { root } = await publishSound(content, store)
  const publish = async (name: string, headline: string, more: string) => {
    await writeFiles(content, { [`e/articles/${name}.md`]: article(headline, more) })
    return (await publishSound(content, store)).root
  }
  return { content, store, first: root, publish }
}

const texts = (store: ReturnType<typeof memoryStore>) => [...store.values.values()].join('\n')

describe('a rollback', () => {
  it('serves an earlier release again, with a higher sequence', async () => {
    const { store, first, publish } = await twoArticles()
    const second = await publish('c', 'Cid', '')
    expect(await rollBack(store, first.slice(0, 8), none)).toBe(first)
    expect(await store.readPointer()).toMatchObject({ root: first, sequence: 3, fallback: second })
    await expect(rollBack(store, first.slice(0, 8), none)).rejects.toThrow(
      'is already served: nothing was changed',
    )
    await expect(rollBack(store, 'ffff0000', none)).rejects.toThrow('morgue releases')
    await expect(rollBack(store, '', none)).rejects.toThrow('write more characters of the name')
  })

  it('is refused when an object is missing, and the pointer stays', async () => {
    const { store, first, publish } = await twoArticles()
    await publish('a', 'Ann', 'byline: X')
    const before = await store.readPointer()
    const [gone = ''] =
      [...store.values].find(([, text]) => text.includes('About Ann') && !text.includes('"X"')) ?? []
    await store.delete([gone])
    await expect(rollBack(store, first, none)).rejects.toThrow(`it lacks 1 of its parts, such as ${gone}`)
    await store.delete([`root/${first}`])
    await expect(rollBack(store, first, none)).rejects.toThrow('is no longer complete')
    expect(await store.readPointer()).toEqual(before)
  })

  it.each([
    ['withheld', 'status: withheld'],
    ['gone', 'status: gone'],
    ['anonymised', 'status: { is: anonymised, names: { About: Of }, slug: anonymised-1 }'],
  ])('does not restore what is %s since, unless it is named', async (_, status) => {
    const { store, first, publish } = await twoArticles()
    await publish('a', 'Ann', status)
    await publish('c', 'Cid', '')
    await expect(rollBack(store, first, none)).rejects.toThrow(/would bring back .*\n {2}\/e\/ann\n/)
    await expect(rollBack(store, first, new Set(['/e/bob']))).rejects.toThrow('/e/ann')
    expect(await rollBack(store, first, new Set(['/e/ann']))).toBe(first)
  })

  it('does not restore it when its file was removed afterwards, but does when it was shown again', async () => {
    const { content, store, first, publish } = await twoArticles()
    await publish('a', 'Ann', 'status: withheld')
    await rm(path.join(content, 'e/articles/a.md'))
    await publishSound(content, store)
    await expect(rollBack(store, first, none)).rejects.toThrow('/e/ann')
    await publish('a', 'Ann', 'byline: By somebody else')
    expect(await rollBack(store, first, none)).toBe(first)
  })

  it('to a release with more takedowns leaves no fallback', async () => {
    const { store, publish } = await twoArticles()
    const withheld = await publish('a', 'Ann', 'status: withheld')
    await publish('a', 'Ann', 'byline: By somebody else')
    await rollBack(store, withheld, none)
    expect(await store.readPointer()).toMatchObject({ root: withheld, fallback: null })
  })
})

describe('pruning withheld articles', () => {
  it('deletes them at once, with every release that shows them, and nothing that is served', async () => {
    const { store, first, publish } = await twoArticles()
    await publish('a', 'Ann', 'status: withheld')
    const last = await publish('c', 'Cid', '')
    expect(texts(store)).toContain('About Ann')
    let announced = false
    const pruning = { keep: 10, withheld: true, dry: false, now: Math.floor(Date.now() / 1000) }
    const pruned = await prune(store, pruning, async () => {
      announced = true
    })
    expect([pruned, announced]).toEqual([expect.objectContaining({ kept: 2, dropped: 1, spared: 0 }), true])
    expect(texts(store)).not.toContain('About Ann')
    const pointer = (await store.readPointer()) as ReleasePointer
    expect(pointer).toMatchObject({ root: last, sequence: 4 })
    expect(pointer.previous.map(({ root }) => root)).not.toContain(first)
    expect(await rollBack(store, pointer.previous[0]?.root ?? '', none)).not.toBe(first)
  })
})

describe('the releases', () => {
  it('are compared with the one before', async () => {
    const { store, publish } = await twoArticles()
    await publish('a', 'Ann', 'byline: By somebody else')
    await publish('c', 'Cid', '')
    const known = await describeReleases(store, (await store.readPointer()) as ReleasePointer)
    expect(known.map(({ counts }) => counts?.articles)).toEqual([3, 2, 2])
    const [third, second, first] = known
    expect(third?.difference).toMatchObject({ removed: 0 })
    expect(third?.difference?.added).toBeGreaterThanOrEqual(1)
    expect(second?.difference).toMatchObject({
      added: expect.any(Number),
      removed: 0,
      changed: expect.any(Number),
    })
    expect(second?.difference?.changed).toBeGreaterThanOrEqual(1)
    expect(first?.difference).toBe(null)
  })

  it('are listed, rolled back and pruned by the command line, and search follows', async () => {
    const state = ['--persist-to', await temporaryFolder()]
    const content = await smallArchive({ 'e/articles/a.md': article('Ann') })
    const publishInto = async (archive: OpenArchive) => {
      const { root } = await publishSound(content, archive)
      await writeFiles(content, { 'e/articles/b.md': article('Bob') })
      return [root, (await publishSound(content, archive)).root] as const
    }
    const made = await openLocalArchive(state[1] ?? '')
    const [first, second] = await publishInto(made).finally(made.close)
    const listed = await runInProcess(['releases', ...state])
    expect(listed.out.split('\n').map((line) => line.slice(0, 12))).toEqual([
      second.slice(0, 12),
      first.slice(0, 12),
    ])
    const back = await runInProcess(['rollback', first.slice(0, 10), ...state])
    expect(back).toMatchObject({ status: 0, out: `The release ${first} is served again.`, err: '' })
    const archive = await openLocalArchive(state[1] ?? '')
    const [rows] = await archive.search.run([plainStatement('SELECT root FROM state')]).finally(archive.close)
    expect(rows).toEqual([{ root: first }])
    const refused = await runInProcess(['rollback', 'abcdef', ...state])
    expect(refused).toMatchObject({ status: 1, err: expect.stringContaining('morgue releases') })
    const dry = await runInProcess(['prune', '--keep', '1', '--dry-run', '--json', ...state])
    expect(JSON.parse(dry.out)).toMatchObject({ kept: 1, dropped: 2, deleted: 0, spared: 0 })
    const forth = await runInProcess(['rollback', second, '--json', ...state])
    expect([JSON.parse(forth.out), forth.status]).toEqual([{ root: second, isIndexed: true }, 0])
  })
})
