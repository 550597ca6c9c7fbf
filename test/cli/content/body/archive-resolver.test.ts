import { expect, it } from 'vitest'
import { createArchiveUrlResolver } from '../../../../src/cli/content/body/archive-resolver.ts'
import { temporaryFolder, writeFiles } from '../../../support/content.ts'

const [stored, small] = [`${'ab'.repeat(32)}.png`, `${'cd'.repeat(32)}.svg`]
const home = { id: 'e', hosts: ['e.example', 'www.e.example'], query: ['p'] }
const other = { id: 'f', hosts: ['f.example'], query: [] }

const resolverFor = (mediaFolders: string[] = []) =>
  createArchiveUrlResolver(home, [home, other], {
    mediaNameByUrl: new Map([['https://e.example/a.png', stored]]),
    smallerCopies: new Map([[stored, [small]]]),
    mediaFolders,
  })

it.each([
  ['https://e.example/2016/a.html', '/e/2016/a.html'],
  ['HTTP://WWW.E.example/2016/a.html#top', '/e/2016/a.html#top'],
  ['https://e.example/?p=7&utm_source=x', '/e/?p=7'],
  ['https://f.example/b', '/f/b'],
  ['https://e.example/été', '/e/%C3%A9t%C3%A9'],
  ['https://elsewhere.example/a', null],
  ['/e/a', null],
  ['mailto:a@e.example', null],
  ['https://', null],
])('the link %s leads to %s', (url, path) => expect(resolverFor().resolveLink(url)).toBe(path))

it.each([
  ['https://e.example/a.png', `/media/${stored}`],
  ['https://e.example/b.png', null],
  [`/media/${small}`, `/media/${small}`],
  [`https://elsewhere.example/media/${small}`, null],
  [`/media/${small}?x`, null],
  ['/media/a.png', null],
])('the picture %s is %s', (url, path) => expect(resolverFor().resolvePicture(url)).toBe(path))

it('a picture has a size and smaller copies', async () => {
  const folder = await temporaryFolder()
  const svg = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="2"/>'
  await writeFiles(folder, { [small]: svg })
  const resolver = resolverFor([folder])
  expect(resolver.findPictureSize(`/media/${small}`)).toEqual({ width: 4, height: 2, byteCount: svg.length })
  expect(resolver.findPictureSize(`/media/${stored}`)).toBeNull()
  expect(resolver.listSmallerPictures(`/media/${stored}`)).toEqual([`/media/${small}`])
  expect(resolver.listSmallerPictures(`/media/${small}`)).toEqual([])
})
