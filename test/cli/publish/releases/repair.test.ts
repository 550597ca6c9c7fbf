import { rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLocalArchive } from '../../../../src/cli/publish/archives/local/local-archive.ts'
import { publish } from '../../../../src/cli/publish/publish.ts'
import { collectKeys } from '../../../../src/cli/publish/releases/reachable-keys.ts'
import { articleFile, silent, smallArchive, temporaryFolder, writeFiles } from '../../../support/content.ts'
import { type MemoryStore, memoryStore } from '../../../support/memory-store.ts'
import { cloudflareApi } from '../../../support/processes/cloudflare-api.ts'
import { remoteEnvironment } from '../../../support/processes/morgue.ts'
import { runInProcess } from '../../../support/run-in-process.ts'
import { takedownContent } from '../../../support/takedown-content.ts'

async function archiveWithPictures() {
  const content = await temporaryFolder()
  await writeFiles(content, takedownContent(true))
  const store = memoryStore()
  const go = async (repair: boolean) => {
    const outcome = await publish(content, store, { dry: false, repair, progress: silent })
    if (Array.isArray(outcome)) throw new Error(JSON.stringify(outcome))
    return outcome
  }
  const { root } = await go(false)
  return { store, go, root }
}

const fiveArticles = () =>
  smallArchive(
    Object.fromEntries(
      Array.from({ length: 5 }, (_, number) => [
        `e/articles/a${number}.md`,
        articleFile(`headline: Story ${number}`),
      ]),
    ),
  )

const objectsIn = ({ values }: MemoryStore) => new Map([...values].filter(([key]) => key !== 'release'))

describe('a repair', () => {
  it('writes each missing or damaged object again, and moves no pointer', async () => {
    const { store, go, root } = await archiveWithPictures()
    const whole = objectsIn(store)
    const kinds = new Map([...whole.keys()].map((key) => [key.split('/')[0] ?? '', key]))
    for (const key of kinds.values()) {
      const text = whole.get(key)
      store.values.delete(key)
      expect(await go(true)).toMatchObject({ root })
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
    const { written, pictures } = await go(true)
    expect([written, pictures]).toEqual([0, 2])
    expect(store.writes.every((key) => key.startsWith('media:'))).toBe(true)
    store.values.delete([...store.values.keys()].find((key) => key.startsWith('article/')) ?? '')
    expect((await go(true)).written).toBe(1)
    expect((await go(false)).written).toBe(0)
  })
})

describe('the command', () => {
  it('reports the remedy for a lost object, which works', async () => {
    const [content, state] = [await fiveArticles(), await temporaryFolder()]
    const [on, from] = [
      ['--persist-to', state],
      ['--content', content],
    ]
    const { out } = await runInProcess(['publish', ...from, ...on, '--json'])
    const { root } = JSON.parse(out) as { root: string }
    const archive = await openLocalArchive(state)
    const lost = [...(await collectKeys(archive, root))]
      .filter((key) => key.startsWith('article/'))
      .slice(0, 2)
    await archive.delete(lost).finally(() => archive.close())
    const verified = await runInProcess(['verify', ...on])
    expect(verified).toMatchObject({ status: 1, out: expect.stringContaining('morgue publish --repair') })
    const asJson = await runInProcess(['verify', '--json', ...on])
    const report = JSON.parse(asJson.out) as { root: string; differences: { check: string }[] }
    const damaged = report.differences.filter(({ check }) => check === 'objects')
    expect([asJson.status, report.root, damaged.length]).toEqual([1, root, 2])
    const rebuilt = await runInProcess(['search', 'rebuild', ...on])
    expect(rebuilt.status).toBe(1)
    expect(rebuilt.err.trim().split('\n')).toEqual([expect.stringContaining('morgue publish --repair')])
    const repaired = await runInProcess(['publish', ...from, ...on, '--repair', '--json'])
    expect(JSON.parse(repaired.out)).toMatchObject({ root, written: 2 })
    expect((await runInProcess(['verify', ...on])).status).toBe(0)
    expect((await runInProcess(['search', 'rebuild', ...on])).status).toBe(0)
  }, 300_000)

  it('repairs the deployed archive although its journal lists everything as uploaded', async () => {
    const [content, state] = [await fiveArticles(), await temporaryFolder()]
    const behind = await openLocalArchive(await temporaryFolder())
    const api = await cloudflareApi(behind)
    const go = async (...more: string[]) =>
      JSON.parse(
        (
          await runInProcess(
            ['publish', '--remote', '--content', content, '--persist-to', state, '--json', ...more],
            remoteEnvironment(api.url),
          )
        ).out,
      ) as { root: string; written: number }
    try {
      const { root } = await go()
      const lost = [...(await collectKeys(behind, root))]
        .filter((key) => /^(article|shard)\//.test(key))
        .slice(0, 3)
      await behind.delete(lost)
      expect((await go('--repair')).written).toBeGreaterThanOrEqual(3)
      for (const key of lost) expect(await behind.read(key, { again: true })).not.toBeNull()
    } finally {
      await api.stop()
      await behind.close()
    }
  }, 300_000)
})

it('a missing folder of articles is not published without --fewer', async () => {
  const [content, state] = [await fiveArticles(), await temporaryFolder()]
  const go = (...more: string[]) =>
    runInProcess(['publish', '--content', content, '--persist-to', state, ...more])
  expect((await go()).status).toBe(0)
  const edition = path.join(content, 'e')
  await rename(path.join(edition, 'articles'), path.join(edition, 'elsewhere'))
  const refused = await go()
  expect(refused.status).toBe(1)
  expect(refused.err).toMatch(/e\/articles:1: contains only 0 of the 5 articles .* --fewer/)
  expect((await go('--dry-run')).status).toBe(1)
  const meant = await go('--fewer')
  expect(meant.status).toBe(0)
  expect(meant.err).toContain('e/articles: does not exist')
  expect((await go()).status).toBe(0)
  await writeFile(path.join(content, 'archive.yaml'), 'name: A\nurl: morgue.example\nlanguage: en\n')
  expect((await go()).err).toMatch(
    /archive\.yaml:2: url: write https:\/\/ before it: https:\/\/morgue\.example$/m,
  )
}, 300_000)
