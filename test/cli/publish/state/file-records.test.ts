import { createHash } from 'node:crypto'
import { mkdir, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { ContentFolder } from '../../../../src/cli/content/files/content-folder.ts'
import { digestNonArticleStates, takeSnapshot } from '../../../../src/cli/publish/state/content-snapshot.ts'
import { FileRecords } from '../../../../src/cli/publish/state/file-records.ts'
import { openPublicationCache } from '../../../../src/cli/publish/state/publication-cache.ts'
import { StateFile } from '../../../../src/cli/publish/state/state-file.ts'
import { articleFile, smallArchive, temporaryFolder, writeFiles } from '../../../support/content.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')

let folder: string
let state: StateFile

beforeEach(async () => {
  folder = await temporaryFolder()
  state = StateFile.open(folder)
})

afterEach(() => {
  vi.useRealTimers()
  state.close()
})

/** Lets three seconds pass, after which every file is older than its record needs. */
function settle(): void {
  const later = Date.now() + 3000
  vi.useFakeTimers({ toFake: ['Date'] })
  vi.setSystemTime(later)
}

const openRecords = (rehash = false) => new FileRecords(state.openTable('files', 'c'), rehash)

it('a file is read again only when its state has changed, and its earlier digest stays known', async () => {
  const file = path.join(folder, 'a.md')
  await writeFile(file, 'one')
  settle()
  const records = openRecords()
  expect(records.findOrRecordDigests(file)).toMatchObject({ digest: sha256('one'), earlierDigest: null })
  expect(openRecords().lookUpFile(file)).toMatchObject({
    digest: sha256('one'),
    earlierDigest: sha256('one'),
  })
  expect(openRecords(true).lookUpFile(file).digest).toBeNull()
  await writeFile(file, 'two')
  expect(records.lookUpFile(file)).toMatchObject({ digest: null, earlierDigest: sha256('one') })
  settle()
  expect(records.findOrRecordDigests(file)).toMatchObject({
    digest: sha256('two'),
    earlierDigest: sha256('one'),
  })
  expect(records.lookUpFile(file).digest).toBe(sha256('two'))
})

it('a file is read again although its size and its time are those of before', async () => {
  const [file, time] = [path.join(folder, 'a.md'), new Date('2016-04-08')]
  await writeFile(file, 'one')
  await utimes(file, time, time)
  settle()
  expect(openRecords().findOrRecordDigests(file).digest).toBe(sha256('one'))
  await writeFile(file, 'two')
  await utimes(file, time, time)
  expect(openRecords().lookUpFile(file)).toMatchObject({ digest: null, earlierDigest: sha256('one') })
})

it('a file has one record, whether its path is absolute or not', async () => {
  const file = path.join(folder, 'a.md')
  await writeFile(file, 'one')
  settle()
  expect(openRecords().findOrRecordDigests(path.relative(process.cwd(), file)).digest).toBe(sha256('one'))
  expect(openRecords().lookUpFile(file).digest).toBe(sha256('one'))
})

it('a cache may be opened so that every file is read again', async () => {
  const file = path.join(folder, 'a.md')
  await writeFile(file, 'one')
  settle()
  const cacheFolder = path.join(folder, 'cache/of/renderings')
  for (const rehash of [false, true]) {
    const cache = await openPublicationCache(cacheFolder, rehash)
    if (!rehash) cache.fileRecords.findOrRecordDigests(file)
    expect(cache.fileRecords.lookUpFile(file).digest).toBe(rehash ? null : sha256('one'))
    cache.stateFile.close()
  }
})

it('a file that may still change within a tick of the clock has no record', async () => {
  const file = path.join(folder, 'a.md')
  await writeFile(file, 'one')
  const records = openRecords()
  expect(records.findOrRecordDigests(file).digest).toBe(sha256('one'))
  expect(records.lookUpFile(file)).toMatchObject({ digest: null, earlierDigest: null })
})

it('a file is settled once its last change is more than two seconds old', async () => {
  const file = path.join(folder, 'a.md')
  await writeFile(file, 'one')
  const changed = Math.floor((await stat(file)).ctimeMs)
  vi.useFakeTimers({ toFake: ['Date'] })
  const recordAfter = (milliseconds: number) => {
    vi.setSystemTime(changed + milliseconds)
    openRecords().findOrRecordDigests(file)
    return openRecords().lookUpFile(file).digest
  }
  expect([recordAfter(2000), recordAfter(2001)]).toEqual([null, sha256('one')])
})

it('a folder and a missing file have digests of their own, and no records', async () => {
  await mkdir(path.join(folder, 'e'))
  settle()
  const records = openRecords()
  expect(records.findOrRecordDigests(path.join(folder, 'e')).digest).toBe('folder')
  expect(records.findOrRecordDigests(path.join(folder, 'none.md'))).toEqual({
    digest: 'missing',
    earlierDigest: null,
    state: 'missing',
  })
  expect(records.lookUpFile(path.join(folder, 'e')).earlierDigest).toBeNull()
})

