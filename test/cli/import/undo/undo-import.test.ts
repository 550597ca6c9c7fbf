import { existsSync } from 'node:fs'
import { appendFile, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { lockImports } from '../../../../src/cli/import/undo/import-lock.ts'
import { canonical, FrontDoor, page } from '../front-door.ts'

const story = (name: string, words: string, body = '') =>
  page(name, `The ${name} ${words}.${body}`, canonical(`https://e.example/${name}`))

const picture = (name: string) => `<img src="https://e.example/${name}.png" alt="A view of the harbour">`

/** Every file of the edition except its report: path → text. */
async function filesOf(door: FrontDoor): Promise<Record<string, string>> {
  const folder = path.join(door.content, 'e')
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  const files = entries.filter((entry) => entry.isFile() && entry.name !== 'import-report.json')
  const names = files.map((entry) => path.relative(folder, path.join(entry.parentPath, entry.name))).sort()
  const texts = await Promise.all(names.map((name) => readFile(path.join(folder, name), 'latin1')))
  return Object.fromEntries(names.map((name, index) => [name, texts[index] ?? '']))
}

const undo = (door: FrontDoor, ...options: string[]) => door.run([], '--undo', ...options)

const png = (shade: number) =>
  Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(64, shade)])

const journalOf = (door: FrontDoor) => path.join(door.content, '../.morgue/imports/content/e/journal.jsonl')

/** Makes the last import's journal look as if the import had been interrupted in the middle of a line. */
async function cutOff(door: FrontDoor): Promise<void> {
  const lines = (await readFile(journalOf(door), 'utf8')).split('\n')
  expect(lines.at(-1)).toBe('{"finished":true}')
  await writeFile(journalOf(door), `${lines.slice(0, -1).join('\n')}\n{"file":"arti`)
}

/** An archive with two stories and a picture; one of the stories was imported, corrected and imported again. */
async function importedTwice() {
  const door = await FrontDoor.open()
  await door.write({ 'm/ferry.html': story('ferry', 'sank', picture('a')), 'media/x': '' })
  await writeFile(path.join(door.sources, 'media/a.png'), png(1))
  await door.bring(['m'], '--media', path.join(door.sources, 'media'))
  const before = await filesOf(door)
  await door.write({
    'm/ferry.html': story('ferry', 'did not sink', picture('a')),
    'm/bridge.html': story('bridge', 'fell', picture('b')),
    'm/copy.html': page(
      'ferry',
      `The ferry did not sink.${picture('a')}`,
      canonical('https://e.example/copy'),
    ),
  })
  await writeFile(path.join(door.sources, 'media/b.png'), png(2))
  await door.bring(['m'], '--media', path.join(door.sources, 'media'))
  return { door, before, after: await filesOf(door) }
}

describe('two imports at a time', () => {
  it('are refused, the second before it reads or writes anything, and so is an undo', async () => {
    const { door, after } = await importedTwice()
    const unlock = await lockImports(door.content, 'e')
    await door.write({ 'm/pier.html': story('pier', 'stands') })
    const message = `${door.content}: another import into the edition e is running: wait until it ends, then try again`
    for (const run of [() => door.run(['m']), () => undo(door)]) {
      const { status, screen } = await run()
      expect([status, screen]).toEqual([1, expect.stringContaining(message)])
    }
    expect(await filesOf(door)).toEqual(after)
    expect((await door.run(['m'], '--dry-run')).screen).toContain('pier')
    if (unlock !== 'locked') unlock()
    expect((await door.run(['m'])).screen).not.toContain(message)
    expect(Object.keys(await filesOf(door)).length).toBeGreaterThan(Object.keys(after).length)
  })
})

