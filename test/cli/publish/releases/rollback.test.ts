import { rm } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import type { ReleasePointer } from '../../../../src/archive/release-pointer.ts'
import { prune } from '../../../../src/cli/publish/releases/prune.ts'
import { describeReleases } from '../../../../src/cli/publish/releases/releases.ts'
import { rollBack } from '../../../../src/cli/publish/releases/rollback.ts'
import { articleFile, smallArchive, writeFiles } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'

const none: ReadonlySet<string> = new Set()

const article = (headline: string, more = '') =>
  articleFile(
    `headline: ${headline}\nurl: https://e.example/${headline.toLowerCase()}\n${more}`,
    `About ${headline}.`,
  )

async function twoArticles() {
  const content = await smallArchive({ 'e/articles/a.md': article('Ann'), 'e/articles/b.md': article('Bob') })
  const store = memoryStore()
  const { rootDigest } = await publishSound(content, store)
  const publish = async (name: string, headline: string, more: string) => {
    await writeFiles(content, { [`e/articles/${name}.md`]: article(headline, more) })
    return (await publishSound(content, store)).rootDigest
  }
  return { content, store, first: rootDigest, publish }
}

const texts = (store: ReturnType<typeof memoryStore>) => [...store.values.values()].join('\n')

describe('a rollback', () => {
  it('serves an earlier release again, with a higher sequence', async () => {
    const { store, first, publish } = await twoArticles()
    const second = await publish('c', 'Cid', '')
    vi.useFakeTimers({ toFake: ['Date'], now: new Date('2036-02-29T01:02:03Z') })
    expect(await rollBack(store, first.slice(0, 8), none)).toBe(first)
    vi.useRealTimers()
    expect(await store.readPointer()).toMatchObject({
      root: first,
      sequence: 3,
      fallback: second,
      publishedAt: '2036-02-29T01:02:03.000Z',
    })
    await expect(rollBack(store, first.slice(0, 8), none)).rejects.toThrow(
      'is already served: nothing was changed',
    )
    await expect(rollBack(memoryStore(), first, none)).rejects.toThrow(
      'nothing has been published to this archive yet',
    )
    await expect(rollBack(store, 'ffff0000', none)).rejects.toThrow(
      'no release has a name that begins with ffff0000: `npx morgue releases',
    )
    await expect(rollBack(store, first.slice(8), none)).rejects.toThrow(
      'no release has a name that begins with',
    )
    const pointer = (await store.readPointer()) as ReleasePointer
    const previous = ['fade0', 'fade1'].map((root) => ({ root, publishedAt: pointer.publishedAt }))
    await store.writePointer({ ...pointer, previous })
    await expect(rollBack(store, 'fade', none)).rejects.toThrow(
      '2 releases have names that begin with fade: type more characters of the name',
    )
  })

  it('is refused when an object is missing, and the pointer stays', async () => {
    const { store, first, publish } = await twoArticles()
    await publish('a', 'Ann', 'byline: X')
    const before = await store.readPointer()
    const [gone = ''] =
      [...store.values].find(([, text]) => text.includes('About Ann') && !text.includes('"X"')) ?? []
    await store.deleteStoredObjects([gone])
    await expect(rollBack(store, first, none)).rejects.toThrow(`parts of it are missing (1, such as ${gone})`)
    await store.deleteStoredObjects([`root/${first}`])
    await expect(rollBack(store, first, none)).rejects.toThrow('cannot be served again')
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

  it('restores what was taken down only before the release, at its last time', async () => {
    const { content, store, first, publish } = await twoArticles()
    await publish('a', 'Ann', 'status: withheld')
    expect(await publish('a', 'Ann', '')).toBe(first)
    await rm(path.join(content, 'e/articles/a.md'))
    await publishSound(content, store)
    expect(await rollBack(store, first, none)).toBe(first)
  })

  it('names at most twenty addresses that it would restore, one in a line', async () => {
    const names = Array.from({ length: 22 }, (_, number) => `a${String(number).padStart(2, '0')}`)
    const files = (more: string) =>
      Object.fromEntries(names.map((name) => [`e/articles/${name}.md`, article(name, more)]))
    const [content, store] = [await smallArchive(files('')), memoryStore()]
    const { rootDigest } = await publishSound(content, store)
    await writeFiles(content, files('status: withheld'))
    await publishSound(content, store)
    const message = (restored: readonly string[]) =>
      rollBack(store, rootDigest, new Set(restored.map((name) => `/e/${name}`))).catch(
        (error: Error) => error.message,
      )
    const list = names.map((name) => `\n  /e/${name}`)
    const end = (first: string) =>
      `\nIf this is intended, add --restore <address> to the command for each address, as in --restore /e/${first}`
    const start = `the release ${rootDigest} would bring back content that has since been withheld, anonymised or removed:`
    expect(await message([])).toBe(
      `${start}${list.slice(0, 20).join('')}\n  and 2 more, which the command lists once these are allowed${end('a00')}`,
    )
    expect(await message(names.slice(0, 2))).toBe(`${start}${list.slice(2).join('')}${end('a02')}`)
    expect(await message(names)).toBe(rootDigest)
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
    const pruning = {
      keptReleaseCount: 10,
      dropsTakenDown: true,
      isDryRun: false,
      nowSeconds: Math.floor(Date.now() / 1000),
    }
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
})
