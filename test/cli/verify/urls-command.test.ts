import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { openLocalArchive } from '../../../src/cli/publish/archives/local/local-archive.ts'
import { archiveFolder } from '../../support/archive-folder.ts'
import { articleFile, smallArchive } from '../../support/content.ts'
import { publishSound } from '../../support/publish-sound.ts'
import { runInProcess } from '../../support/run-in-process.ts'

it('old URLs are checked with status 1 while one of them is unknown, and counted by their answers', async () => {
  const state = await archiveFolder()
  const content = await smallArchive({
    'e/articles/a.md': articleFile(
      'headline: Ann\nurl: https://e.example/ann\nformerly: [https://e.example/old-ann]',
    ),
  })
  const archive = await openLocalArchive(state)
  await publishSound(content, archive).finally(archive.close)
  const list = path.join(content, '../urls.txt')
  const check = async (urls: string[], ...options: string[]) => {
    await writeFile(list, urls.map((url) => `${url}\n`).join(''))
    return runInProcess(['urls', 'check', list, '--persist-to', state, ...options])
  }
  const known = ['https://e.example/ann', 'https://e.example/old-ann']
  expect(await check(known)).toMatchObject({ status: 0, out: 'article: 1\nredirect: 1\n2 URLs' })
  expect(await check([...known, 'https://e.example/none'])).toMatchObject({
    status: 1,
    out: expect.stringMatching(
      /^unknown: https:\/\/e\.example\/none\narticle: 1\nredirect: 1\nunknown: 1\n3 URLs\nTo make .*formerly.*$/,
    ),
  })
  const unread = await check([
    '# old URLs',
    ...known,
    '',
    'e.example/ann',
    ...Array(30).fill('ftp://e.example/'),
  ])
  expect(unread).toMatchObject({ status: 1, out: 'article: 1\nredirect: 1\n2 URLs' })
  expect(unread.err).toContain(
    `${list}:5: is not a URL: write one URL a line, beginning with https:// or /\n`,
  )
  expect(unread.err).toContain(`${list}: 11 more lines are not URLs`)
  const { status, out } = await check(['/ann', '/none'], '--edition', 'e', '--json')
  expect([status, JSON.parse(out)]).toEqual([
    1,
    {
      counts: { article: 1, unknown: 1 },
      unreadLines: 0,
      urls: [expect.objectContaining({ url: '/ann' }), expect.objectContaining({ url: '/none', to: null })],
    },
  ])
})