describe('import --undo', () => {
  it('leaves a picture that only an article written by hand shows, by its URL', async () => {
    const door = await FrontDoor.open()
    await door.write({ 'm/ferry.html': story('ferry', 'sank', picture('a')), 'media/x': '' })
    await writeFile(path.join(door.sources, 'media/a.png'), png(1))
    await door.bring(['m'], '--media', path.join(door.sources, 'media'))
    const written = path.join(door.content, 'e/articles/undated/by-hand.md')
    await writeFile(written, '---\nheadline: By hand\n---\n\n![A view](https://e.example/a.png)\n')
    const { status } = await undo(door)
    const left = Object.keys(await filesOf(door)).filter((name) => name.startsWith('media/'))
    expect(status).toBe(0)
    expect(left).toEqual([expect.stringMatching(/^media\/[0-9a-f]{64}\.png$/), 'media/urls.tsv'])
    expect(await readFile(path.join(door.content, 'e/media/urls.tsv'), 'utf8')).toContain('a.png')
  })

  it('removes what the last import made, and gives what it changed its earlier bytes', async () => {
    const { door, before, after } = await importedTwice()
    expect(Object.keys(after).length).toBeGreaterThan(Object.keys(before).length)
    const { status, screen } = await undo(door)
    expect([status, await filesOf(door)]).toEqual([0, before])
    expect(screen).toContain('The last import was undone: ')
    expect(screen).toMatch(/articles\/undated\/ferry\.md \(restored\)/)
    expect(await readdir(path.join(door.content, 'e'))).not.toContain('import-report.json')
  })

  it('can be followed by the same import, and undoes only one import', async () => {
    const { door, after } = await importedTwice()
    await undo(door)
    const twice = await undo(door)
    expect([twice.status, twice.screen]).toEqual([1, expect.stringContaining('no import to undo')])
    await door.bring(['m'], '--media', path.join(door.sources, 'media'))
    expect(await filesOf(door)).toEqual(after)
  })

  it('leaves the import before as the last when one changed nothing', async () => {
    const { door, before } = await importedTwice()
    const { outcomes } = await door.bring(['m'])
    expect(outcomes.filter((outcome) => !/^(?:unchanged|merged)/.test(outcome))).toEqual([])
    await undo(door)
    expect(await filesOf(door)).toEqual(before)
  })

  it('leaves files that a person edited or deleted, names them, and keeps what they need', async () => {
    const { door, before } = await importedTwice()
    const bridge = door.file('undated/bridge.md')
    await appendFile(bridge, '\nA note of the archivist.\n')
    await rm(door.file('undated/ferry.md'))
    const edited = await readFile(bridge, 'utf8')
    const { status, screen } = await undo(door)
    expect([status, await readFile(bridge, 'utf8')]).toEqual([1, edited])
    expect(screen).toContain(`${bridge}: has been edited since the import, so it stays: delete it if`)
    expect(screen).toContain(`${door.file('undated/ferry.md')}: has been deleted since the import`)
    expect(screen.replace(/\s+/g, ' ')).toContain('; 1 original and 1 picture that articles still use stay')
    const left = await filesOf(door)
    expect(left['media/urls.tsv']).toContain('https://e.example/b.png')
    expect(Object.keys(left).filter((name) => name.startsWith('media/'))).toHaveLength(3)
    const [sha256 = ''] = /[0-9a-f]{64}/.exec(edited) ?? []
    expect(Object.keys(left)).toContain(`originals/${sha256}.html`)
    for (const name of Object.keys(before).filter((each) => !each.startsWith('articles/')))
      expect(Object.keys(left)).toContain(name)
  })

  it('leaves a list of pictures that a person edited, and its pictures', async () => {
    const { door } = await importedTwice()
    const list = path.join(door.content, 'e/media/urls.tsv')
    await appendFile(list, `${'0'.repeat(64)}.png\thttps://e.example/of-a-person.png\n`)
    const text = await readFile(list, 'utf8')
    const { status } = await undo(door)
    expect([status, await readFile(list, 'utf8')]).toEqual([1, text])
    expect(Object.keys(await filesOf(door)).filter((name) => name.startsWith('media/'))).toHaveLength(3)
  })

  it('undoes with an import the one that was cut off before it, and no edit in between', async () => {
    const { door, before } = await importedTwice()
    await cutOff(door)
    await door.write({ 'm/tower.html': story('tower', 'rose') })
    await door.bring(['m'])
    await undo(door)
    expect(await filesOf(door)).toEqual(before)
  })

  it('keeps what a person wrote into the list of pictures between the parts of an import that was cut off', async () => {
    const { door } = await importedTwice()
    await cutOff(door)
    const list = path.join(door.content, 'e/media/urls.tsv')
    await appendFile(list, `${'0'.repeat(64)}.png\thttps://e.example/of-a-person.png\n`)
    const edited = await readFile(list, 'utf8')
    await door.write({ 'm/tower.html': story('tower', 'rose', picture('c')) })
    await writeFile(path.join(door.sources, 'media/c.png'), png(3))
    await door.bring(['m'], '--media', path.join(door.sources, 'media'))
    expect(await readFile(list, 'utf8')).not.toBe(edited)
    await undo(door)
    expect(await readFile(list, 'utf8')).toBe(edited)
  })

  it('undoes only the import after one that was cut off and whose repetition had nothing to write', async () => {
    const { door, after } = await importedTwice()
    await cutOff(door)
    await door.bring(['m'])
    await door.write({ 'n/tower.html': story('tower', 'rose') })
    await door.bring(['n'])
    await undo(door)
    expect(await filesOf(door)).toEqual(after)
  })

  it('shows with --dry-run what would go, and changes nothing', async () => {
    const { door, before, after } = await importedTwice()
    const report = path.join(door.content, 'e/import-report.json')
    const { status, screen } = await undo(door, '--dry-run')
    expect([status, await filesOf(door), existsSync(report)]).toEqual([0, after, true])
    expect(screen).toContain('Dry run: nothing was written. The last import would be undone: ')
    const { screen: json } = await undo(door, '--json')
    expect(existsSync(report)).toBe(false)
    expect(JSON.parse(json)).toMatchObject({
      edited: [],
      needed: [],
      removed: expect.arrayContaining(['articles/undated/bridge.md']),
    })
    expect(await filesOf(door)).toEqual(before)
  })

  it('names the lines of the journal that are damaged, but not one that was cut off', async () => {
    const door = await FrontDoor.open()
    await door.write({ 'm/a.html': story('ferry', 'sank'), 'm/b.html': story('bridge', 'fell') })
    await door.bring(['m'])
    const journalFile = path.normalize(journalOf(door))
    const lines = (await readFile(journalFile, 'utf8')).split('\n')
    const damaged = lines.findIndex((line) => line.includes('bridge.md'))
    const damage = lines.map((line, index) => (index === damaged ? line.replace('"file"', 'x') : line))
    await writeFile(journalFile, [...damage, '{"file":"arti', 'null'].join('\n'))
    const { status, screen } = await undo(door)
    const folder = path.join(door.content, 'e')
    const reasonAt = (line: number) =>
      `${journalFile}:${line}: cannot be read, so the file that this line names stays as the import left it: look for it in ${folder}, and delete it, or replace it with its earlier copy if ${path.dirname(journalFile)} has one`
    expect(status).toBe(1)
    expect(screen.split('\n').filter((line) => line.startsWith(journalFile))).toEqual([
      reasonAt(damaged + 1),
      reasonAt(lines.length + 2),
    ])
    expect(await door.all()).toEqual(['undated/bridge.md'])
    expect(existsSync(journalFile)).toBe(true)
  })

  it('names the damaged lines of a journal that has no others', async () => {
    const door = await FrontDoor.open()
    await door.write({ 'm/a.html': story('ferry', 'sank') })
    await door.bring(['m'])
    const journalFile = path.normalize(journalOf(door))
    await writeFile(journalFile, 'x}\n{"finished":true}')
    const { status, screen } = await undo(door)
    expect([status, screen]).toEqual([1, expect.stringContaining(`${journalFile}:1: cannot be read`)])
    expect(screen).not.toContain('has no import to undo')
  })

  it('names no files, and an import names some', async () => {
    const door = await FrontDoor.open()
    expect((await door.run(['m'], '--undo')).screen).toContain(
      "option '--undo' undoes the last import, and takes no files",
    )
    expect((await door.run([])).screen).toContain('no files are given')
    const { status, screen } = await undo(door)
    expect([status, screen]).toEqual([
      1,
      expect.stringContaining('has no import to undo, because only the last one can be undone'),
    ])
  })
})
