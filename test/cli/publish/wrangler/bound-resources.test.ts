import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { readBoundResources } from '../../../../src/cli/publish/wrangler/bound-resources.ts'
import {
  projectRoot,
  selectDeployedConfiguration,
} from '../../../../src/cli/publish/wrangler/project-files.ts'
import { temporaryFolder } from '../../../support/content.ts'

let folder: string

const configure = (...lines: string[]) => writeFile(path.join(folder, 'wrangler.toml'), lines.join('\n'))

const databases = (...names: string[]) =>
  names.flatMap((name) => ['[[d1_databases]]', `binding = "${name}"`, `database_id = "id of ${name}"`])

const namespace = [
  '[[kv_namespaces]]',
  'binding = "ARCHIVE"',
  'id = "deployed namespace"',
  'preview_id = "local"',
]

beforeAll(async () => {
  folder = await temporaryFolder()
  await configure()
  selectDeployedConfiguration(folder)
})

afterAll(() => selectDeployedConfiguration(projectRoot))

it('reads the resources that are deployed, not those of a preview', async () => {
  const bucket = ['[[r2_buckets]]', 'binding = "MEDIA"', 'bucket_name = "pictures"']
  await configure('account_id = "ours"', ...namespace, ...databases('SEARCH', 'CORRECTIONS'), ...bucket)
  expect(readBoundResources('remote')).toEqual({
    namespaceId: 'deployed namespace',
    searchDatabaseId: 'id of SEARCH',
    correctionsDatabaseId: 'id of CORRECTIONS',
    bucketName: 'pictures',
    accountId: 'ours',
  })
})

it('names every resource that is missing, and no other', async () => {
  await configure(...namespace, ...databases('SEARCH'))
  expect(() => readBoundResources('remote')).toThrow(
    'wrangler.toml: lacks the entry or the id for CORRECTIONS, MEDIA: run `npx morgue deploy',
  )
})

it('names the line that is not valid TOML', async () => {
  await configure(...namespace, 'name = "x')
  expect(() => readBoundResources('remote')).toThrow(
    /wrangler\.toml:\d+: is not valid TOML \(.+\): correct the line/,
  )
})
