import { beforeAll, describe, expect, it } from 'vitest'
import { archiveFolder } from '../support/archive-folder.ts'
import { articleFile, smallArchive } from '../support/content.ts'
import { runInProcess } from '../support/run-in-process.ts'

describe('morgue inspect', () => {
  let state: string
  const inspect = (address: string) => runInProcess(['inspect', address, '--persist-to', state])
  beforeAll(async () => {
    state = await archiveFolder()
    const ferry =
      'headline: The ferry\nurl: https://e.example/ferry\nformerly: ["https://e.example/old.php?p=5"]'
    const content = await smallArchive({ 'e/articles/a.md': articleFile(ferry) }, 'query: [p]\n')
    await runInProcess(['publish', '--content', content, '--persist-to', state])
  })

  it('prints what is at an address, and its document', async () => {
    const { status, out } = await inspect('/e/ferry')
    expect(status).toBe(0)
    expect(out.match(/^\{/gm)).toHaveLength(2)
    expect(out).toContain('"kind": "article"')
  })

  it('tells addresses apart by their query', async () => {
    const moved = await inspect('/e/old.php?p=5')
    expect([moved.status, moved.out]).toEqual([0, expect.stringContaining('"to": "/e/ferry"')])
    expect(moved.out.match(/^\{/gm)).toHaveLength(1)
    const { status, out, err } = await inspect('/e/old.php?p=6')
    expect([status, out]).toEqual([1, ''])
    expect(err).toMatch(/^\/e\/old\.php\?p=6: the release [0-9a-f]+ has nothing at this address/)
  })
})

it('nothing is inspected, nor put in the search index, where nothing has been published', async () => {
  const state = await archiveFolder()
  for (const command of [
    ['inspect', '/e/ferry'],
    ['search', 'rebuild'],
  ]) {
    const { status, out, err } = await runInProcess([...command, '--persist-to', state])
    expect([status, out]).toEqual([1, ''])
    expect(err).toContain(
      `nothing has been published to this archive yet: run \`npx morgue publish --persist-to ${state}\``,
    )
  }
})
