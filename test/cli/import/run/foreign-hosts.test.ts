import { readdir, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ForeignHosts } from '../../../../src/cli/import/run/foreign-hosts.ts'
import { canonical, FrontDoor, page, wordpressExport } from '../front-door.ts'
import { record, response } from '../web-capture/warc.ts'

const post = { id: 1, title: 'Market', body: 'The market moved to the square.' }

const filesOf = async (door: FrontDoor) => (await readdir(path.join(door.content, 'e'))).sort()

const untouched = ['edition.yaml', 'import-report.json']

describe('an export of a host that the edition does not list', () => {
  it('is refused before anything is written, with the line to add', async () => {
    const door = await FrontDoor.open()
    await door.write({ 'wire.xml': wordpressExport('https://wire.example', [post]) })
    const { status, screen, report } = await door.bring(['wire.xml'])
    expect([status, report.articles, await filesOf(door)]).toEqual([1, [], untouched])
    expect(screen).toContain(
      `${path.join(door.content, 'e/edition.yaml')}:3: hosts: does not list wire.example (${path.join(door.sources, 'wire.xml')}), so nothing from there was imported.`,
    )
    expect(screen).toContain('write hosts: [e.example, www.e.example, wire.example] and import again')
    expect(screen).toContain('unlisted host (1): ')
  })

  it('is refused although its posts have no URL that can be an address', async () => {
    const door = await FrontDoor.open()
    const text = wordpressExport('https://wire.example', [{ ...post, path: '/?p=1' }])
    await door.write({ 'wire.xml': text })
    await door.bring(['wire.xml'])
    expect(await filesOf(door)).toEqual(untouched)
  })

  it('is imported with --foreign, and once its host is listed', async () => {
    const door = await FrontDoor.open()
    await door.write({ 'wire.xml': wordpressExport('https://wire.example', [post]) })
    const accepted = await door.bring(['wire.xml'], '--foreign')
    expect([accepted.status, accepted.outcomes]).toEqual([0, ['written p-1.md']])
    const edition = 'name: The E\nlanguage: en\nhosts: [e.example, wire.example]\n'
    await writeFile(path.join(door.content, 'e/edition.yaml'), edition)
    expect((await door.bring(['wire.xml'])).outcomes).toEqual(['unchanged p-1.md'])
  })

  it('is refused where the edition lists no host at all', async () => {
    const door = await FrontDoor.open()
    await writeFile(path.join(door.content, 'e/edition.yaml'), 'name: The E\nlanguage: en\n')
    await door.write({ 'wire.xml': wordpressExport('https://wire.example', [post]) })
    const { screen } = await door.bring(['wire.xml'])
    expect(screen).toContain('e/edition.yaml:1: hosts: does not list wire.example')
    expect(screen).toContain('write hosts: [wire.example]')
  })
})

describe('pages of several hosts', () => {
  it('are imported from the listed ones, and the others are counted by host', async () => {
    const door = await FrontDoor.open()
    const pageOf = (name: string, url: string) => page(name, `The words of ${name}.`, canonical(url))
    await door.write({
      'm/a.html': pageOf('Alpha', 'https://e.example/a'),
      'm/b.html': pageOf('Beta', 'https://b.example/b'),
      'm/c.html': pageOf('Gamma', 'https://b.example/c'),
      'm/d.html': page('Delta', 'The words of Delta.'),
    })
    const { status, outcomes, report } = await door.bring(['m'])
    expect([status, outcomes]).toEqual([1, ['written a.md', 'written delta.md']])
    expect(report.rejections.map(({ reason }) => reason)).toEqual([
      expect.stringContaining(`does not list b.example (${path.join(door.sources, 'm/b.html')} and 1 other)`),
    ])
    expect(report.skipped.map(({ why, record }) => `${why}: ${record}`)).toEqual([
      'unlisted host: https://b.example/b',
      'unlisted host: https://b.example/c',
    ])
  })

  it('of a crawl are refused as one where none is listed, its pictures too', async () => {
    const door = await FrontDoor.open()
    const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(200)])
    const crawl = Buffer.concat([
      record({ uri: 'https://wire.example/market' }),
      record({
        uri: 'https://wire.example/market.png',
        block: response('200 OK', { 'Content-Type': 'image/png' }, png),
      }),
    ])
    await writeFile(path.join(door.sources, 'crawl.warc'), crawl)
    const { status, screen } = await door.bring(['crawl.warc'])
    expect([status, await filesOf(door)]).toEqual([1, untouched])
    expect(screen).toContain('does not list wire.example')
    const accepted = await door.bring(['crawl.warc'], '--foreign')
    expect([accepted.outcomes, accepted.report.pictures]).toEqual([['written market.md'], 1])
  })
})

it('the first ten hosts that are not listed are named, those of most pages first, and the others counted', async () => {
  const foreignHosts = new ForeignHosts({ hosts: ['e.example'] }, false)
  for (let number = 1; number <= 12; number++) foreignHosts.countRefusal(`h${number}.example`, 'a.warc')
  foreignHosts.countRefusal('h12.example', 'a.warc')
  const rejection = await foreignHosts.createRejection(
    path.join((await FrontDoor.open()).content, 'e/edition.yaml'),
  )
  expect(rejection?.reason).toMatch(
    /^does not list h12\.example \(a\.warc and 1 other\), h1\.example \(a\.warc\), .*, h9\.example \(a\.warc\), and 2 more hosts in the report, so/,
  )
  expect(rejection?.reason).toMatch(/hosts: \[e\.example, h12\.example, .*, h9\.example\] and import again/)
})
