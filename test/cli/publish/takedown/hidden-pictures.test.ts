import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { rollBack } from '../../../../src/cli/publish/releases/rollback.ts'
import { articleFile, smallArchive, writeFiles } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'

const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="7" height="7"/>'
const digest = createHash('sha256').update(svg).digest('hex')
const address = `/media/${digest}.svg`

const edition = (withhold: string) => ({
  'e/edition.yaml': `name: The E\nlanguage: en\nhosts: [e.example]\nclosed: 2020\n${withhold}`,
})

const withholding = `withhold:\n  pictures: [${digest}]\n  reason: The photographer’s claim.\n  since: 2026-10-02\n  authority: The Guild\n`

const files = {
  [`e/media/${digest}.svg`]: svg,
  'e/media/urls.tsv': `${digest}.svg\thttps://e.example/a.svg\n`,
  'e/articles/a.md': articleFile('headline: A', '![Here](https://e.example/a.svg)'),
}

const shardsIn = (store: ReturnType<typeof memoryStore>) =>
  [...store.values].filter(([key]) => key.startsWith('shard/')).map(([, text]) => text)

describe('a withheld picture', () => {
  it('is not brought back by a rollback unless it is named, with the unchanged article that shows it', async () => {
    const [store, content] = [memoryStore(), await smallArchive(files)]
    const { rootDigest } = await publishSound(content, store)
    await writeFiles(content, edition(withholding))
    await publishSound(content, store)
    await expect(rollBack(store, rootDigest, new Set(['/e/undated/a']))).rejects.toThrow(
      `would bring back content that has since been withheld, anonymised or removed:\n  ${address}\nIf this is intended`,
    )
    expect(await rollBack(store, rootDigest, new Set([address]))).toBe(rootDigest)
  })

  it('is named by a rollback after an article that was withheld too', async () => {
    const [store, content] = [memoryStore(), await smallArchive(files)]
    const { rootDigest } = await publishSound(content, store)
    await writeFiles(content, {
      ...edition(withholding),
      'e/articles/a.md': articleFile('headline: A\nstatus: withheld', 'Words.'),
    })
    await publishSound(content, store)
    await expect(rollBack(store, rootDigest, new Set())).rejects.toThrow(
      `:\n  /e/undated/a\n  ${address}\nIf this is intended`,
    )
  })

  it('does not stand in the way of a release that withholds it too', async () => {
    const [store, content] = [memoryStore(), await smallArchive(files)]
    await writeFiles(content, edition(withholding))
    const { rootDigest } = await publishSound(content, store)
    await writeFiles(content, { 'e/articles/b.md': articleFile('headline: B') })
    await publishSound(content, store)
    expect(await rollBack(store, rootDigest, new Set())).toBe(rootDigest)
  })

  it.each([
    ['whose file is gone', { 'e/media/urls.tsv': files['e/media/urls.tsv'] }],
    ['that came from no URL', { [`e/media/${digest}.svg`]: svg, 'e/media/urls.tsv': '' }],
  ])('%s has an answer at its address, with the reason', async (_, media) => {
    const [store, content] = [
      memoryStore(),
      await smallArchive({ ...media, 'e/articles/b.md': articleFile('headline: B') }),
    ]
    await writeFiles(content, edition(withholding))
    await publishSound(content, store)
    const entries = shardsIn(store).flatMap((text) => Object.values(JSON.parse(text)).flat())
    expect(entries.filter((entry) => JSON.stringify(entry).includes(digest))).toEqual([
      {
        address,
        kind: 'withheld',
        reason: 'The photographer’s claim.',
        since: '2026-10-02',
        authority: 'The Guild',
        headline: null,
      },
    ])
  })
})