it('records of missing files are forgotten once there are a thousand more than files', () => {
  const [records, facts] = [openRecords(), state.openTable('files', 'c')]
  for (let number = 0; number < 1011; number++) facts.set(`/nowhere/${number}`, 'x')
  records.forgetMissingFilesIfMany(10)
  expect(facts.size).toBe(1011)
  records.forgetMissingFilesIfMany(9)
  expect(facts.size).toBe(0)
})

it('facts stay in the file for the same context, and a damaged file is replaced', async () => {
  state.openTable('files', 'c').set('a', '1')
  state.close()
  state = StateFile.open(folder)
  expect(state.openTable('files', 'c').find('a')).toBe('1')
  expect(state.openTable('files', 'd').size).toBe(0)
  state.close()
  await writeFile(path.join(folder, 'state.sqlite'), 'This is no database. '.repeat(100))
  state = StateFile.open(folder)
  state.openTable('files', 'c').set('b', '2')
  expect(state.openTable('files', 'c').find('b')).toBe('2')
})

it('a snapshot knows which files were edited since their records, and what was before', async () => {
  const content = await smallArchive({ 'e/articles/a.md': articleFile('headline: A') })
  const file = path.join(content, 'e/articles/a.md')
  settle()
  const records = openRecords()
  const snap = () => takeSnapshot(new ContentFolder(content), records, () => {})
  const first = await snap()
  const seen = { file, digest: sha256(articleFile('headline: A')) }
  expect(first.earlierContent.addedFiles).toContainEqual(seen)
  const { earlierContent: _, ...unchanged } = first
  const { digest } = first
  const known = { digest, editedFiles: [], addedFiles: [], digestWithoutAddedFiles: digest }
  expect(await snap()).toEqual({ ...unchanged, earlierContent: known })
  expect(first.earlierContent).toMatchObject({ digest, editedFiles: [] })
  await utimes(file, 1, 1)
  settle()
  const touched = await snap()
  expect([touched.digest === first.digest, touched.statesDigest === first.statesDigest]).toEqual([
    true,
    false,
  ])
  await writeFile(file, articleFile('headline: B'))
  const edited = await snap()
  expect(edited.earlierContent).toEqual({
    ...known,
    editedFiles: [{ file, digest: sha256(articleFile('headline: B')), earlierDigest: seen.digest }],
  })
  expect(edited.digest).not.toBe(first.digest)
})

it('a snapshot knows which files were added, and the folder without them, but no more than a person adds at a time', async () => {
  const content = await smallArchive({ 'e/articles/a.md': articleFile('headline: A') })
  settle()
  const records = openRecords()
  const snap = () => takeSnapshot(new ContentFolder(content), records, () => {})
  const first = await snap()
  const file = path.join(content, 'e/articles/b.md')
  await writeFile(file, articleFile('headline: B'))
  const { digest, earlierContent } = await snap()
  expect(digest).not.toBe(first.digest)
  const addedFiles = [{ file, digest: sha256(articleFile('headline: B')) }]
  expect(earlierContent).toEqual({
    digest,
    editedFiles: [],
    addedFiles,
    digestWithoutAddedFiles: first.digest,
  })
  const many = Array.from({ length: 150 }, (_, number) => [
    `e/articles/c-${number}.md`,
    articleFile('headline: C'),
  ])
  await writeFiles(content, Object.fromEntries(many))
  expect((await snap()).earlierContent.addedFiles).toHaveLength(100)
})

it('a snapshot knows the states of all files beside articles by themselves', async () => {
  const content = await smallArchive({ 'e/articles/a.md': articleFile('headline: A') })
  const folder = new ContentFolder(content)
  const records = openRecords()
  const snap = () => takeSnapshot(folder, records, () => {})
  const { nonArticleStatesDigest: before } = await snap()
  const now = () => digestNonArticleStates(folder, records)
  expect(await now()).toBe(before)
  await utimes(path.join(content, 'e/articles/a.md'), 1, 1)
  await writeFiles(content, { 'e/articles/b.md': articleFile('headline: B') })
  expect([(await snap()).nonArticleStatesDigest, await now()]).toEqual([before, before])
  await utimes(path.join(content, 'e/edition.yaml'), 1, 1)
  const edited = await now()
  expect(edited).not.toBe(before)
  expect((await snap()).nonArticleStatesDigest).toBe(edited)
  await writeFiles(content, { 'e/media/a.svg': '<svg/>' })
  expect(await now()).not.toBe(edited)
})

it('a snapshot forgets the records of files that are gone', async () => {
  const content = await smallArchive({ 'e/articles/a.md': articleFile('headline: A') })
  const [records, facts] = [openRecords(), state.openTable('files', 'c')]
  for (let number = 0; number < 1100; number++) facts.set(`/nowhere/${number}`, 'x')
  await takeSnapshot(new ContentFolder(content), records, () => {})
  expect(facts.size).toBeLessThan(10)
})
