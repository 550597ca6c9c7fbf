import { createHash } from 'node:crypto'
import { rename, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { describe, expect, it } from 'vitest'
import { formatFault } from '../../../../src/cli/content/files/content-fault.ts'
import { publish } from '../../../../src/cli/publish/publish.ts'
import type { FactTable } from '../../../../src/cli/publish/state/fact-table.ts'
import { StateFile } from '../../../../src/cli/publish/state/state-file.ts'
import { articleFile, silent, smallArchive, temporaryFolder } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'

const svg = (words: string) => `<svg xmlns="http://www.w3.org/2000/svg"><text>${words}</text></svg>`

const nameOf = (text: string) => `${createHash('sha256').update(text).digest('hex')}.svg`

const [before, after] = [svg('Jane Roe'), svg('xxxxxxxx')]

const pictureArticle = articleFile('headline: A', '![Here](https://e.example/a.svg)')

/** A published archive with one picture, whose file is then changed in place. */
async function editedInPlace() {
  const content = await smallArchive({
    'e/articles/a.md': pictureArticle,
    [`e/media/${nameOf(before)}`]: before,
    'e/media/urls.tsv': `${nameOf(before)}\thttps://e.example/a.svg\n`,
  })
  const [store, cacheFolder] = [memoryStore(), await temporaryFolder()]
  const file = path.join(content, 'e/media', nameOf(before))
  const go = async (isDryRun = false, rehash = false) => {
    const outcome = await publish(content, store, { isDryRun, rehash, progress: silent, cacheFolder })
    return Array.isArray(outcome) ? outcome.map(formatFault) : outcome.rootDigest
  }
  return { content, store, cacheFolder, file, go }
}

/** Runs a task with the file records of a cache. */
function withRecords<Value>(cacheFolder: string, run: (records: FactTable) => Value): Value {
  const state = StateFile.open(cacheFolder)
  try {
    return run(state.openTable('files', ''))
  } finally {
    state.close()
  }
}

const complaint = (content: string) => [
  `${path.join(content, 'e/media', nameOf(before))}:1: no longer has the content from which its name was computed. If you changed the picture, rename the file to ${nameOf(after)}, and replace its old name in ${path.join(content, 'e/media/urls.tsv')} and in every article that contains it. Otherwise, restore the file from a backup`,
]

describe('a picture that was changed in place', () => {
  it('is refused with the name that it needs, whether or not it was published before', async () => {
    const { content, store, file, go } = await editedInPlace()
    const root = await go()
    expect(root).toMatch(/^[0-9a-f]{64}$/)
    await writeFile(file, after)
    expect(await go()).toEqual(complaint(content))
    expect(await go(true)).toEqual(complaint(content))
    expect((await store.readPointer())?.root).toBe(root)
    const fresh = memoryStore()
    const outcome = await publish(content, fresh, { isDryRun: false, progress: silent })
    expect(Array.isArray(outcome)).toBe(true)
    expect(fresh.writes).toEqual([])
  })

  it('is published under its new name, and its old name loses its address', async () => {
    const { content, store, file, go } = await editedInPlace()
    await go()
    await writeFile(file, after)
    await rename(file, path.join(content, 'e/media', nameOf(after)))
    await writeFile(path.join(content, 'e/media/urls.tsv'), `${nameOf(after)}\thttps://e.example/a.svg\n`)
    const root = await go()
    const { shards } = JSON.parse(store.values.get(`root/${root}`) ?? '') as { shards: string }
    const shard = store.values.get(`shard/${shards}`) ?? ''
    expect([shard.includes(nameOf(before)), shard.includes(nameOf(after))]).toEqual([false, true])
    expect(store.writes).toContain(`media:${nameOf(after)}`)
  })

  it('is detected although its size and modification time are unchanged', async () => {
    const { content, file, cacheFolder, go } = await editedInPlace()
    await setTimeout(2100)
    await go()
    expect(withRecords(cacheFolder, (records) => records.find(file))).toContain(nameOf(before).slice(0, 64))
    const { atime, mtime, size } = await stat(file)
    await writeFile(file, after)
    await utimes(file, atime, mtime)
    expect((await stat(file)).size).toBe(size)
    expect(await go()).toEqual(complaint(content))
  })

  it('is not a fault when no document shows it', async () => {
    const { file, content, go } = await editedInPlace()
    await writeFile(file, after)
    await writeFile(path.join(content, 'e/articles/a.md'), articleFile('headline: A'))
    expect(await go()).toMatch(/^[0-9a-f]{64}$/)
  })
})

it('a picture is not read again while its file has the state in which it was checked, except with rehash', async () => {
  const { content, file, cacheFolder, go } = await editedInPlace()
  await writeFile(file, after)
  const { size, mtimeNs, ctimeNs, ino, dev } = await stat(file, { bigint: true })
  const record = (ctime: bigint) =>
    withRecords(cacheFolder, (records) =>
      records.set(file, `${nameOf(before).slice(0, 64)}\t${[size, mtimeNs, ctime, ino, dev].join(' ')}`),
    )
  record(ctimeNs)
  // The record is wrong, which proves that it is trusted.
  expect(await go(true)).toMatch(/^[0-9a-f]{64}$/)
  expect(await go(true, true)).toEqual(complaint(content))
  record(ctimeNs + 1n)
  expect(await go(true)).toEqual(complaint(content))
})

it('a picture that was changed within the last tick of the clock is read again', async () => {
  const { file, cacheFolder, go } = await editedInPlace()
  await go()
  expect(withRecords(cacheFolder, (records) => records.find(file))).toBeNull()
})
