import { cp, readdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { runtimeFolderOf } from '../../../../../src/cli/publish/archives/local/runtime-folder.ts'
import { StorageClient } from '../../../../../src/cli/publish/archives/local/storage-client.ts'
import {
  openStoredValues,
  type StoredValues,
} from '../../../../../src/cli/publish/archives/local/stored-values.ts'
import { temporaryFolder } from '../../../../support/content.ts'

const namespace = 'archive'
let state: string
let miniflare: StorageClient
let stored: StoredValues

function openOrFail(folder: string): StoredValues {
  const opened = openStoredValues(runtimeFolderOf(folder), namespace)
  if (!opened)
    throw new Error('the pinned Miniflare stores a namespace otherwise than stored-values.ts reads it')
  return opened
}

const readTexts = async (keys: readonly string[]) =>
  (await stored.readValues(keys)).map((bytes) => bytes && Buffer.from(bytes).toString())

beforeAll(async () => {
  state = await temporaryFolder()
  miniflare = await StorageClient.start(state)
  await miniflare.write(
    new Map([
      ['article/1', 'Réunion'],
      ['article/2', ''],
    ]),
  )
  stored = openOrFail(state)
})

afterAll(async () => {
  stored.close()
  await miniflare.close()
})

it('reads what the pinned Miniflare stores, while it runs', async () => {
  expect(await readTexts(['article/2', 'article/1', 'article/3'])).toEqual(['', 'Réunion', null])
})

it('reads replaced values, and none that are removed', async () => {
  await miniflare.write(
    new Map([
      ['release', 'first'],
      ['article/4', 'removed'],
    ]),
  )
  expect(await readTexts(['release', 'article/4'])).toEqual(['first', 'removed'])
  await miniflare.write(new Map([['release', 'second']]))
  await miniflare.runAction('remove', { objectKeys: ['article/4'], pictureNames: [] })
  expect(await readTexts(['release', 'article/4'])).toEqual(['second', null])
})

it('reads nothing from values whose file is lost, as the runtime does', async () => {
  const copy = await temporaryFolder()
  await cp(path.join(state, 'v3/kv'), path.join(copy, 'v3/kv'), { recursive: true })
  await rm(path.join(copy, 'v3/kv', namespace, 'blobs'), { recursive: true })
  const opened = openOrFail(copy)
  expect(await opened.readValues(['article/1'])).toEqual([null])
  opened.close()
})

it('opens no files that are missing or laid out otherwise', async () => {
  expect(openStoredValues(runtimeFolderOf(await temporaryFolder()), namespace)).toBeNull()
  expect(openStoredValues(runtimeFolderOf(state), 'another')).toBeNull()
  const copy = await temporaryFolder()
  await cp(path.join(state, 'v3/kv'), path.join(copy, 'v3/kv'), { recursive: true })
  const folder = path.join(copy, 'v3/kv/miniflare-KVNamespaceObject')
  const file = (await readdir(folder)).find((name) => /^[0-9a-f]{64}\.sqlite$/.test(name)) ?? ''
  const database = new DatabaseSync(path.join(folder, file))
  database.exec('ALTER TABLE _mf_entries ADD COLUMN codec TEXT')
  database.close()
  expect(openStoredValues(runtimeFolderOf(copy), namespace)).toBeNull()
})
