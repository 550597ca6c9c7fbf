import { describe, expect, it } from 'vitest'
import {
  createRecordWarnings,
  createUnlistedHostWarnings,
  listMissingPages,
} from '../../../../src/cli/import/web-capture/capture-warnings.ts'
import { CaptureIndex } from '../../../../src/cli/import/web-capture/pages/capture-index.ts'
import { lantern } from '../reading.ts'

const numbered = (count: number, name: string) =>
  Array.from({ length: count }, (_, number) => `${name}${String(number + 1).padStart(2, '0')}`)

describe('the warnings about the records of a capture', () => {
  it('are none where every record was read', () => {
    expect(createRecordWarnings(new CaptureIndex())).toEqual([])
  })

  it('name what was left out, with its number, and pages that moved', () => {
    const index = new CaptureIndex()
    for (const type of ['text/css', 'text/css', 'status 404']) index.countAccompanyingRecord(type)
    index.alsoRedirectedPageCount = 2
    expect(createRecordWarnings(index)).toEqual([
      'records other than pages and pictures were left out: 2 text/css, 1 status 404',
      '2 addresses answered once with a page and once with a redirect, and were imported as pages',
    ])
  })
})

describe('the warning about hosts that edition.yaml does not list', () => {
  const edition = { ...lantern, hosts: ['a.example'] }
  const remedy = 'Add these hosts to hosts there, or import the articles into another edition'
  const warn = (...hosts: string[]) => createUnlistedHostWarnings(new Set(hosts), edition)

  it('names each of them, sorted', () => {
    expect(warn('a.example')).toEqual([])
    expect(warn('c.example', 'a.example', 'b.example')).toEqual([
      `articles are on hosts that edition.yaml does not list, so links to them lead nowhere: b.example, c.example. ${remedy}`,
    ])
  })

  it('names the first twenty, and counts the others', () => {
    const hosts = numbered(22, 'h')
    expect(warn(...hosts.slice(0, 20))[0]).toContain(`: ${hosts.slice(0, 20).join(', ')}. ${remedy}`)
    expect(warn(...hosts)[0]).toContain(`: ${hosts.slice(0, 20).join(', ')} and 2 others. ${remedy}`)
  })
})

it('the missing pages are those that the file lists, and neither contains nor redirects', () => {
  const index = new CaptureIndex()
  index.resourceByPageKey.set('://a.example/here', { kind: 'page', captures: [], redirectingUrls: [] })
  index.redirectByPageKey.set('://a.example/moved', {
    targetUrl: '',
    date: null,
    redirectingUrls: new Set(),
    fileIndex: 0,
  })
  const listed = (...names: string[]) =>
    new Map(
      names.map((name) => [
        `://a.example/${name}`,
        { url: `https://a.example/${name}`, title: null, date: null },
      ]),
    )
  expect(listMissingPages(listed('here', 'moved'), index)).toEqual([])
  const missingPages = listMissingPages(listed('here', 'lost', 'moved', 'gone'), index)
  expect(missingPages.map(([, { url }]) => url)).toEqual(['https://a.example/lost', 'https://a.example/gone'])
})
