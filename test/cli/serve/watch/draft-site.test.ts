import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import type { OpenArchive } from '../../../../src/cli/publish/store/release-store.ts'
import { DraftSite } from '../../../../src/cli/serve/watch/draft-site.ts'
import { startDraftWorker } from '../../../../src/cli/serve/watch/draft-worker.ts'
import { Drafts } from '../../../../src/cli/serve/watch/drafts.ts'
import { articleFile, smallArchive, writeFiles } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'

vi.mock('../../../../src/cli/serve/watch/draft-worker.ts', () => ({ startDraftWorker: vi.fn() }))

afterEach(() => vi.unstubAllGlobals())

const policy = "default-src 'none'"
const rendered = (html: string) =>
  new Response(html, {
    headers: { 'morgue-outcome': JSON.stringify({ headers: { 'content-security-policy': policy } }) },
  })

/** Starts a site whose Worker answers as told, in front of a published archive of two articles. */
async function start(answer: () => Response = () => rendered('<p>A page')) {
  const files = {
    'e/articles/a.md': articleFile('headline: A\nurl: https://e.example/ä'),
    'e/articles/b.md': articleFile('headline: B\nurl: https://e.example/b'),
  }
  const content = await smallArchive(files)
  const store = memoryStore()
  await publishSound(content, store)
  const archive = Object.assign(store, { readMany: async () => store.values }) as unknown as OpenArchive
  const drafts = await Drafts.open(content)
  if (Array.isArray(drafts)) throw new Error('the configuration has faults')
  const stop = vi.fn(async () => {})
  vi.mocked(startDraftWorker).mockReset().mockResolvedValue({ origin: 'http://127.0.0.1:7', stop })
  const fetched = vi.fn(async (_url: URL, _options?: RequestInit) => answer())
  vi.stubGlobal('fetch', fetched)
  const site = new DraftSite(archive, drafts)
  const save = async (name: string, text: string) => {
    await writeFiles(content, { [name]: text })
    return drafts.read(path.join(content, name))
  }
  const read = (key: string) => vi.mocked(startDraftWorker).mock.lastCall?.[1](key) ?? null
  return { site, drafts, content, store, save, fetched, read, stop }
}

it('renders a saved article from a draft of the served release', async () => {
  const { site, save, fetched, read, store, stop } = await start()
  await site.start('the bundle')
  expect(vi.mocked(startDraftWorker)).toHaveBeenCalledWith('the bundle', expect.any(Function))
  await save('e/articles/a.md', articleFile('headline: New A\nurl: https://e.example/ä'))
  expect(await site.renderPage('/e/%C3%A4?utm=x')).toEqual({
    html: '<p>A page',
    contentSecurityPolicy: policy,
  })
  const [url, options] = fetched.mock.lastCall ?? []
  const [, root = ''] =
    /^http:\/\/127\.0\.0\.1:7\/([0-9a-f]{64})\/drafts\/html\/%2Fe%2F%C3%A4$/.exec(`${url}`) ?? []
  expect(options).toEqual({ redirect: 'manual' })
  expect(store.values.has(`root/${root}`)).toBe(false)
  expect(await read(`root/${root}`)).toContain('"The E"')
  const served = [...store.values.keys()].find((key) => key.startsWith('article/')) ?? ''
  expect(await read(served)).toBe(store.values.get(served))
  expect(await read(`article/${'0'.repeat(64)}`)).toBeNull()
  await site.stop()
  expect(stop).toHaveBeenCalledOnce()
})

it('renders each page from what was saved last', async () => {
  const { site, save, fetched } = await start()
  await site.start('')
  const roots = []
  for (const headline of ['One', 'Two', 'One']) {
    await save('e/articles/a.md', articleFile(`headline: ${headline}\nurl: https://e.example/ä`))
    await site.renderPage('/e/ä')
    roots.push(String(fetched.mock.lastCall?.[0]).split('/')[3])
  }
  expect(roots[0]).toBe(roots[2])
  expect(roots[0]).not.toBe(roots[1])
})

it('has no page but of saved articles, nor before anything is published or the Worker runs', async () => {
  const { site, drafts, content, store, save, fetched } = await start()
  await save('e/articles/a.md', articleFile('headline: A\nurl: https://e.example/ä'))
  expect(await site.renderPage('/e/ä')).toBeNull()
  await site.start('')
  expect(await site.renderPage('/e/b')).toBeNull()
  await rm(path.join(content, 'e/articles/a.md'))
  await drafts.read(path.join(content, 'e/articles/a.md'))
  expect(await site.renderPage('/e/ä')).toBeNull()
  await save('e/articles/a.md', articleFile('headline: A\nurl: https://e.example/ä'))
  vi.spyOn(store, 'readPointer').mockResolvedValue(null)
  expect(await site.renderPage('/e/ä')).toBeNull()
  expect(fetched).not.toHaveBeenCalled()
})

it('leaves a page that the Worker refuses to the archive, and shows faults', async () => {
  const { site, save } = await start(() => new Response('', { status: 503 }))
  await site.start('')
  await save('e/articles/a.md', articleFile('headline: A\nurl: https://e.example/ä'))
  expect(await site.renderPage('/e/ä')).toBeNull()
  expect(site.faults).toEqual([])
  await save('e/articles/b.md', articleFile('section: World'))
  expect(site.faults).toEqual([expect.objectContaining({ field: 'headline' })])
})
