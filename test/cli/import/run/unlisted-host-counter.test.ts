import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { canonical, FrontDoor, page } from '../front-door.ts'
import { record, response } from '../web-capture/warc.ts'

const openGraph = (url: string) => `<meta property="og:url" content="${url}">`

const pageAt = (name: string, ...head: string[]) => page(name, `The words of ${name}.`, head.join(''))

const files = {
  'm/a.html': pageAt('Alpha', canonical('https://e.example/a'), openGraph('https://old.example/1')),
  'm/b.html': pageAt('Beta', canonical('https://e.example/b'), openGraph('https://old.example/2')),
  'm/c.html': pageAt('Gamma', canonical('https://e.example/c'), openGraph('https://wire.example/3')),
  'm/d.html': pageAt('Delta', canonical('https://e.example/d'), openGraph('https://e.example/4')),
}

const textOf = async (door: FrontDoor, name: string) => {
  const file = (await door.all()).find((each) => path.basename(each) === name) ?? name
  return readFile(door.file(file), 'utf8')
}

const warning =
  'does not list these hosts, on which pages say that they have further URLs: old.example (2 pages, such as https://old.example/1), wire.example (1 page, such as https://wire.example/3). If the newspaper was published there, write hosts: [e.example, www.e.example, old.example, wire.example] in this file, and import again. If not, ignore this: only those URLs were left out'

describe('the URLs that pages state on hosts that the edition does not list', () => {
  it('are named once per host, and do not become addresses', async () => {
    const door = await FrontDoor.open()
    await door.write(files)
    const { status, screen, report } = await door.bring(['m'])
    expect([status, report.remarks]).toEqual([
      0,
      [{ file: path.join(door.content, 'e/edition.yaml'), text: warning }],
    ])
    expect(screen).toContain(warning)
    expect(await textOf(door, 'a.md')).not.toContain('old.example')
    expect(await textOf(door, 'd.md')).toContain('https://e.example/4')
  })

  it('are not named on sites that show the pages of everybody', async () => {
    const door = await FrontDoor.open()
    const shared = [
      'https://web.archive.org/web/2014/https://e.example/a',
      'https://www.facebook.com/e/posts/1',
      'https://x.com/e/status/1',
      'https://amp-e-example.cdn.ampproject.org/c/a',
    ]
    const pages = shared.map((url, index) => [
      `m/${index}.html`,
      pageAt(`Omega ${index}`, canonical(`https://e.example/${index}`), openGraph(url)),
    ])
    await door.write({ ...Object.fromEntries(pages), 'm/c.html': files['m/c.html'] })
    const { report } = await door.bring(['m'])
    expect(report.remarks.map(({ text }) => text)).toEqual([
      expect.stringMatching(/further URLs: wire\.example \(1 page, such as \S+\)\. If/),
    ])
  })

  it('become former addresses once their host is listed', async () => {
    const door = await FrontDoor.open()
    await door.write(files)
    await door.bring(['m'])
    const edition = 'name: The E\nlanguage: en\nhosts: [e.example, old.example, wire.example]\n'
    await writeFile(path.join(door.content, 'e/edition.yaml'), edition)
    const { report, outcomes } = await door.bring(['m'])
    expect(report.remarks).toEqual([])
    expect(outcomes).toEqual(['updated a.md', 'updated b.md', 'updated c.md', 'unchanged d.md'])
    expect(await textOf(door, 'a.md')).toContain('formerly:\n  - https://old.example/1\n')
  })

  it('are named for the pages of a crawl too', async () => {
    const door = await FrontDoor.open()
    const block = response('200 OK', { 'Content-Type': 'text/html' }, Buffer.from(files['m/a.html']))
    await writeFile(path.join(door.sources, 'a.warc'), record({ uri: 'https://e.example/a', block }))
    const { report } = await door.bring(['a.warc'])
    expect(report.remarks.map(({ text }) => text).join()).toContain(
      'old.example (1 page, such as https://old.example/1)',
    )
  })
})
