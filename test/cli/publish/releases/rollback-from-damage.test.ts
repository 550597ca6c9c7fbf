import { rm } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { toObjectKey } from '../../../../src/archive/keys.ts'
import { readRoot } from '../../../../src/archive/release.ts'
import { shardDigestAt } from '../../../../src/archive/root.ts'
import { prune } from '../../../../src/cli/publish/releases/prune.ts'
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

/**
 * An archive that shows Ann and Bob in its first release, and then publishes each of these states of Ann's article;
 * `null` removes its file.
 */
async function published(...states: (string | null)[]) {
  const content = await smallArchive({ 'e/articles/a.md': article('Ann'), 'e/articles/b.md': article('Bob') })
  const store = memoryStore()
  const { rootDigest: first } = await publishSound(content, store)
  let served = first
  for (const state of states) {
    if (state === null) await rm(path.join(content, 'e/articles/a.md'))
    else await writeFiles(content, { 'e/articles/a.md': article('Ann', state) })
    served = (await publishSound(content, store)).rootDigest
  }
  const { takedowns, ...root } = await readRoot(store, served)
  return {
    store,
    first,
    served,
    loseShards: () =>
      store.deleteStoredObjects([toObjectKey('shard', shardDigestAt({ ...root, takedowns }, 0))]),
    loseRoot: () => store.deleteStoredObjects([toObjectKey('root', served)]),
    loseTakedowns: () => store.deleteStoredObjects([toObjectKey('takedowns', takedowns ?? '')]),
  }
}

const pruning = {
  keptReleaseCount: 10,
  dropsTakenDown: true,
  isDryRun: false,
  nowSeconds: Math.floor(Date.now() / 1000),
}

describe('a rollback from a release without its shards', () => {
  it('succeeds where nothing was taken down', async () => {
    const { store, first, loseShards } = await published('byline: By somebody')
    await loseShards()
    expect(await rollBack(store, first, none)).toBe(first)
  })

  it('restores nothing that it withholds', async () => {
    const { store, first, loseShards } = await published('status: withheld')
    await loseShards()
    await expect(rollBack(store, first, none)).rejects.toThrow(/removed:\n {2}\/e\/ann\nIf this/)
    expect(await rollBack(store, first, new Set(['/e/ann']))).toBe(first)
  })

  it.each([
    ['whose file was removed afterwards', null],
    ['which it may show again', 'byline: By somebody'],
  ])('restores no withheld article %s', async (_, state) => {
    const { store, first, loseShards } = await published('status: withheld', state)
    await loseShards()
    await expect(rollBack(store, first, none)).rejects.toThrow(/removed:\n {2}\/e\/ann\nIf this/)
  })

  it('counts an article as shown again only where its document can be read', async () => {
    const { store, first } = await published('status: withheld', 'byline: By somebody')
    const [document = ''] = [...store.values].find(([, text]) => text.includes('By somebody')) ?? []
    const text = store.values.get(document) ?? ''
    await store.deleteStoredObjects([document])
    await expect(rollBack(store, first, none)).rejects.toThrow(/removed:\n {2}\/e\/ann\nIf this/)
    store.values.set(document, text)
    expect(await rollBack(store, first, none)).toBe(first)
  })
})

describe('a release whose takedowns cannot be read', () => {
  it.each(['root', 'takedowns'])('is left for nothing that it may withhold: without its %s', async (part) => {
    const { store, first, served, loseRoot, loseTakedowns } = await published('status: withheld')
    await (part === 'root' ? loseRoot() : loseTakedowns())
    const shown = part === 'root' ? '\n  /e/ann\n  /e/bob' : '\n  /e/ann'
    await expect(rollBack(store, first, none)).rejects.toThrow(
      `would bring back content that is not shown now; the release ${served}, which is served, cannot be read and may have withheld some of it:${shown}\nRun \`npx morgue publish --repair`,
    )
    expect(await rollBack(store, first, new Set(['/e/ann', '/e/bob']))).toBe(first)
  })

  it.each(['root', 'takedowns'])('deletes nothing when it is served: without its %s', async (part) => {
    const { store, loseRoot, loseTakedowns } = await published('status: withheld')
    await (part === 'root' ? loseRoot() : loseTakedowns())
    const keys = [...store.values.keys()]
    await expect(prune(store, pruning, async () => {})).rejects.toThrow(/missing or damaged|cannot be read/)
    expect([...store.values.keys()]).toEqual(keys)
  })
})
