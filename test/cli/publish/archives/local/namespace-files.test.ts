import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, describe, expect, it } from 'vitest'
import { pointerKey } from '../../../../../src/archive/keys.ts'
import { NamespaceFiles } from '../../../../../src/cli/publish/archives/local/namespace-files.ts'
import { deriveObjectId } from '../../../../../src/cli/publish/archives/local/namespace-layout.ts'
import { StorageClient } from '../../../../../src/cli/publish/archives/local/storage-client.ts'
import { temporaryFolder, writeFiles } from '../../../../support/content.ts'

const values = new Map([
  ['article/1', 'Réunion à l’ONU 🕊'],
  ['article/2', ''],
  ['shard/3', 'x'.repeat(3_000_000)],
])

async function readText(miniflare: StorageClient, key: string): Promise<string | null> {
  const bytes = await miniflare.read(key)
  return bytes && new TextDecoder().decode(bytes)
}

async function listStored(miniflare: StorageClient): Promise<[key: string, uploaded: number | null][]> {
  const stored: [key: string, uploaded: number | null][] = []
  for await (const object of miniflare.listUploads('list')) stored.push(object)
  return stored
}

const objectFile = (state: string) =>
  path.join(
    state,
    'kv/miniflare-KVNamespaceObject',
    `${deriveObjectId('miniflare-KVNamespaceObject', 'archive')}.sqlite`,
  )

describe('the files of a local KV namespace', async () => {
  const folder = await temporaryFolder()
  const state = path.join(folder, 'v3')
  const miniflare = await StorageClient.start(folder)
  afterAll(() => miniflare.close())

  async function openFiles(): Promise<NamespaceFiles> {
    // Miniflare creates its files on first use.
    await miniflare.read(pointerKey)
    const files = NamespaceFiles.open(state, 'archive')
    if (!files) throw new Error('Miniflare arranges its files differently')
    return files
  }

  it('are read by this version of Miniflare as if it had written them', async () => {
    const files = await openFiles()
    const before = Math.floor(Date.now() / 1000)
    files.write(values)
    files.close()
    for (const [key, value] of values) expect(await readText(miniflare, key)).toBe(value)
    expect(await miniflare.runAction('read', { keys: [...values.keys(), 'article/none'] })).toEqual([
      ...values,
      ['article/none', null],
    ])
    const stored = await listStored(miniflare)
    expect(stored.map(([key]) => key)).toEqual([...values.keys()])
    for (const [, uploaded] of stored) expect(uploaded).toBeGreaterThanOrEqual(before)
  })

  it('have one file for each key, also where a value replaces another that Miniflare wrote', async () => {
    await miniflare.write(new Map([['release', 'first']]))
    const files = await openFiles()
    files.write(new Map([...values, ['release', 'replaced']]))
    files.close()
    expect(await readText(miniflare, 'release')).toBe('replaced')
    expect(await readdir(path.join(state, 'kv/archive/blobs'))).toHaveLength(values.size + 1)
    await miniflare.runAction('remove', { objectKeys: ['release', 'article/2'], pictureNames: [] })
    expect(await readText(miniflare, 'article/2')).toBeNull()
  })

  it('are written while two runtimes read and write them', async () => {
    const other = await StorageClient.start(folder)
    const files = await openFiles()
    for (let round = 0; round < 20; round++) {
      const key = `page/${round}`
      const through = Array.from({ length: 20 }, (_, number) => [`other/${round}-${number}`, 'x'] as const)
      const writing = other.write(new Map(through))
      files.write(new Map([[key, String(round)]]))
      expect(await readText(other, key)).toBe(String(round))
      expect(await readText(miniflare, key)).toBe(String(round))
      await writing
    }
    files.close()
    await other.close()
    expect((await listStored(miniflare)).filter(([key]) => key.startsWith('other/'))).toHaveLength(400)
  })
})

describe('files that are not arranged as this version of Miniflare does', () => {
  it('are not written: a namespace that was never used', async () => {
    expect(NamespaceFiles.open(await temporaryFolder(), 'archive')).toBeNull()
  })

  it('are not written: a table of other columns', async () => {
    const state = await temporaryFolder()
    await writeFiles(state, { 'kv/miniflare-KVNamespaceObject/metadata.sqlite': '' })
    const database = new DatabaseSync(objectFile(state))
    database.exec('CREATE TABLE _mf_entries (key TEXT PRIMARY KEY, value BLOB)')
    database.close()
    expect(NamespaceFiles.open(state, 'archive')).toBeNull()
  })

  it('are not written: a namespace whose folder has another name', async () => {
    expect(NamespaceFiles.open(await temporaryFolder(), 'an:archive')).toBeNull()
  })
})
