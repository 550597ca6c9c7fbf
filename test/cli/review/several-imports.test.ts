import { appendFile, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Finding } from '../../../src/cli/review/finding.ts'
import { archiveFolder } from '../../support/archive-folder.ts'
import { articleFile } from '../../support/content.ts'
import { runInProcess } from '../../support/run-in-process.ts'
import { canonical, FrontDoor } from '../import/front-door.ts'

const sentence = 'The board met on Tuesday, talked of the ferry for an hour, and agreed on nothing. '

/** A story whose body lacks the picture that the page shows above it. */
const story = (name: string, picture = name) => {
  const paragraph = `<p>${name} ${sentence.repeat(2)}</p>`
  return `<!doctype html><html lang="en"><head><title>The ${name}</title>${canonical(`https://e.example/2016/04/08/${name}.html`)}</head><body><main><header><h1>The ${name}</h1></header><img src="https://e.example/${picture}-picture.jpg"><div class="article-body">${paragraph.repeat(3)}</div></main></body></html>`
}

/** Returns the addresses of the pictures that a review names as lost. */
async function lostPictures({ content }: FrontDoor): Promise<string[]> {
  const { out } = await runInProcess(['review', '--json', '--content', content])
  const findings: Finding[] = JSON.parse(out).findings
  return findings
    .filter(({ kind }) => kind === 'lost-picture')
    .map(({ file, text }) => `${path.basename(file, '.md')} ${/(\w+)-picture/.exec(text)?.[1]}`)
    .sort()
}

/** Imports two stories, one after the other. */
async function importTwo(): Promise<FrontDoor> {
  const door = await FrontDoor.open()
  await door.write({ 'ferry.html': story('ferry'), 'bridge.html': story('bridge') })
  await door.bring(['ferry.html'])
  await door.bring(['bridge.html'])
  return door
}

const nameOf = async (door: FrontDoor, words: string) =>
  (await door.all()).find((name) => name.includes(words)) ?? ''

describe('a review after several imports', () => {
  it('counts every import whose articles are there', async () => {
    const door = await importTwo()
    expect((await door.bodies()).join()).not.toContain('picture')
    expect(await lostPictures(door)).toEqual(['bridge bridge', 'ferry ferry'])
    await rm(door.file(await nameOf(door, 'ferry')))
    expect(await lostPictures(door)).toEqual(['bridge bridge'])
  })

  it('counts what the latest import of an article has left out', async () => {
    const door = await importTwo()
    await door.write({ 'ferry.html': story('ferry', 'quay') })
    await door.bring(['ferry.html'])
    expect(await lostPictures(door)).toEqual(['bridge bridge', 'ferry quay'])
    await door.bring(['ferry.html', 'bridge.html'])
    expect(await lostPictures(door)).toEqual(['bridge bridge', 'ferry quay'])
  })

  it('lacks what an undone import has left out', async () => {
    const door = await importTwo()
    await door.run([], '--undo')
    expect(await lostPictures(door)).toEqual(['ferry ferry'])
    await door.write({ 'ferry.html': story('ferry', 'quay') })
    await door.bring(['ferry.html'])
    await door.run([], '--undo')
    expect(await lostPictures(door)).toEqual(['ferry ferry'])
  })

  it('keeps what was left out of an article that stays when its import is undone', async () => {
    const door = await importTwo()
    await appendFile(door.file(await nameOf(door, 'bridge')), '\nA correction.\n')
    await door.run([], '--undo')
    expect(await lostPictures(door)).toEqual(['bridge bridge', 'ferry ferry'])
  })

  it('leaves a damaged record as it is when an import is undone, and names it', async () => {
    const door = await importTwo()
    const record = path.join(door.content, 'e/import-losses.jsonl')
    await appendFile(record, '{"lost')
    const damaged = await readFile(record, 'utf8')
    const { screen } = await door.run([], '--undo')
    expect(screen).toContain('import-losses.jsonl')
    expect(await readFile(record, 'utf8')).toBe(damaged)
    expect(await door.all()).toHaveLength(1)
  })

  it('goes on from the report of an import by an earlier version, also after an undo', async () => {
    const door = await importTwo()
    await door.run([], '--undo')
    const file = `content/e/articles/${await nameOf(door, 'ferry')}`
    const dropped = [
      { reason: 'picture left out', words: 'https://e.example/old-picture.jpg', count: 1, files: [file] },
    ]
    await rm(path.join(door.content, 'e/import-losses.jsonl'))
    await writeFile(
      path.join(door.content, 'e/import-report.json'),
      JSON.stringify({ articles: [], dropped }),
    )
    await door.bring(['bridge.html'])
    expect(await lostPictures(door)).toEqual(['bridge bridge', 'ferry old'])
    await door.run([], '--undo')
    expect(await lostPictures(door)).toEqual(['ferry old'])
  })

  it('writes nothing in a dry run, and repeats no address of a taken-down article', async () => {
    const door = await FrontDoor.open()
    await door.write({ 'ferry.html': story('ferry') })
    await door.run(['ferry.html'], '--dry-run')
    await expect(readFile(path.join(door.content, 'e/import-losses.jsonl'))).rejects.toThrow('ENOENT')
    await door.bring(['ferry.html'])
    const file = door.file(await nameOf(door, 'ferry'))
    const status = 'status: { is: withheld, reason: court order, since: 2020-01-01 }'
    await writeFile(file, articleFile(`headline: The ferry\n${status}`, sentence))
    expect(await lostPictures(door)).toEqual([])
  })

  it('refuses a damaged record, with the remedy', async () => {
    const door = await importTwo()
    await appendFile(path.join(door.content, 'e/import-losses.jsonl'), '{"lost"')
    const { status, err } = await runInProcess(['review', '--content', door.content])
    expect([status, err]).toEqual([
      1,
      `morgue review: ${door.content}/e/import-losses.jsonl:1: cannot be read: delete it, and import all sources again to get a new one`,
    ])
  })
})

it('an import and a publication count what review lists', async () => {
  const door = await FrontDoor.open()
  await door.write({ 'ferry.html': story('ferry') })
  const counts = /Worth a look in 1 article: .*lost-picture \(1\)/
  expect((await door.bring(['ferry.html'])).screen).toMatch(counts)
  const state = await archiveFolder()
  const publish = ['publish', '--content', door.content, '--persist-to', state]
  expect((await runInProcess(publish)).out).toMatch(counts)
  await runInProcess(['review', '--accept', 'lost-picture', '--content', door.content])
  await appendFile(door.file(await nameOf(door, 'ferry')), '\nA correction.\n')
  expect((await runInProcess(publish)).out).not.toContain('lost-picture')
})
