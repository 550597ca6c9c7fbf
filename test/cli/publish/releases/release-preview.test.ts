import { rm } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { publish } from '../../../../src/cli/publish/publish.ts'
import type { ReleasePreview } from '../../../../src/cli/publish/releases/release-preview.ts'
import { articleFile, silent, smallArchive, writeFiles } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'

const article = (name: string, more = '') => articleFile(`headline: ${name}\npublished: 2016-04-08${more}`)

/** Publishes six articles, changes them, and returns a preview of the next release. */
async function previewAfter(change: (folder: string) => Promise<unknown>): Promise<ReleasePreview | null> {
  const names = ['a', 'b', 'c', 'd', 'e', 'f']
  const folder = await smallArchive(
    Object.fromEntries(names.map((name) => [`e/articles/${name}.md`, article(name)])),
  )
  const store = memoryStore()
  await publishSound(folder, store)
  await change(folder)
  const { length } = store.writes
  const planned = await publish(folder, store, { isDryRun: true, allowsFewer: true, progress: silent })
  expect(store.writes).toHaveLength(length)
  if (Array.isArray(planned)) throw new Error(JSON.stringify(planned))
  return planned.preview
}

const nothing: ReleasePreview = {
  added: [],
  changed: [],
  moved: [],
  takenDown: [],
  removed: [],
  pages: [],
  lists: [],
  settings: [],
}
const day = '/e/2016/04/08'

describe('the preview of a publication', () => {
  it('is empty when nothing has changed', async () => {
    expect(await previewAfter(async () => {})).toEqual(nothing)
  })

  it('names a new article, and the lists that follow', async () => {
    const preview = await previewAfter((folder) =>
      writeFiles(folder, { 'e/articles/g.md': article('g').replace('2016-04-08', '2017-05') }),
    )
    expect({ ...preview, lists: [] }).toEqual({ ...nothing, added: ['/e/2017/05/g'] })
    expect(preview?.lists.toSorted()).toEqual(
      expect.arrayContaining(['/', '/e/', '/e/2017', '/e/2017/05', '/e/holdings']),
    )
    expect(preview?.lists).not.toContain('/e/2016/04/08')
  })

  it('names settings, logos and introductions that change, by their files', async () => {
    const svg = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>\n'
    const preview = await previewAfter((folder) =>
      writeFiles(folder, {
        'archive.yaml': 'name: Another archive\nurl: https://archive.example\nlanguage: en\n',
        'about.md': 'About the archive.\n',
        'e/about.md': 'About the edition.\n',
        'e/logo.svg': svg,
        'e/edition.yaml':
          'name: The E\nlanguage: en\nhosts: [e.example, www.e.example]\ntimeZone: Europe/Paris\nclosed: 2020\n',
        'f/edition.yaml': 'name: The F\nlanguage: fr\nhosts: [f.example]\n',
      }),
    )
    expect(preview?.settings).toEqual([
      'archive.yaml: name',
      'e/logo',
      'e/edition.yaml: timeZone',
      'f/edition.yaml',
      'about.md',
      'e/about.md',
    ])
  })

  it('names the fields that changed in an article', async () => {
    const preview = await previewAfter((folder) =>
      writeFiles(folder, {
        'e/articles/a.md': article('a', '\nbyline: By B\ntopics: [T]'),
        'e/articles/b.md': `${article('b')}More.\n`,
        'e/articles/c.md': article('c', '\nstatus: noindex'),
      }),
    )
    expect(preview?.changed.toSorted((a, b) => (a.address < b.address ? -1 : 1))).toEqual([
      { address: `${day}/a`, fields: ['byline', 'topics'] },
      { address: `${day}/b`, fields: ['body'] },
      { address: `${day}/c`, fields: ['status'] },
    ])
    expect(preview?.lists).toContain('/e/topics/t')
  })

  it('names pages that are new, changed or removed', async () => {
    const folder = await smallArchive({
      'e/articles/a.md': article('a'),
      'e/pages/faq.md': articleFile('headline: FAQ'),
      'e/pages/staff.md': articleFile('headline: Staff'),
    })
    const store = memoryStore()
    await publishSound(folder, store)
    await rm(path.join(folder, 'e/pages/staff.md'))
    await writeFiles(folder, {
      'e/pages/faq.md': articleFile('headline: Questions'),
      'e/pages/thanks.md': articleFile('headline: Thanks'),
    })
    const planned = await publish(folder, store, { isDryRun: true, progress: silent })
    const preview = 'preview' in planned ? planned.preview : null
    expect(preview?.pages.toSorted()).toEqual(['/e/pages/faq', '/e/pages/staff', '/e/pages/thanks'])
    expect(preview?.changed).toEqual([])
  })

  it('names a changed article although the one that is served cannot be read', async () => {
    const folder = await smallArchive({ 'e/articles/a.md': article('a') })
    const store = memoryStore()
    await publishSound(folder, store)
    for (const key of store.writes.filter((key) => key.startsWith('article/'))) store.values.delete(key)
    await writeFiles(folder, { 'e/articles/a.md': `${article('a')}More.\n` })
    const planned = await publish(folder, store, { isDryRun: true, progress: silent })
    expect(planned).toMatchObject({ preview: { changed: [{ address: `${day}/a`, fields: null }] } })
  })

  it('tells a move, a takedown and a removal apart', async () => {
    const preview = await previewAfter(async (folder) => {
      await writeFiles(folder, {
        'e/articles/a.md': article(
          'a',
          `\nurl: https://e.example/new\nformerly: ["https://e.example/2016/04/08/a"]`,
        ),
        'e/articles/b.md': article('b', '\nstatus: { is: withheld, reason: R, since: 2020 }'),
      })
      await rm(path.join(folder, 'e/articles/c.md'))
    })
    expect({ ...preview, lists: [] }).toEqual({
      ...nothing,
      moved: [{ address: `${day}/a`, to: '/e/new' }],
      takenDown: [`${day}/b`],
      removed: [`${day}/c`],
    })
  })

  it('names the lists that go with the last article in them, and those of an edition that goes', async () => {
    const folder = await smallArchive({
      'e/articles/a.md': article('a'),
      'e/articles/b.md': article('b', '\ntopics: [T]').replace('2016-04-08', '2017'),
      'f/edition.yaml': 'name: The F\nlanguage: en\nhosts: [f.example]\nclosed: 2020\n',
      'f/articles/a.md': article('a'),
    })
    const store = memoryStore()
    await publishSound(folder, store)
    await rm(path.join(folder, 'e/articles/b.md'))
    await rm(path.join(folder, 'f'), { recursive: true })
    const planned = await publish(folder, store, { isDryRun: true, allowsFewer: true, progress: silent })
    const preview = 'preview' in planned ? planned.preview : null
    expect(preview?.removed.toSorted()).toEqual(['/e/2017/b', '/f/2016/04/08/a'])
    const gone = ['/e/2017', '/e/topics/t', '/f/', '/f/2016/04/08', '/f/holdings']
    expect(preview?.lists).toEqual(expect.arrayContaining(gone))
    expect(preview?.lists).toHaveLength(new Set(preview?.lists).size)
    expect(preview?.lists).not.toContain('/e/2016/04/08')
  })

  it('names everything before the first publication', async () => {
    const folder = await smallArchive({ 'e/articles/a.md': article('a') })
    const planned = await publish(folder, memoryStore(), { isDryRun: true, progress: silent })
    expect(planned).toMatchObject({ preview: { added: [`${day}/a`], removed: [] } })
  })
})
