import { mkdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { ContentFolder } from '../../../../src/cli/content/files/content-folder.ts'
import { SmallerCopyMaker } from '../../../../src/cli/import/sizes/make-sizes.ts'
import { publish } from '../../../../src/cli/publish/publish.ts'
import { prune } from '../../../../src/cli/publish/releases/prune.ts'
import type { ArticleDocument } from '../../../../src/model/document.ts'
import { articleFile, silent, smallArchive, temporaryFolder, writeFiles } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { photograph, storedName } from '../../../support/photographs.ts'

const url = 'https://e.example/quay.jpg'

let [first, second]: Buffer[] = []

beforeAll(async () => {
  ;[first, second] = await Promise.all([photograph(700, 500), photograph(800, 400)])
})

/** Stores a picture under a URL, replacing any other. */
async function storePicture(content: string, bytes: Buffer | undefined): Promise<string> {
  const name = storedName(bytes ?? Buffer.alloc(0))
  const media = path.join(content, 'e/media')
  await mkdir(media, { recursive: true })
  await writeFile(path.join(media, name), bytes ?? Buffer.alloc(0))
  await writeFiles(content, { 'e/media/urls.tsv': `${name}\t${url}\n` })
  return name
}

const makeSizes = (content: string) =>
  new SmallerCopyMaker(new ContentFolder(content), 'e', false).run(() => {})

/** An archive with one article that shows a picture with smaller copies. */
async function illustrated(body = `![The quay](${url})`) {
  const content = await smallArchive({ 'e/articles/a.md': articleFile('headline: A', body) })
  const [store, cacheFolder] = [memoryStore(), await temporaryFolder()]
  const name = await storePicture(content, first)
  const go = async () => {
    const outcome = await publish(content, store, {
      isDryRun: false,
      allowsFewer: true,
      progress: silent,
      cacheFolder,
    })
    if (Array.isArray(outcome)) throw new Error(JSON.stringify(outcome))
    return outcome
  }
  return { content, store, name, go }
}

/** The HTML of the most recently written article. */
function lastHtml(store: ReturnType<typeof memoryStore>): string {
  const key = store.writes.findLast((each) => each.startsWith('article/')) ?? ''
  return (JSON.parse(store.values.get(key) ?? '') as ArticleDocument).body.html
}

const sourcesIn = (html: string) =>
  (/srcset="([^"]*)"/.exec(html)?.[1] ?? '').split(',').map((source) => source.split(' '))

const addressesIn = (store: ReturnType<typeof memoryStore>, root: string) => {
  const { shards } = JSON.parse(store.values.get(`root/${root}`) ?? '') as { shards: string }
  return store.values.get(`shard/${shards}`) ?? ''
}

describe('the smaller copies of a picture', () => {
  it('are offered to browsers with their widths, and written with the release', async () => {
    const { content, store, name, go } = await illustrated()
    await go()
    expect(lastHtml(store)).not.toContain('srcset')
    await makeSizes(content)
    const { rootDigest } = await go()
    const html = lastHtml(store)
    expect(html).toContain(`<img src="/media/${name}" srcset="`)
    expect(html).toContain('sizes="(min-width:44em) 40em,88vw" alt="The quay" width="700" height="500"')
    const sources = sourcesIn(html)
    expect(sources.map(([, width]) => width)).toEqual(['320w', '640w', '700w'])
    for (const [address = ''] of sources) {
      expect(addressesIn(store, rootDigest)).toContain(address)
      expect(store.writes).toContain(`media:${path.basename(address)}`)
    }
  })

  it('are of the picture that a URL has now: those of the one before lose their addresses', async () => {
    const { content, store, go } = await illustrated()
    await makeSizes(content)
    await go()
    const before = sourcesIn(lastHtml(store))
    const name = await storePicture(content, second)
    const { rootDigest } = await go()
    expect(lastHtml(store)).toContain(`src="/media/${name}" alt=`)
    for (const [address = ''] of before) expect(addressesIn(store, rootDigest)).not.toContain(address)
    await makeSizes(content)
    await go()
    expect(sourcesIn(lastHtml(store)).map(([, width]) => width)).toEqual(['320w', '640w', '800w'])
  })

  it('are half or a third as wide in a gallery', async () => {
    const { content, store, go } = await illustrated(`![A](${url}) ![B](${url})`)
    await makeSizes(content)
    await go()
    expect(lastHtml(store).match(/sizes="[^"]*"/g)).toEqual(
      Array.from({ length: 2 }, () => 'sizes="(min-width:44em) 20em,42vw"'),
    )
  })

  it('are passed over where their proportions are another picture’s', async () => {
    const { content, store, go } = await illustrated()
    await makeSizes(content)
    const other = await storeOther(content)
    await writeFiles(content, { 'e/media/sizes.tsv': `${other}\t${storedName(first ?? Buffer.alloc(0))}\n` })
    await go()
    expect(lastHtml(store)).not.toContain('srcset')
  })

  it.each(['the whole picture', 'a copy'])('are withheld where the edition withholds %s', async (which) => {
    const { content, store, name, go } = await illustrated()
    await makeSizes(content)
    await go()
    const sources = sourcesIn(lastHtml(store))
    const named = which === 'a copy' ? path.basename(sources[0]?.[0] ?? '') : name
    await writeFiles(content, {
      'e/edition.yaml': `name: The E\nlanguage: en\nhosts: [e.example]\nclosed: 2020\nwithhold:\n  pictures: [${named.slice(0, 64)}]\n  reason: A claim.\n`,
    })
    const { rootDigest, takedownCounts } = await go()
    expect(takedownCounts).toEqual({ articles: 0, pictures: 1 })
    expect(lastHtml(store)).not.toContain('<img')
    const entries = Object.values(
      JSON.parse(addressesIn(store, rootDigest)) as Record<string, { kind: string; address: string }[]>,
    ).flat()
    const kinds = new Map(entries.map(({ address, kind }) => [address, kind]))
    for (const [address = ''] of sources) expect([address, kinds.get(address)]).toEqual([address, 'withheld'])
  })

  it('go from the store with a withheld article, and stay with a public one', async () => {
    const { content, store, go } = await illustrated()
    await makeSizes(content)
    await go()
    const names = sourcesIn(lastHtml(store)).map(([address = '']) => address)
    const pruneAll = () =>
      prune(
        store,
        { keptReleaseCount: 1, dropsTakenDown: true, isDryRun: false, nowSeconds: Date.now() / 1000 },
        async () => {},
      )
    expect((await pruneAll()).deleted).toBe(0)
    await writeFiles(content, {
      'e/articles/a.md': articleFile('headline: A\nstatus: withheld', `![Q](${url})`),
    })
    await go()
    await pruneAll()
    expect(names.filter((name) => store.uploads.has(name))).toEqual([])
  })
})

/** Stores a picture with other proportions that no article shows. */
async function storeOther(content: string): Promise<string> {
  const bytes = await photograph(300, 300)
  await writeFile(path.join(content, 'e/media', storedName(bytes)), bytes)
  return storedName(bytes)
}
