import { readdir, readFile, stat, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it, vi } from 'vitest'
import { temporaryFolder } from '../../../support/content.ts'
import { canonical, FrontDoor, page, wordpressExport } from '../front-door.ts'
import { zip } from '../web-capture/zip.ts'

/** Every file in a folder and its subfolders: path → bytes and time of change. */
async function snapshot(folder: string): Promise<string[]> {
  const names = (await readdir(folder, { recursive: true })).sort()
  return Promise.all(
    names.map(async (name) => {
      const file = path.join(folder, name)
      const { mtimeMs, size } = await stat(file)
      return `${name} ${size} ${mtimeMs}`
    }),
  )
}

const posts = Array.from({ length: 30 }, (_, index) => ({
  id: index + 1,
  title: `Story ${index + 1}`,
  body: `The words of story ${index + 1}.`,
}))

/** Makes a dry run, and checks that it changes no file and leaves no temporary one. */
async function rehearse(door: FrontDoor, paths: string[], ...options: string[]) {
  const temporary = await temporaryFolder()
  vi.stubEnv('TMPDIR', temporary)
  const before = await snapshot(door.content)
  const ran = await door.run(paths, '--dry-run', ...options)
  vi.unstubAllEnvs()
  expect([await snapshot(door.content), await readdir(temporary)]).toEqual([before, []])
  return ran
}

describe('import --dry-run', () => {
  it('lists twenty skipped files of a kind, where an import lists three', async () => {
    const door = await FrontDoor.open()
    const names = Array.from({ length: 21 }, (_, index) => `m/${String.fromCharCode(97 + index)}.css`)
    await door.write(Object.fromEntries(names.map((name) => [name, 'p {}'])))
    const { screen } = await rehearse(door, ['m'])
    expect(screen).toMatch(/ {2}stylesheet \(21\): .*m\/a\.css, .*m\/t\.css and 1 other$/m)
    expect((await door.bring(['m'])).screen).toMatch(/m\/c\.css and 18 others$/m)
  })

  it('shows 800 characters of a text, and counts the others', async () => {
    const door = await FrontDoor.open()
    const bodies = [800, 801].map((length) => 'x'.repeat(length))
    const long = bodies.map((body, index) => ({ id: index + 1, title: `Story ${index}`, body }))
    await door.write({ 'all.xml': wordpressExport('https://e.example', long) })
    const { screen } = await rehearse(door, ['all.xml'])
    expect(screen).toMatch(/\n\nx{800}\n/)
    expect(screen).toMatch(/\n\nx{800}… \(1 more character\)/)
  })

  it('counts by kind, shows ten articles as they will be, and writes nothing', async () => {
    const door = await FrontDoor.open()
    await door.write({ 'all.xml': wordpressExport('https://e.example', posts) })
    const { status, screen } = await rehearse(door, ['all.xml'])
    expect(status).toBe(0)
    expect(screen).toMatch(/^Dry run: nothing was written\. This is what the import would do:\n/)
    expect(screen).toContain('30 articles: 30 written')
    const shown = [...screen.matchAll(/^Sample (\d+) of 10, as the import would write it: (\S+\.md)\n\n/gm)]
    expect(shown.map(([, number]) => Number(number))).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])
    await door.bring(['all.xml'])
    for (const [heading, , file = ''] of shown)
      expect(screen).toContain(`${heading}${(await readFile(file, 'utf8')).trimEnd()}`)
  })

  it('lists what will be skipped and refused by reason', async () => {
    const door = await FrontDoor.open()
    await door.write({
      'm/a.html': page('Ferry', 'The ferry sank.', canonical('https://e.example/ferry')),
      'm/style.css': 'p { color: red }',
      'm/odd.bin': '\u0000\u0001',
      'm/b.html': page('Wire', 'A wire story.', canonical('https://wire.example/1')),
    })
    const { status, screen } = await rehearse(door, ['m'])
    expect(status).toBe(1)
    expect(screen).toContain('skipped: 3\n')
    expect(screen).toMatch(/ {2}unknown kind \(1\): \S+\/m\/odd\.bin \(/)
    expect(screen).toContain('does not list wire.example')
  })

  it('tells what will be updated, merged and left, as the import does', async () => {
    const door = await FrontDoor.open()
    const sources = (text: string) => ({
      'm/a.html': page('Ferry', `The ferry sank ${text}.`, canonical('https://e.example/ferry')),
      'm/b.html': page('Bridge', `The bridge fell ${text}.`, canonical('https://e.example/bridge')),
      'm/c.html': page('Same', 'The same words.', canonical('https://e.example/same')),
    })
    await door.write(sources('today'))
    await door.bring(['m'])
    const bridge = door.file('undated/bridge.md')
    await writeFile(bridge, (await readFile(bridge, 'utf8')).replace('fell', 'collapsed'))
    await door.write(sources('yesterday'))
    await writeFile(
      path.join(door.sources, 'm/d.zip'),
      zip({
        name: 'again.html',
        bytes: Buffer.from(page('Same', 'The same words.', canonical('https://e.example/same'))),
      }),
    )
    const { screen } = await rehearse(door, ['m'])
    const { screen: real } = await door.bring(['m'])
    const outcomesIn = (text: string) =>
      text.match(/\((?:updated|not updated|unchanged|merged with another|written)\)/g)
    expect(outcomesIn(screen)).toEqual(['(updated)', '(not updated)', '(unchanged)', '(merged with another)'])
    expect(outcomesIn(real)).toEqual(outcomesIn(screen))
  })

  it('writes a report only where one is asked for, and prints it as JSON', async () => {
    const door = await FrontDoor.open()
    await door.write({ 'all.xml': wordpressExport('https://e.example', posts) })
    const file = path.join(await temporaryFolder(), 'report.json')
    const { screen } = await rehearse(door, ['all.xml'], '--json', '--report', file)
    expect(JSON.parse(screen).articles).toHaveLength(30)
    expect(JSON.parse(await readFile(file, 'utf8'))).toEqual(JSON.parse(screen))
  })
})
