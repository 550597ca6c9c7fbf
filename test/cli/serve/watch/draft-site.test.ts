import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { pointerKey } from '../../../../src/archive/keys.ts'
import { DraftSite } from '../../../../src/cli/serve/watch/draft-site.ts'
import { Drafts } from '../../../../src/cli/serve/watch/drafts.ts'
import { articleFile, smallArchive, writeFiles } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'
import { openSmallArchive, type SmallPage, smallWorker } from './small-worker.ts'

const articleA = (headline: string) => articleFile(`headline: ${headline}\nurl: https://e.example/ä`)

/** Opens the drafts of a published archive of two articles, and starts their site. */
async function start() {
  const content = await smallArchive({
    'e/articles/a.md': articleA('A'),
    'e/articles/b.md': articleFile('headline: B\nurl: https://e.example/b'),
  })
  const store = memoryStore()
  await publishSound(content, store)
  const archive = openSmallArchive(store)
  const drafts = await Drafts.open(content)
  if (Array.isArray(drafts)) throw new Error('the configuration has faults')
  const site = new DraftSite(archive, drafts)
  await site.start(smallWorker)
  const save = async (name: string, text: string) => {
    await writeFiles(content, { [name]: text })
    return drafts.updateDraft(path.join(content, name))
  }
  const remove = async (name: string) => {
    await rm(path.join(content, name))
    return drafts.updateDraft(path.join(content, name))
  }
  return { archive, drafts, site, store, save, remove }
}

let started: Awaited<ReturnType<typeof start>>
beforeAll(async () => {
  started = await start()
})
afterAll(() => started.site.stop())

/** Renders the first article. @returns what the Worker rendered, and the digest of the root in its URL */
async function renderA(site = started.site) {
  const page = await site.renderPage('/e/%C3%A4?utm=x')
  const rendered = JSON.parse(page?.html ?? 'null') as SmallPage
  const [, rootDigest = '', rest] = /^\/([0-9a-f]{64})(\/.*)$/.exec(new URL(rendered.url).pathname) ?? []
  return { page, rendered, rootDigest, rest }
}

it('renders a saved article from a draft of the served release', async () => {
  const { save, store } = started
  await save('e/articles/a.md', articleA('New A'))
  const { page, rendered, rootDigest, rest } = await renderA()
  expect(page?.contentSecurityPolicy).toBe("default-src 'none'")
  expect(rest).toBe('/drafts/html/%2Fe%2F%C3%A4')
  // The small Worker reads every shard of the draft: those of the served release too.
  expect(rendered).toMatchObject({ headline: 'New A', missing: null })
  expect(store.values.has(`root/${rootDigest}`)).toBe(false)
})

it('renders each page from what was saved last', async () => {
  const pages = []
  for (const headline of ['One', 'Two', 'One']) {
    await started.save('e/articles/a.md', articleA(headline))
    pages.push(await renderA())
  }
  expect(pages.map(({ rendered }) => rendered.headline)).toEqual(['One', 'Two', 'One'])
  expect(pages[0]?.rootDigest).toBe(pages[2]?.rootDigest)
  expect(pages[0]?.rootDigest).not.toBe(pages[1]?.rootDigest)
})

it('has no page but of saved articles, nor before anything is published or the Worker runs', async () => {
  const { archive, drafts, site, store, save, remove } = started
  await save('e/articles/a.md', articleA('A'))
  expect(await new DraftSite(archive, drafts).renderPage('/e/ä')).toBeNull()
  // The small Worker would render this published article.
  expect(await site.renderPage('/e/b')).toBeNull()
  await remove('e/articles/a.md')
  expect(await site.renderPage('/e/ä')).toBeNull()
  await save('e/articles/a.md', articleA('A'))
  const pointer = store.values.get(pointerKey) ?? ''
  store.values.delete(pointerKey)
  expect(await site.renderPage('/e/ä')).toBeNull()
  store.values.set(pointerKey, pointer)
  expect(await site.renderPage('/e/ä')).not.toBeNull()
})

it.each(['Refused', 'Moved'])(
  'leaves a page that the Worker does not render to the archive: %s',
  async (headline) => {
    await started.save('e/articles/a.md', articleA(headline))
    expect(await started.site.renderPage('/e/ä')).toBeNull()
  },
)

it('shows the faults of saved articles', async () => {
  const { site, save } = started
  expect(site.faults).toEqual([])
  await save('e/articles/b.md', articleFile('section: World'))
  expect(site.faults).toEqual([expect.objectContaining({ field: 'headline' })])
})

it('ends its Worker', async () => {
  const { site, save } = await start()
  await save('e/articles/a.md', articleA('A'))
  const { rendered } = await renderA(site)
  await site.stop()
  await expect(fetch(rendered.url)).rejects.toThrow('fetch failed')
})
