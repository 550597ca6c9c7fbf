import { rename, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { openLocalArchive } from '../../../../src/cli/publish/archives/local/local-archive.ts'
import { collectReachableKeys } from '../../../../src/cli/publish/releases/reachable-keys.ts'
import { archiveFolder } from '../../../support/archive-folder.ts'
import { articleFile, smallArchive, temporaryFolder } from '../../../support/content.ts'
import { memoryArchive } from '../../../support/memory-archive.ts'
import { cloudflareApi } from '../../../support/processes/cloudflare-api.ts'
import { remoteEnvironment } from '../../../support/processes/morgue.ts'
import { runInProcess } from '../../../support/run-in-process.ts'

const fiveArticles = () =>
  smallArchive(
    Object.fromEntries(
      Array.from({ length: 5 }, (_, number) => [
        `e/articles/a${number}.md`,
        articleFile(`headline: Story ${number}`),
      ]),
    ),
  )

describe('publish --repair', () => {
  it('reports the remedy for a lost object, which works', async () => {
    const [content, state] = [await fiveArticles(), await archiveFolder()]
    const [on, from] = [
      ['--persist-to', state],
      ['--content', content],
    ]
    const { out } = await runInProcess(['publish', ...from, ...on, '--json'])
    const { root } = JSON.parse(out) as { root: string }
    const archive = await openLocalArchive(state)
    const lost = [...(await collectReachableKeys(archive, root))]
      .filter((key) => key.startsWith('article/'))
      .slice(0, 2)
    await archive.deleteStoredObjects(lost).finally(() => archive.close())
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
    const [content, state, behind] = [await fiveArticles(), await temporaryFolder(), memoryArchive()]
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
      const lost = [...(await collectReachableKeys(behind, root))]
        .filter((key) => /^(article|shard)\//.test(key))
        .slice(0, 3)
      await behind.deleteStoredObjects(lost)
      expect((await go('--repair')).written).toBeGreaterThanOrEqual(3)
      for (const key of lost) expect(await behind.read(key, { again: true })).not.toBeNull()
    } finally {
      await api.stop()
    }
  }, 300_000)
})

it('a missing folder of articles is not published without --fewer', async () => {
  const [content, state] = [await fiveArticles(), await archiveFolder()]
  const go = (...more: string[]) =>
    runInProcess(['publish', '--content', content, '--persist-to', state, ...more])
  expect((await go()).status).toBe(0)
  const edition = path.join(content, 'e')
  await rename(path.join(edition, 'articles'), path.join(edition, 'elsewhere'))
  const refused = await go()
  expect(refused.status).toBe(1)
  expect(refused.err).toMatch(
    /e\/articles:1: has fewer articles \(0\) than readers see now \(5\): .* --fewer/,
  )
  expect((await go('--dry-run')).status).toBe(1)
  const meant = await go('--fewer')
  expect(meant.status).toBe(0)
  expect(meant.err).toContain('e/articles: does not exist')
  expect((await go()).status).toBe(0)
  await writeFile(path.join(content, 'archive.yaml'), 'name: A\nurl: morgue.example\nlanguage: en\n')
  expect((await go()).err).toMatch(
    /archive\.yaml:2: url: lacks https:\/\/ at its beginning: write https:\/\/morgue\.example$/m,
  )
}, 300_000)
