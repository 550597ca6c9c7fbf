import { cp, rm } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { publish } from '../../../../src/cli/publish/publish.ts'
import type { Publication } from '../../../../src/cli/publish/write-release.ts'
import { articleFile, silent, smallArchive, temporaryFolder, writeFiles } from '../../../support/content.ts'
import { type MemoryStore, memoryStore } from '../../../support/memory-store.ts'

/** More articles than fit into one shard, so that a publication reads some shards and skips others. */
const many = Object.fromEntries(
  Array.from({ length: 300 }, (_, number) => [
    `e/articles/a${number}.md`,
    articleFile(
      `headline: Story ${number}\npublished: 2016-04-${(number % 28) + 1}`.replace(/-(\d)$/, '-0$1'),
    ),
  ]),
)

const publishSome = async (content: string, store: MemoryStore, isDryRun = false): Promise<Publication> => {
  const outcome = await publish(content, store, { isDryRun, progress: silent })
  if (Array.isArray(outcome)) throw new Error(JSON.stringify(outcome.slice(0, 3)))
  return outcome
}

let published: { content: string; store: MemoryStore; first: Publication }

beforeAll(async () => {
  const [content, store] = [await smallArchive(many), memoryStore()]
  published = { content, store, first: await publishSome(content, store) }
})

/** A copy of the published articles and their release. */
async function publishing() {
  const [content, store] = [await temporaryFolder(), memoryStore()]
  await cp(published.content, content, { recursive: true })
  await store.writeObjects(published.store.values)
  const run = (dry = false) => publishSome(content, store, dry)
  return { content, store, run, first: published.first }
}

describe('the articles that a publication', () => {
  it('adds, changes and removes are counted, in a dry run too', async () => {
    const { content, run, first } = await publishing()
    expect(first.articleChanges).toEqual({ added: 300, changed: 0, removed: 0 })
    expect((await run()).articleChanges).toEqual({ added: 0, changed: 0, removed: 0 })
    await writeFiles(content, {
      'e/articles/new.md': articleFile('headline: New\npublished: 2016-05-01'),
      'e/articles/newer.md': articleFile('headline: Newer'),
      'e/articles/a7.md': articleFile('headline: Story 7, corrected\npublished: 2016-04-08'),
      'e/articles/a8.md': articleFile('headline: Story 8\npublished: 2016-04-09\nstatus: { is: noindex }'),
    })
    for (const number of [20, 21, 22]) await rm(path.join(content, `e/articles/a${number}.md`))
    const changes = { added: 2, changed: 2, removed: 3 }
    expect([(await run(true)).articleChanges, (await run()).articleChanges]).toEqual([changes, changes])
  })

  it('takes down count as removed, and those that come back as new', async () => {
    const { content, run } = await publishing()
    const status = 'status: { is: withheld, reason: court order, since: 2020-01-01 }'
    await writeFiles(content, {
      'e/articles/a5.md': articleFile(`headline: Story 5\npublished: 2016-04-06\n${status}`),
    })
    expect((await run()).articleChanges).toEqual({ added: 0, changed: 0, removed: 1 })
    await writeFiles(content, {
      'e/articles/a5.md': articleFile('headline: Story 5\npublished: 2016-04-06'),
    })
    expect((await run()).articleChanges).toEqual({ added: 1, changed: 0, removed: 0 })
  })

  it('changes cannot be counted where the previous release cannot be read', async () => {
    const { content, store, run, first } = await publishing()
    store.values.delete(`root/${first.rootDigest}`)
    await writeFiles(content, { 'e/articles/new.md': articleFile('headline: New') })
    expect((await run()).articleChanges).toBeNull()
  })
})
