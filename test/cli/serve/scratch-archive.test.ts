import { mkdir } from 'node:fs/promises'
import path from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import type { ReleasePointer } from '../../../src/archive/release-pointer.ts'
import { publishToTemporaryArchive } from '../../../src/cli/serve/publish-to-temporary-archive.ts'
import { createScratchArchive } from '../../../src/cli/serve/scratch-archive.ts'
import { articleFile, silent, smallArchive, temporaryFolder } from '../../support/content.ts'

async function open() {
  const folder = path.join(await temporaryFolder(), 'missing', 'scratch')
  const archive = await createScratchArchive(folder)
  onTestFinished(() => archive.close())
  return { archive, folder }
}

const toText = (bytes: ArrayBuffer | Uint8Array | null) =>
  bytes && Buffer.from(bytes as ArrayBuffer).toString()

it('has the objects that were written last, in the order of their keys', async () => {
  const { archive } = await open()
  await archive.writeObjects(
    new Map([
      ['article/a', 'é'],
      ['article/b', 'early'],
    ]),
  )
  await archive.writeObjects(new Map([['article/b', 'late']]))
  const values = await archive.readValues(['article/b', 'article/lost', 'article/a'])
  expect(values.map(toText)).toEqual(['late', null, 'é'])
  expect(toText(await archive.read('article/a', { again: false }))).toBe('é')
  expect(await archive.read('article/lost', { again: false })).toBeNull()
  expect([...archive.listKnownKeys()]).toEqual([])
})

it('has no pointer until one is written', async () => {
  const { archive } = await open()
  expect(await archive.readPointer()).toBeNull()
  const pointer: ReleasePointer = {
    root: 'a'.repeat(64),
    sequence: 1,
    publishedAt: '2026-01-01T00:00:00.000Z',
    fallback: null,
    previous: [],
  }
  await archive.writePointer(pointer)
  expect(await archive.readPointer()).toEqual(pointer)
})

it('has its pictures, and reports one that cannot be read', async () => {
  const { archive, folder } = await open()
  await archive.writePicture('a.svg', Buffer.from('<svg/>'), 'image/svg+xml')
  expect(toText(await archive.readPicture('a.svg'))).toBe('<svg/>')
  expect(await archive.readPicture('lost.svg')).toBeNull()
  await mkdir(path.join(folder, 'pictures', 'b.svg'))
  await expect(archive.readPicture('b.svg')).rejects.toThrow('EISDIR')
})

it('is published from a content folder, or closed where that has faults', async () => {
  const content = await smallArchive({ 'e/articles/a.md': articleFile('headline: A') })
  const published = await publishToTemporaryArchive(content, await temporaryFolder(), silent)
  if (Array.isArray(published)) throw new Error('the content has faults')
  const { root } = (await published.store.readPointer()) ?? {}
  expect(published.publication).toMatchObject({ articleCount: 1, rootDigest: root })
  expect(toText(await published.store.read(`root/${root}`, { again: false }))).toContain('The E')
  await published.store.close()

  const faulty = await smallArchive({ 'e/articles/a.md': articleFile('section: World') })
  expect(await publishToTemporaryArchive(faulty, await temporaryFolder(), silent)).toEqual([
    expect.objectContaining({ field: 'headline' }),
  ])
})
