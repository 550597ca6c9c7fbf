import { createHash } from 'node:crypto'
import { readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { expect, it, vi } from 'vitest'
import type { Entry } from '../../../../src/archive/shard.ts'
import { AddressIndex } from '../../../../src/cli/publish/addresses/address-index.ts'
import { claimBulkFileAddresses } from '../../../../src/cli/publish/addresses/claim-bulk-file-addresses.ts'
import { compressLines } from '../../../../src/cli/publish/bulk/compress-lines.ts'
import { nameMonthFiles } from '../../../../src/cli/publish/bulk/datapackage.ts'
import { publish } from '../../../../src/cli/publish/publish.ts'
import { CachedRenderer } from '../../../../src/cli/publish/rendering/cached-renderer.ts'
import type { ArticleDocument } from '../../../../src/model/document.ts'
import { articleFile, silent, smallArchive, temporaryFolder, writeFiles } from '../../../support/content.ts'
import { listFaults } from '../../../support/list-faults.ts'
import { type MemoryStore, memoryStore } from '../../../support/memory-store.ts'
import { randomNumbers } from '../../../support/random.ts'
import { forbidden, takedownContent } from '../../../support/takedown-content.ts'

/** A store that also records the bytes of pictures and files, by name. */
function storeWithFiles(): MemoryStore & { files: Map<string, Buffer> } {
  const store = memoryStore()
  const files = new Map<string, Buffer>()
  const writePicture: MemoryStore['writePicture'] = async (name, bytes, mediaType) => {
    files.set(name, Buffer.from(bytes))
    await store.writePicture(name, bytes, mediaType)
  }
  return { ...store, files, writePicture }
}

async function publishInto(content: string, store: MemoryStore, cacheFolder: string): Promise<string> {
  const outcome = await publish(content, store, {
    isDryRun: false,
    allowsFewer: true,
    progress: silent,
    cacheFolder,
  })
  if (Array.isArray(outcome)) throw new Error(JSON.stringify(outcome, null, 2))
  return outcome.rootDigest
}

interface Resource {
  name: string
  path: string
  bytes: number
  hash: string
  rows: number
}

interface Line {
  url: string
  address: string
  digest: string
  fields: ArticleDocument['fields']
  terms: ArticleDocument['terms']
  text: string
  markdown: string
}

/** Returns the lines of the files in a data package, after checking their sizes, digests and counts. */
function readPackage({ files }: Pick<ReturnType<typeof storeWithFiles>, 'files'>): Line[] {
  const [described] = [...files].filter(([name]) => name.endsWith('.json')).slice(-1)
  const { resources } = JSON.parse(described?.[1].toString() ?? '{}') as { resources: Resource[] }
  return resources.flatMap(({ bytes, hash, rows }) => {
    const file = files.get(`${hash.replace('sha256:', '')}.gz`) ?? Buffer.alloc(0)
    expect([file.length, createHash('sha256').update(file).digest('hex')]).toEqual([bytes, hash.slice(7)])
    const lines = gunzipSync(file).toString().trimEnd().split('\n')
    expect(lines.length).toBe(rows)
    return lines.map((line) => JSON.parse(line) as Line)
  })
}

const random = randomNumbers(1815)
const word = () => Math.floor(random() * 36 ** 5).toString(36)

/** Articles of two years in `e`, some without a month or a date: path → text. */
function articlesOf(count: number): Record<string, string> {
  const dates = [
    '2015',
    'null',
    ...Array.from(
      { length: 24 },
      (_, index) => `201${6 + (index % 2)}-${String(1 + (index >> 1)).padStart(2, '0')}-03`,
    ),
  ]
  const files = Array.from({ length: count }, (_, index) => {
    const date = dates[index % dates.length] ?? ''
    const published = date === 'null' ? '' : `published: ${date}\n`
    const body = Array.from({ length: 60 }, word).join(' ')
    return [
      `e/articles/2016/01/a${index}.md`,
      articleFile(`headline: ${word()} ${index}\n${published}`, `**${word()}** ${body}`),
    ]
  })
  return Object.fromEntries(files)
}

it('gives away every word of 520 articles, in the same bytes from every publication', async () => {
  const content = await smallArchive(articlesOf(520), 'bulk: yes\n')
  const [first, second] = [storeWithFiles(), storeWithFiles()]
  const root = await publishInto(content, first, await temporaryFolder())
  expect(await publishInto(content, second, await temporaryFolder())).toBe(root)
  expect(second.files).toEqual(first.files)
  expect(first.files.size).toBe(27)
  const [described = Buffer.alloc(0)] = [...first.files].flatMap(([name, bytes]) =>
    name.endsWith('.json') ? [bytes] : [],
  )
  expect(JSON.parse(described.toString())).toMatchObject({ name: 'e', title: 'The E' })
  const lines = readPackage(first)
  const documents = [...first.values]
    .filter(([key]) => key.startsWith('article/'))
    .map(([key, text]) => [key.slice('article/'.length), JSON.parse(text) as ArticleDocument] as const)
  const expected = documents.map(([digest, { address, edition, fields, terms, body }]) => {
    const { text, markdown } = body
    return {
      url: `https://archive.example${address}`,
      address,
      edition,
      digest,
      fields,
      terms,
      text,
      markdown,
    }
  })
  const byAddress = (a: { address: string }, b: { address: string }) => (a.address < b.address ? -1 : 1)
  expect(lines.toSorted(byAddress)).toEqual(expected.toSorted(byAddress))
})

it('gives away each article with its terms of reuse', async () => {
  const rights = "rights:\n  - { section: Letters, holder: Their writers }\n  - { text: 'Ours.' }\n"
  const content = await smallArchive(
    {
      'e/articles/a.md': articleFile('headline: A\nsection: Letters'),
      'e/articles/b.md': articleFile('headline: B'),
    },
    `bulk: yes\n${rights}`,
  )
  const store = storeWithFiles()
  await publishInto(content, store, await temporaryFolder())
  const none = { statement: null, license: null, holder: null, text: null, tdm: null }
  expect(readPackage(store).map(({ terms }) => terms)).toEqual([
    { ...none, holder: 'Their writers' },
    { ...none, text: 'Ours.' },
  ])
})

it('names a licence for the whole edition where every article that it gives away has that one', async () => {
  const license = 'https://creativecommons.org/licenses/by/4.0/'
  const rights = (first: string) =>
    `bulk: yes\nrights:\n  - { agency: AFP${first} }\n  - { license: '${license}' }\n`
  const licensesWith = async (settings: string, more: Record<string, string> = {}) => {
    const articles = {
      'e/articles/a.md': articleFile('headline: A'),
      'e/articles/b.md': articleFile('headline: B\nagency: AFP'),
    }
    const store = storeWithFiles()
    await publishInto(await smallArchive({ ...articles, ...more }, settings), store, await temporaryFolder())
    return JSON.parse([...store.files].find(([name]) => name.endsWith('.json'))?.[1].toString() ?? '')
      .licenses
  }
  expect(await licensesWith('bulk: yes\n')).toBeUndefined()
  expect(await licensesWith(rights(', holder: AFP'))).toBeUndefined()
  expect(await licensesWith(rights(`, license: '${license}'`))).toEqual([{ path: license }])
  const hidden = articleFile('headline: B\nagency: AFP\nstatus: noindex')
  expect(await licensesWith(rights(', holder: AFP'), { 'e/articles/b.md': hidden })).toEqual([
    { path: license },
  ])
})

it('gives no part of a year the name of a month, and no two files one address', () => {
  const part = { fileName: 'x.gz', byteCount: 1, rowCount: 1 }
  const parts = Array.from({ length: 12 }, () => part)
  const months = parts.map((_, index) => `2016-${String(index + 1).padStart(2, '0')}`)
  const titles = nameMonthFiles('2016', parts).map(({ baseName }) => baseName)
  expect(titles.filter((title) => months.includes(title))).toEqual([])
  expect(nameMonthFiles('2016-10', [part]).map(({ baseName }) => baseName)).toEqual(['2016-10'])
  const address = '/bulk/e/2016-10.jsonl.gz'
  const entries = ['/media/1.gz', '/media/2.gz'].map((to) => ({ address, kind: 'moved' as const, to }))
  expect(() => claimBulkFileAddresses(new AddressIndex(), entries)).toThrow(
    `the bulk file /media/2.gz results in the address ${address}, which is that of the bulk file /media/1.gz`,
  )
})

it('reads and writes only the month of a changed article', async () => {
  const content = await smallArchive(articlesOf(520), 'bulk: yes\n')
  const [store, cache] = [storeWithFiles(), await temporaryFolder()]
  await publishInto(content, store, cache)
  const readText = vi.spyOn(CachedRenderer.prototype, 'readDocumentJson')
  store.writes.splice(0)
  await publishInto(content, store, cache)
  expect([store.writes, readText.mock.calls.length]).toEqual([[], 0])
  await writeFile(
    path.join(content, 'e/articles/2016/01/a2.md'),
    articleFile('headline: New\npublished: 2016-01-03', 'A new word.'),
  )
  await publishInto(content, store, cache)
  const files = store.writes.filter((key) => key.startsWith('media:'))
  expect(files.map((name) => name.slice(name.lastIndexOf('.'))).sort()).toEqual(['.gz', '.json'])
  expect(store.writes.length - files.length).toBeLessThan(60)
  // The month has 20 articles; one of them is read twice, the second time for its own object.
  expect(readText.mock.calls.length).toBeLessThanOrEqual(21)
  expect(readPackage(store).filter(({ text }) => text === 'A new word.').length).toBe(1)
  readText.mockRestore()
})

it('forgets nothing when its cache is lost, damaged, or that of another archive', async () => {
  const content = await smallArchive(articlesOf(60), 'bulk: yes\n')
  const [store, cache] = [storeWithFiles(), await temporaryFolder()]
  const root = await publishInto(content, store, cache)
  store.writes.splice(0)
  for (const damaged of ['', 'no database', null]) {
    const file = path.join(cache, 'state.sqlite')
    await (damaged === null ? rm(file) : writeFile(file, damaged))
    expect(await publishInto(content, store, cache)).toBe(root)
  }
  expect(store.writes).toEqual([])
  const other = storeWithFiles()
  expect(await publishInto(content, other, cache)).toBe(root)
  expect(other.files).toEqual(store.files)
})

it('has no word of what is taken down, and nothing that search leaves out', async () => {
  const content = await temporaryFolder()
  const files = takedownContent(true)
  await writeFiles(content, { ...files, 'e/edition.yaml': `${files['e/edition.yaml']}bulk: yes\n` })
  const store = storeWithFiles()
  await publishInto(content, store, await temporaryFolder())
  const text = [...store.files]
    .filter(([name]) => /\.(?:gz|json)$/.test(name))
    .map(([name, bytes]) => (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString())
    .join('\n')
  expect(text).toContain('Neighbour')
  for (const words of [...Object.values(forbidden).flat(), 'Lemur'])
    expect([words, text.toLowerCase().includes(words.toLowerCase())]).toEqual([words, false])
})

it('has no files without the setting, and refuses an edition where theirs are', async () => {
  const store = storeWithFiles()
  const content = await smallArchive(articlesOf(30))
  await publishInto(content, store, await temporaryFolder())
  expect(store.files.size).toBe(0)
  await writeFiles(content, {
    'bulk/edition.yaml': await readFile(path.join(content, 'e/edition.yaml'), 'utf8'),
  })
  const faults = await publish(content, store, { isDryRun: false, progress: silent })
  expect(faults).toMatchObject([{ reason: expect.stringContaining('uses the address /bulk') }])
})

it('refuses another word than yes and no', async () => {
  const content = await smallArchive({ 'e/articles/a.md': articleFile('headline: A') }, 'bulk: maybe\n')
  expect(await listFaults(content)).toEqual(['e/edition.yaml:5 bulk must be yes or no'])
})

it('divides what is too large by halves, so that a changed line changes one file', () => {
  const lines = Array.from({ length: 1000 }, () => `${word()}${word()}${word()}\n`)
  const parts = compressLines(lines, 4000)
  const text = (divided: typeof parts) => divided.map(({ bytes }) => gunzipSync(bytes).toString()).join('')
  expect(parts.length).toBeGreaterThan(3)
  expect(parts.every(({ bytes }) => bytes.length <= 4000)).toBe(true)
  expect(text(parts)).toBe(lines.join(''))
  expect(parts.reduce((sum, { rowCount }) => sum + rowCount, 0)).toBe(1000)
  const changed = compressLines(lines.with(700, 'another\n'), 4000)
  const differing = changed.filter(
    ({ bytes }, index) => !Buffer.from(bytes).equals(parts[index]?.bytes ?? bytes),
  )
  expect([changed.length, differing.length]).toEqual([parts.length, 1])
  expect(compressLines(['x'.repeat(9000)], 10).length).toBe(1)
})

it('divides a long text before it is joined and compressed: a string of all undated articles may be too long', () => {
  const lines = Array.from({ length: 100 }, () => `${'x'.repeat(1000)}\n`)
  expect(compressLines(lines, 4000).map(({ rowCount }) => rowCount)).toEqual([25, 25, 25, 25])
})

it('compresses to the same bytes on every machine', () => {
  const lines = Array.from(
    { length: 500 },
    (_, index) => `{"line":${index * 7919},"words":"de la fin du monde"}\n`,
  )
  const [{ bytes } = { bytes: new Uint8Array() }] = compressLines(lines)
  expect([...bytes.slice(4, 8)]).toEqual([0, 0, 0, 0])
  expect(createHash('sha256').update(bytes).digest('hex')).toBe(
    '2678bdc34208b254c749fd3186b0703f8336bf755687e23fcb97fb8494433645',
  )
})

it('every file has its size in its entry, also where its newspaper’s name is not in ASCII', async () => {
  const store = storeWithFiles()
  const content = await smallArchive({
    'e/edition.yaml': 'name: L’Été\nlanguage: fr\nbulk: yes\n',
    'e/articles/a.md': articleFile('headline: Été\npublished: 2016-04-08'),
  })
  await publishInto(content, store, await temporaryFolder())
  const shards = [...store.values].filter(([key]) => key.startsWith('shard/'))
  const entries = shards.flatMap(([, text]) => Object.values<Entry[]>(JSON.parse(text)).flat())
  const sizes = entries.flatMap((entry) => (entry.kind === 'media' ? [entry.size] : []))
  expect(sizes.toSorted()).toEqual([...store.files.values()].map(({ length }) => length).toSorted())
  expect(sizes).toHaveLength(2)
})
