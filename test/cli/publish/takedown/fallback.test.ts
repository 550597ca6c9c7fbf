import { describe, expect, it } from 'vitest'
import { rollBack } from '../../../../src/cli/publish/releases/rollback.ts'
import { articleFile, smallArchive, writeFiles } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'

const article = (status = '', headline = 'Jane Roe') =>
  articleFile(`headline: ${headline}\nurl: https://e.example/a\n${status}`, 'About Jane Roe.')

const neighbour = (words: string) => ({ 'e/articles/b.md': articleFile('headline: B', words) })

/** Publishes states of the content one after another into one store. @returns the store and the roots */
async function publishAll(states: readonly Record<string, string>[]) {
  const [content, store] = [await smallArchive(neighbour('Words.')), memoryStore()]
  const roots: string[] = []
  for (const state of states) {
    await writeFiles(content, state)
    roots.push((await publishSound(content, store)).rootDigest)
  }
  const fallback = async () => (await store.readPointer())?.fallback
  return { store, roots, fallback }
}

const shown = { 'e/articles/a.md': article() }
const withheld = { 'e/articles/a.md': article('status: withheld') }

describe('the release before a takedown', () => {
  it.each([
    'status: withheld',
    'status: gone',
    'status: { is: anonymised, slug: a-1, names: { Jane Roe: J. R. } }',
  ])('is no fallback after a single one: %s', async (status) => {
    const { fallback } = await publishAll([shown, { 'e/articles/a.md': article(status) }])
    expect(await fallback()).toBeNull()
  })

  it.each(['status: noindex', 'byline: X'])('is the fallback after another change: %s', async (change) => {
    const { roots, fallback } = await publishAll([shown, { 'e/articles/a.md': article(change) }])
    expect(await fallback()).toBe(roots[0])
  })

  it('is no fallback when its takedowns cannot be read', async () => {
    const { store, roots } = await publishAll([shown, withheld])
    await store.deleteStoredObjects([...store.values.keys()].filter((key) => key.startsWith('takedowns/')))
    const content = await smallArchive({ ...neighbour('Other words.'), ...withheld })
    await publishSound(content, store)
    expect(await store.readPointer()).toMatchObject({ fallback: null, previous: [{ root: roots[1] }, {}] })
  })

  it('is no fallback after a rollback to a release that takes more down', async () => {
    const { store, roots, fallback } = await publishAll([withheld, shown])
    expect(await fallback()).toBe(roots[0])
    await rollBack(store, roots[0] ?? '', new Set())
    expect(await store.readPointer()).toMatchObject({ root: roots[0], fallback: null, sequence: 3 })
  })

  it('is the fallback after a rollback to a release that takes down no more than it', async () => {
    const { store, roots, fallback } = await publishAll([withheld, neighbour('Other words.')])
    await rollBack(store, roots[0] ?? '', new Set())
    expect(await fallback()).toBe(roots[1])
  })

  it('is the fallback after a rollback that takes nothing down', async () => {
    const { store, roots, fallback } = await publishAll([shown, neighbour('Other words.')])
    await rollBack(store, roots[0] ?? '', new Set())
    expect(await fallback()).toBe(roots[1])
  })
})
