import { describe, expect, it } from 'vitest'
import { publish } from '../../../../src/cli/publish/publish.ts'
import { silent, temporaryFolder, writeFiles } from '../../../support/content.ts'
import { type MemoryStore, memoryStore } from '../../../support/memory-store.ts'
import { takedownContent } from '../../../support/takedown-content.ts'

async function archiveWithPictures() {
  const content = await temporaryFolder()
  await writeFiles(content, takedownContent(true))
  const store = memoryStore()
  const go = async (repair: boolean) => {
    const outcome = await publish(content, store, { isDryRun: false, repair, progress: silent })
    if (Array.isArray(outcome)) throw new Error(JSON.stringify(outcome))
    return outcome
  }
  const { rootDigest } = await go(false)
  return { store, go, root: rootDigest }
}

const objectsIn = ({ values }: MemoryStore) => new Map([...values].filter(([key]) => key !== 'release'))

describe('a repair', () => {
  it('writes each missing or damaged object again, and moves no pointer', async () => {
    const { store, go, root } = await archiveWithPictures()
    const whole = objectsIn(store)
    const kinds = new Map([...whole.keys()].map((key) => [key.split('/')[0] ?? '', key]))
    for (const key of kinds.values()) {
      const text = whole.get(key)
      store.values.delete(key)
      expect(await go(true)).toMatchObject({ rootDigest: root })
      expect([key, objectsIn(store)]).toEqual([key, whole])
      store.values.set(key, `${text} `)
      await go(true)
      expect([key, objectsIn(store)]).toEqual([key, whole])
    }
    expect([...kinds.keys()].sort()).toEqual([
      'article',
      'collection',
      'holdings',
      'root',
      'shard',
      'sitemap',
      'takedowns',
    ])
    expect(await store.readPointer()).toMatchObject({ sequence: 1 })
  })

  it('writes pictures again, and no intact object', async () => {
    const { store, go } = await archiveWithPictures()
    store.writes.length = 0
    const { writtenCount, pictureCount } = await go(true)
    expect([writtenCount, pictureCount]).toEqual([0, 2])
    expect(store.writes.every((key) => key.startsWith('media:'))).toBe(true)
    store.values.delete([...store.values.keys()].find((key) => key.startsWith('article/')) ?? '')
    expect((await go(true)).writtenCount).toBe(1)
    expect((await go(false)).writtenCount).toBe(0)
  })
})
