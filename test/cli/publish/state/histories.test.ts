import { createHash } from 'node:crypto'
import { readdir, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { formatMediaList, parseMediaList } from '../../../../src/cli/content/picture-lists/media-list.ts'
import { publish } from '../../../../src/cli/publish/publish.ts'
import { articleFile, silent, smallArchive, temporaryFolder, writeFiles } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { randomNumbers } from '../../../support/random.ts'
import { dueNumbers } from '../../../support/turns.ts'

/** Number of changes in a history, each followed by a publication. */
const changes = 24

/** A content folder, and the random numbers that choose its changes. */
interface History {
  content: string
  below: (limit: number) => number
}

async function chooseFile({ content, below }: History): Promise<string> {
  const folder = path.join(content, 'e/articles')
  const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith('.md')).sort()
  return path.join(folder, names[below(names.length)] ?? '')
}

const newArticle = (number: number, below: History['below']) =>
  articleFile(
    `headline: Story ${number}\npublished: 2016-0${1 + below(9)}-1${below(9)}\ntopics: [T${below(4)}]\nauthors: [A ${below(3)}]`,
    `Words of ${number}.\n\n![p](https://e.example/p${below(3)}.png) [other](https://e.example/s-${below(9)})`,
  )

/** Swaps two letters in an article's last line, which keeps its size. */
const swapLetters = (text: string) => text.replace(/Words of (\d)(\d)/, 'Words of $2$1')

const actions: Record<string, (history: History) => Promise<unknown>> = {
  edit: async (history) => {
    const file = await chooseFile(history)
    await writeFile(file, `${await readFile(file, 'utf8')}\nMore ${history.below(1000)}.\n`)
  },
  add: async ({ content, below }) => {
    const number = 100 + below(900)
    await writeFiles(content, { [`e/articles/${below(3)}/s-${number}.md`]: newArticle(number, below) })
  },
  remove: async (history) => rm(await chooseFile(history)),
  rename: async (history) => {
    const file = await chooseFile(history)
    await rename(file, path.join(path.dirname(file), `renamed-${history.below(10_000)}.md`))
  },
  exchange: async (history) => {
    const [a, b] = [await chooseFile(history), await chooseFile(history)]
    if (a === b) return
    await rename(a, `${a}.other`)
    await rename(b, a)
    await rename(`${a}.other`, b)
  },
  'edit with the same size and time': async (history) => {
    const file = await chooseFile(history)
    const { atime, mtime } = await stat(file)
    await writeFile(file, swapLetters(await readFile(file, 'utf8')))
    await utimes(file, atime, mtime)
  },
  touch: async (history) => utimes(await chooseFile(history), history.below(1e9), history.below(1e9)),
  withhold: async (history) => {
    const file = await chooseFile(history)
    const text = await readFile(file, 'utf8')
    if (!text.includes('status:'))
      await writeFile(file, text.replace('---\n', '---\nstatus: { is: withheld, since: 2020-01-01 }\n'))
  },
  picture: async ({ content, below }) => {
    const bytes = `picture ${below(20)}`
    const name = `${createHash('sha256').update(bytes).digest('hex')}.png`
    const list = path.join(content, 'e/media/urls.tsv')
    const mediaNameByUrl = parseMediaList(await readFile(list, 'utf8').catch(() => ''))
    mediaNameByUrl.set(`https://e.example/p${below(3)}.png`, name)
    await writeFiles(content, {
      [`e/media/${name}`]: bytes,
      'e/media/urls.tsv': formatMediaList(mediaNameByUrl),
    })
  },
  edition: async ({ content, below }) => {
    const file = path.join(content, 'e/edition.yaml')
    const lines = (await readFile(file, 'utf8')).split('\n').filter((line) => !line.startsWith('contact:'))
    await writeFile(file, [...lines.filter(Boolean), `contact: a${below(5)}@e.example`, ''].join('\n'))
  },
}

const outcomeOf = (outcome: Awaited<ReturnType<typeof publish>>) =>
  Array.isArray(outcome) ? outcome : outcome.rootDigest

afterEach(() => vi.restoreAllMocks())

it.each(dueNumbers(0, 3, 3))(
  'a publication of changed content gives the same release as one without a state: history %i',
  async (seed) => {
    const { now } = Date
    // Makes every file count as old, so that none is read again for being recent.
    vi.spyOn(Date, 'now').mockImplementation(() => now() + 60_000)
    const random = randomNumbers(seed + 1)
    const below = (limit: number) => Math.floor(random() * limit)
    const articles = Array.from({ length: 12 }, (_, number) => [
      `e/articles/${number % 3}/s-${number + 10}.md`,
      newArticle(number + 10, below),
    ])
    const content = await smallArchive(Object.fromEntries(articles))
    const [store, cacheFolder] = [memoryStore(), await temporaryFolder()]
    const options = { isDryRun: false, progress: silent, allowsFewer: true }
    const names = Object.keys(actions)
    const roots = new Set<unknown>()
    for (let step = 0; step < changes; step++) {
      const outcome = outcomeOf(await publish(content, store, { ...options, cacheFolder }))
      const fresh = outcomeOf(await publish(content, memoryStore(), options))
      expect(outcome).toEqual(fresh)
      if (typeof outcome === 'string') roots.add(outcome)
      const name = names[below(names.length)] ?? ''
      await actions[name]?.({ content, below })
    }
    // Releases, not only faults, must have been compared.
    expect(roots.size).toBeGreaterThan(changes / 2)
  },
  300_000,
)
