import { chmod, mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { writeAtomically } from '../../../../src/cli/content/files/write-atomically.ts'
import { watchContent } from '../../../../src/cli/serve/watch/watch-articles.ts'
import { articleFile, smallArchive, writeFiles } from '../../../support/content.ts'
import { until } from '../processes.ts'

let watching = new AbortController()
beforeEach(() => {
  watching = new AbortController()
})
afterEach(() => watching.abort())

const countWatchers = () =>
  process.getActiveResourcesInfo().filter((resource) => resource === 'FSEventWrap').length

/** Watches a content folder; showing each file takes a while. @returns the names of the files shown so far */
function watchSlowly(content: string): string[] {
  const shown: string[] = []
  async function show() {
    for await (const { file } of watchContent(content, watching.signal)) {
      shown.push(path.relative(content, file))
      await setTimeout(10)
    }
  }
  void show().catch(() => {})
  return shown
}

describe('watching a content folder', () => {
  it('loses no file of many that are saved at once, nor one that is replaced, nor those of a new folder', async () => {
    const names = Array.from({ length: 30 }, (_, place) => `e/articles/a${place}.md`)
    const texts = Object.fromEntries(names.map((name) => [name, articleFile('headline: A')]))
    const content = await smallArchive(texts)
    const shown = watchSlowly(content)
    const shownSince = (start: number) => new Set(shown.slice(start))

    await writeFiles(content, { ...texts, 'e/edition.yaml': 'name: The F\nlanguage: en\n' })
    await until(() => shownSince(0).size === 31, 10)
    expect(shownSince(0)).toEqual(new Set([...names, 'e/edition.yaml']))

    const [first = ''] = names
    for (const headline of ['B', 'C', 'D']) {
      const start = shown.length
      await writeAtomically(path.join(content, first), articleFile(`headline: ${headline}`))
      await until(() => shown.length > start, 10)
      expect(shownSince(start)).toEqual(new Set([first]))
    }

    const start = shown.length
    const year = path.join(content, 'e/articles/2016')
    await mkdir(path.join(year, '04'), { recursive: true })
    await writeFile(path.join(year, '04/b.md'), articleFile('headline: B'))
    await until(() => shownSince(start).has('e/articles/2016/04/b.md'), 10)
    await rename(year, path.join(content, 'e/articles/2017'))
    await until(() => shownSince(start).has('e/articles/2017/04/b.md'), 10)
    await writeFile(path.join(content, 'e/articles/2017/04/c.md'), articleFile('headline: C'))
    await until(() => shownSince(start).has('e/articles/2017/04/c.md'), 10)
    await rm(path.join(content, 'e/articles/2017/04/c.md'))
    await until(() => shown.filter((name) => name === 'e/articles/2017/04/c.md').length === 2, 10)
  }, 60_000)
  it('reports only articles and configuration, once for each save, after it is complete', async () => {
    const content = await smallArchive({
      'e/articles/a.md': articleFile('headline: A'),
      'e/media/2016/notes.md': 'Notes',
      'e/pages/faq.md': 'Questions',
    })
    // A watcher ends a moment after it is closed: those of earlier tests may still be open.
    await setTimeout(100)
    const watchersBefore = countWatchers()
    const saved: { kind: string; name: string; delay: number }[] = []
    let savedAt = 0
    const shown = (async () => {
      for await (const { kind, file } of watchContent(content, watching.signal))
        saved.push({ kind, name: path.relative(content, file), delay: Date.now() - savedAt })
    })()
    /** Saves files, and waits until the last one is reported. @returns the files reported since */
    const save = async (files: Record<string, string>, last: string) => {
      const start = saved.length
      savedAt = Date.now()
      await writeFiles(content, files)
      await until(() => saved.slice(start).some(({ name }) => name === last), 10)
      return saved.slice(start).map(({ kind, name }) => `${kind} ${name}`)
    }
    // The folders of the content, of the edition and of its articles.
    expect(countWatchers() - watchersBefore).toBe(3)
    const others = { 'e/about.md': 'About', 'e/articles/notes.txt': 'Notes', 'notes.yaml': 'a: b' }
    expect(
      await save({ ...others, 'e/articles/a.md': articleFile('headline: B') }, 'e/articles/a.md'),
    ).toEqual(['article e/articles/a.md'])
    expect(saved[0]?.delay).toBeGreaterThanOrEqual(45)
    await chmod(path.join(content, 'e/articles/a.md'), 0o600)
    const archive = 'name: B\nurl: https://archive.example\nlanguage: en\n'
    expect(await save({ 'archive.yaml': archive }, 'archive.yaml')).toEqual(['configuration archive.yaml'])
    await mkdir(path.join(content, 'e/articles/folder.md'))
    expect(await save({ 'e/articles/b.md': articleFile('headline: B') }, 'e/articles/b.md')).toEqual([
      'article e/articles/folder.md',
      'article e/articles/b.md',
    ])
    watching.abort()
    await expect(shown).rejects.toThrow('aborted')
    await until(() => countWatchers() === watchersBefore, 5)
  })
})
