import { expect, it } from 'vitest'
import { openLocalArchive } from '../../../../src/cli/publish/archives/local/local-archive.ts'
import type { OpenArchive } from '../../../../src/cli/publish/store/release-store.ts'
import { createPlainStatement } from '../../../../src/search/statement.ts'
import { archiveFolder } from '../../../support/archive-folder.ts'
import { articleFile, smallArchive, writeFiles } from '../../../support/content.ts'
import { publishSound } from '../../../support/publish-sound.ts'
import { runInProcess } from '../../../support/run-in-process.ts'

const article = (headline: string) => articleFile(`headline: ${headline}`, `About ${headline}.`)

it('releases are listed, rolled back and pruned by the command line, and search follows', async () => {
  const state = ['--persist-to', await archiveFolder()]
  const content = await smallArchive({ 'e/articles/a.md': article('Ann') })
  const publishInto = async (archive: OpenArchive) => {
    const { rootDigest } = await publishSound(content, archive)
    await writeFiles(content, { 'e/articles/b.md': article('Bob') })
    return [rootDigest, (await publishSound(content, archive)).rootDigest] as const
  }
  const made = await openLocalArchive(state[1] ?? '')
  const [first, second] = await publishInto(made).finally(made.close)
  const listed = await runInProcess(['releases', ...state])
  const time = String.raw`\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC`
  expect(listed.out.split('\n')).toEqual([
    expect.stringMatching(
      `^${second.slice(0, 12)}  ${time}  2 articles, \\d+ addresses  1 added, 0 removed, \\d+ changed  served$`,
    ),
    expect.stringMatching(`^${first.slice(0, 12)}  ${time}  1 article, \\d+ addresses$`),
  ])
  expect(listed.out.split('\n')[0]?.slice(12)).toMatch(
    /^ {2}\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC {2}2 articles, \d+ addresses {2}1 added, 0 removed, \d+ changed {2}served$/,
  )
  const back = await runInProcess(['rollback', first.slice(0, 10), ...state])
  expect(back).toMatchObject({
    status: 0,
    out: `The release ${first} is served again, until the next publication.`,
    err: '',
  })
  const archive = await openLocalArchive(state[1] ?? '')
  const [rows] = await archive.search
    .run([createPlainStatement('SELECT root FROM state')])
    .finally(archive.close)
  expect(rows).toEqual([{ root: first }])
  const refused = await runInProcess(['rollback', 'abcdef', ...state])
  expect(refused).toMatchObject({ status: 1, err: expect.stringContaining('morgue releases') })
  const dry = await runInProcess(['prune', '--keep', '1', '--dry-run', '--json', ...state])
  expect(JSON.parse(dry.out)).toMatchObject({ kept: 1, dropped: 2, deleted: 0, spared: 0 })
  const words = await runInProcess(['prune', '--keep', '1', '--dry-run', ...state])
  expect(words.out).toBe('Would keep 1 release, drop 2 older ones, and delete 0 stored parts.')
  const forth = await runInProcess(['rollback', second, '--json', ...state])
  expect([JSON.parse(forth.out), forth.status]).toEqual([{ root: second, isIndexed: true }, 0])
})
