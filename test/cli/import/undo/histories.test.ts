import { appendFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { expect, it } from 'vitest'
import { publish } from '../../../../src/cli/publish/publish.ts'
import { articleFile, silent, writeFiles } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { randomNumbers } from '../../../support/random.ts'
import { runInProcess } from '../../../support/run-in-process.ts'
import { canonical, FrontDoor, page } from '../front-door.ts'
import { zip } from '../web-capture/zip.ts'

/** Number of histories: a few in `npm test`, 1,000 in `npm run test:histories`. */
const histories = Number(process.env.MORGUE_HISTORIES ?? 8)
/** The first of the seeds, which follow each other. */
const firstSeed = Number(process.env.MORGUE_SEED ?? 1)

const steps = 10
const sources = 6

/** URLs of stories; two stories have the same words, and one is on a host that the edition does not list. */
const urlOf = (source: number) =>
  source === 5 ? 'https://wire.example/5' : `https://e.example/2016/04/08/${source}`

/** The text after the front matter. */
const bodyOf = (text: string): string => text.slice(text.indexOf('\n---\n', 1))

/** A random history of an archive, with a record of everything that its archivist wrote. */
class History {
  readonly #random: () => number
  readonly #door: FrontDoor
  readonly #store = memoryStore()
  /** Files as the archivist left them, by path within the edition's folder. */
  readonly #written = new Map<string, string>()
  /** Lines that the archivist added to the list of pictures. */
  readonly #lines: string[] = []
  #notes = 0
  #hasTable = false
  #isCutOff = false
  /** The files before the last import that changed anything, unless the archivist has written since. */
  #before: Record<string, string> | null = null

  constructor(random: () => number, door: FrontDoor) {
    this.#random = random
    this.#door = door
  }

  #below(count: number): number {
    return Math.floor(this.#random() * count)
  }

  get #folder(): string {
    return path.join(this.#door.content, 'e')
  }

  async #files(): Promise<Record<string, string>> {
    const entries = await readdir(this.#folder, { recursive: true, withFileTypes: true })
    const names = entries
      .filter((entry) => entry.isFile() && entry.name !== 'import-report.json')
      .map((entry) => path.relative(this.#folder, path.join(entry.parentPath, entry.name)))
    const texts = await Promise.all(names.map((name) => readFile(path.join(this.#folder, name), 'latin1')))
    return Object.fromEntries(names.map((name, index) => [name, texts[index] ?? '']))
  }

  async #writeSources(): Promise<string[]> {
    const chosen = Array.from({ length: sources }, (_, index) => index).filter(() => this.#random() < 0.6)
    const pages = chosen.map((source): [string, string] => {
      const subject = source === 1 ? 0 : source
      const version = this.#below(3)
      const picture = `<img src="https://e.example/${subject}.png" alt="">`
      const text = `The words of story ${subject} in its version ${version} were printed on a Friday.`
      return [`m/${source}.html`, page(`Story ${subject}`, text + picture, canonical(urlOf(source)))]
    })
    if (this.#random() > 0.3) {
      await this.#door.write(Object.fromEntries(pages))
      return pages.map(([name]) => name)
    }
    const entries = pages.map(([name, text]) => ({ name, bytes: Buffer.from(text), method: 8 }))
    await writeFile(path.join(this.#door.sources, 'm.zip'), zip(...entries))
    return ['m.zip']
  }

  async import(): Promise<void> {
    const names = await this.#writeSources()
    if (names.length === 0) return
    const before = await this.#files()
    const media = this.#random() < 0.5 ? ['--media', path.join(this.#door.sources, 'media')] : []
    await this.#door.run(names, ...media, ...(this.#random() < 0.2 ? ['--foreign'] : []))
    const after = await this.#files()
    if (JSON.stringify(after) === JSON.stringify(before)) return
    if (!this.#isCutOff) this.#before = before
    this.#isCutOff = this.#random() < 0.2
    if (this.#isCutOff) await this.#cutOff()
  }

  /** Makes the last import's journal look as if the import had been interrupted. */
  async #cutOff(): Promise<void> {
    const journal = path.join(this.#door.content, '../.morgue/imports/content/e/journal.jsonl')
    await writeFile(journal, (await readFile(journal, 'utf8')).replace('{"finished":true}', '{"file":'))
  }

  /** Edits an article, writes one, or adds a line to the list of pictures. */
  async edit(): Promise<void> {
    const note = `Note ${++this.#notes} of the archivist.`
    const articles = Object.keys(await this.#files()).filter((name) => name.endsWith('.md'))
    const name = articles[this.#below(articles.length + 1)] ?? `articles/2016/04/own-${this.#notes}.md`
    this.#before = null
    if (this.#random() < 0.2) {
      const line = `${'0'.repeat(64)}.png\thttps://e.example/note-${this.#notes}.png`
      await mkdir(path.join(this.#folder, 'media'), { recursive: true })
      await appendFile(path.join(this.#folder, 'media/urls.tsv'), `${line}\n`)
      this.#lines.push(line)
      return
    }
    const file = path.join(this.#folder, name)
    const text = await readFile(file, 'utf8').catch(() => articleFile(`headline: Own ${this.#notes}`))
    const edited =
      this.#random() < 0.5 ? `${text}\n${note}\n` : text.replace('headline:', `rights: ${note}\nheadline:`)
    const isSound = edited.split('rights:').length < 3
    await writeFiles(this.#folder, { [name]: isSound ? edited : `${text}\n${note}\n` })
    this.#written.set(name, await readFile(file, 'latin1'))
  }

  /** Records every file changed by one of the archivist's commands; fails if more than its front matter changed. */
  async #noteChanges(before: Record<string, string>): Promise<void> {
    const after = await this.#files()
    expect(Object.keys(after).sort()).toEqual(Object.keys(before).sort())
    for (const [name, text] of Object.entries(after)) {
      if (text === before[name]) continue
      expect(bodyOf(text)).toBe(bodyOf(before[name] ?? ''))
      this.#written.set(name, text)
      this.#before = null
    }
  }

  /** Edits the front matter of all articles that meet a condition. */
  async editMany(): Promise<void> {
    const before = await this.#files()
    const value = `Desk ${++this.#notes}`
    const condition = `headline~Story ${this.#below(sources)}`
    const args = ['edit', '--where', condition, '--set', `byline=${value}`, '--content', this.#door.content]
    const { status, out } = await runInProcess(args)
    await this.#noteChanges(before)
    const edited = Object.values(await this.#files()).filter((text) => text.includes(`byline: ${value}\n`))
    expect([status, edited.length]).toEqual(
      edited.length > 0 ? [0, Number.parseInt(out.split('\n').at(-1) ?? '', 10)] : [1, 0],
    )
  }

  /** Writes a table, or reads an edited one back, which may be older than the articles. */
  async table(): Promise<void> {
    const file = path.join(this.#door.sources, 'articles.csv')
    if (!this.#hasTable || this.#random() < 0.4) {
      const { status } = await runInProcess(['table', '--out', file, '--content', this.#door.content])
      this.#hasTable = status === 0
      return
    }
    const [header = [], ...rows] = parse(await readFile(file, 'utf8'), { bom: true }) as string[][]
    const row = rows[this.#below(rows.length)]
    const value = `Section ${++this.#notes}`
    if (row) row[header.indexOf('section')] = value
    await writeFile(file, stringify([header, ...rows]))
    const before = await this.#files()
    const { status } = await runInProcess(['table', '--in', file, '--content', this.#door.content])
    await this.#noteChanges(before)
    const after = await this.#files()
    const isWritten = Object.values(after).some((text) => text.includes(`section: ${value}\n`))
    expect(isWritten).toBe(status === 0 && row !== undefined)
    if (status !== 0) expect(after).toEqual(before)
  }

  /** Removes the pictures that only the archivist's own articles show, since an undo keeps them. */
  #withoutOwnPictures(files: Record<string, string>): Record<string, string> {
    const texts = [...this.#written.values()]
    const listed = (files['media/urls.tsv'] ?? '').split('\n').map((line) => line.split('\t'))
    const own = listed.filter(([, url = '\t']) => texts.some((text) => text.includes(url)))
    const names = new Set(own.map(([name]) => `media/${name}`))
    const others = listed.filter((line) => !own.includes(line) && line[0] !== '')
    const rest = Object.entries(files).filter(([name]) => name !== 'media/urls.tsv' && !names.has(name))
    return { ...Object.fromEntries(rest), 'media/urls.tsv': others.map((line) => line.join('\t')).join('\n') }
  }

  async undo(): Promise<void> {
    await this.#door.run([], '--undo')
    this.#isCutOff = false
    const after = await this.#files()
    if (this.#before) {
      expect(this.#withoutOwnPictures(after)).toEqual(this.#withoutOwnPictures(this.#before))
      expect(Object.keys(after)).toEqual(expect.arrayContaining(Object.keys(this.#before)))
    }
    this.#before = null
  }

  async publish(): Promise<void> {
    const before = await this.#files()
    await publish(this.#door.content, this.#store, { isDryRun: false, allowsFewer: true, progress: silent })
    expect(await this.#files()).toEqual(before)
  }

  /** Fails unless everything that the archivist wrote is unchanged. */
  async check(): Promise<void> {
    const files = await this.#files()
    for (const [name, text] of this.#written) expect([name, files[name]]).toEqual([name, text])
    for (const line of this.#lines) expect(files['media/urls.tsv']?.split('\n')).toContain(line)
  }

  async run(): Promise<void> {
    const actions = [
      this.import,
      this.import,
      this.import,
      this.edit,
      this.edit,
      this.editMany,
      this.table,
      this.table,
      this.undo,
      this.undo,
      this.publish,
    ]
    for (let step = 0; step < steps; step++) {
      await (actions[this.#below(actions.length)] ?? this.import).call(this)
      await this.check()
    }
  }
}

async function openDoor(): Promise<FrontDoor> {
  const door = await FrontDoor.open()
  const media = Array.from({ length: sources }, (_, source) => [`media/${source}.png`, `\u0000${source}`])
  await door.write(Object.fromEntries(media))
  for (const [index, [name]] of media.entries()) {
    const bytes = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(8, index)])
    await writeFile(path.join(door.sources, name ?? ''), bytes)
  }
  return door
}

it(
  'no history of imports, edits, tables, undoing and publishing loses what a person wrote',
  async () => {
    for (let seed = firstSeed; seed < firstSeed + histories; seed++) {
      const history = new History(randomNumbers(seed), await openDoor())
      await history.run().catch((error: Error) => {
        throw new Error(`history ${seed}: ${error.message}`, { cause: error })
      })
    }
    expect(histories).toBeGreaterThan(0)
  },
  histories * 30_000,
)
