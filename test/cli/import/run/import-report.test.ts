import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { readdir, readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { describe, expect, it } from 'vitest'
import { DroppedBlockCounter } from '../../../../src/cli/import/accounting/dropped-blocks.ts'
import type { Importer } from '../../../../src/cli/import/importer.ts'
import { emptyArticleFields } from '../../../../src/cli/import/record/empty-article-fields.ts'
import { type ImportReport, needsAttention } from '../../../../src/cli/import/run/import-report.ts'
import { ImportRun } from '../../../../src/cli/import/run/import-run.ts'
import { printImportReport } from '../../../../src/cli/import/run/print-report.ts'
import { formatImportReport, writeImportReport } from '../../../../src/cli/import/run/write-report.ts'
import { projectRoot } from '../../../support/project-root.ts'
import { FrontDoor, page } from '../front-door.ts'
import { briefingFor, lantern } from '../reading.ts'

/** Yields an article for each line `headline | body | source text | dropped text`. */
const accounting: Importer = {
  name: 'accounting',
  recognises: () => true,
  async *read({ stream }) {
    let text = ''
    for await (const chunk of stream()) text += new TextDecoder().decode(chunk)
    for (const [number, line] of text.trim().split('\n').entries()) {
      const [headline = '', markdown = '', sourceText = '', dropped = ''] = line.split('|')
      const original = {
        mediaType: 'text/x',
        extension: 'x',
        record: `${number}`,
        captured: null,
        earlier: [],
      }
      yield {
        kind: 'article',
        fields: { ...emptyArticleFields, headline },
        slug: null,
        markdown,
        original,
        account: { sourceText, dropped: dropped === '' ? [] : [{ reason: 'navigation', text: dropped }] },
      }
    }
  },
}

async function reportOf(lines: string[]): Promise<{ report: ImportReport; screen: string[] }> {
  const door = await FrontDoor.open()
  await door.write({ 'all.x': lines.join('\n') })
  const run = await ImportRun.start(briefingFor(lantern), path.join(door.content, 'e'))
  await run.importFile(
    { file: path.join(door.sources, 'all.x'), pathFromGivenFolder: 's/all.x' },
    accounting,
    () => {},
  )
  const report = await run.finish(null)
  const screen: string[] = []
  const { log, error } = console
  console.log = console.error = (line: string) => void screen.push(line)
  printImportReport(report, 'import-report.json')
  Object.assign(console, { log, error })
  return { report, screen }
}

it('an article whose address belongs to another is reported with that one, by file', async () => {
  const door = await FrontDoor.open()
  const head = '<link rel="canonical" href="https://e.example/2016/04/ferry.html">'
  await door.write({
    'a.html': page('Ferry', 'The ferry sank in the night, and nobody knows why it did so.', head),
    'b.html': page('Bridge', 'The bridge fell at noon, when two hundred people were on it.', head),
  })
  const { screen } = await door.bring(['a.html', 'b.html'])
  expect(screen).toMatch(
    /\/\S+\.md:1: was given another address, because \S+\/ferry\.md already uses its own: compare/,
  )
})

describe('words that an import loses', () => {
  it('are reported for each article, on the screen and in the report', async () => {
    const { report, screen } = await reportOf([
      'Ferry|The ferry sank.|Ferry The ferry sank.|',
      'Bridge|The bridge fell.|Bridge The old bridge fell. Nobody was hurt.|',
      'Mayor|The mayor left.|Mayor The mayor left quickly.|',
    ])
    expect(report.articles.map(({ lost, lostCount }) => [lostCount, ...lost])).toEqual([
      [0],
      [4, 'old', 'nobody', 'was', 'hurt'],
      [1, 'quickly'],
    ])
    expect(needsAttention(report)).toBe(true)
    expect(screen.join('\n')).toContain(
      '2 articles lack words of the source: compare each with its source, and add what it needs. import-report.json lists the words',
    )
    expect(screen.join('\n')).toMatch(/bridge\.md:1: lacks 4 words of \S+all\.x: old nobody was hurt\n/)
  })

  it('are counted, and the first hundred listed', async () => {
    const words = Array.from({ length: 150 }, (_, number) => `word${number}`)
    const { report, screen } = await reportOf([`A|b|A b ${words.join(' ')}|`])
    expect([report.articles[0]?.lostCount, report.articles[0]?.lost]).toEqual([150, words.slice(0, 100)])
    expect(screen.join('\n')).toContain('1 article lacks words of the source')
    expect(screen.join('\n')).toContain('word7 …')
  })

  it('are none where each word is in the article or in a dropped block', async () => {
    const { report, screen } = await reportOf(['A|b c|A b c Home News|Home News'])
    expect([report.articles[0]?.lost, needsAttention(report)]).toEqual([[], false])
    expect(screen.join('\n')).not.toContain('lost')
  })
})

describe('text that was left out', () => {
  it('is reported once, with its count and files', async () => {
    const lines = Array.from(
      { length: 5 },
      (_, number) => `A${number}|b${number}|A${number} b${number}|Home   News`,
    )
    const { report, screen } = await reportOf([
      ...lines,
      'X|y|X y|One two three four five six seven eight nine ten eleven twelve thirteen',
    ])
    expect(report.dropped).toEqual([
      { reason: 'navigation', words: 'Home News', count: 5, files: expect.any(Array) },
      {
        reason: 'navigation',
        words: 'One two three four five six seven eight nine ten eleven twelve …',
        count: 1,
        files: [expect.stringMatching(/x\.md$/)],
      },
    ])
    expect(report.dropped[0]?.files.map((file) => path.basename(file))).toEqual(['a0.md', 'a1.md', 'a2.md'])
    expect(screen).toContain('left out of articles: 2 passages, each with its reason in import-report.json')
  })

  it('of equal words is distinguished by its reason, and lists a file once', () => {
    const blocks = new DroppedBlockCounter()
    const text = 'Share this'
    blocks.addBlocks('a.md', [
      { reason: 'navigation', text },
      { reason: 'share buttons', text },
      { reason: 'navigation', text },
    ])
    blocks.addBlocks('b.md', [{ reason: 'navigation', text: ' \n ' }])
    expect(blocks.listReports()).toEqual([
      { reason: 'navigation', words: 'Share this', count: 2, files: ['a.md'] },
      { reason: 'share buttons', words: 'Share this', count: 1, files: ['a.md'] },
    ])
  })
})

describe('the report', () => {
  it('is JSON of any length, in the edition’s folder or at the requested path', async () => {
    const door = await FrontDoor.open()
    await door.write({ 'm/a.html': page('Ferry', 'The ferry sank.') })
    const { report } = await door.bring(['m'])
    expect(JSON.parse([...formatImportReport(report)].join(''))).toEqual(report)
    const wanted = path.join(door.sources, 'new/report.json')
    await door.run(['m'], '--report', wanted)
    expect(JSON.parse(await readFile(wanted, 'utf8')).articles).toMatchObject([{ outcome: 'unchanged' }])
    expect(await readdir(path.dirname(wanted))).toEqual(['report.json'])
    await expect(writeImportReport(report, path.join(wanted, 'below-a-file.json'))).rejects.toThrow()
  })

  it('is written into a pipe or a device, which stays what it is', async () => {
    const door = await FrontDoor.open()
    await door.write({ 'a.html': page('Ferry', 'The ferry sails.') })
    const pipe = path.join(door.sources, 'pipe')
    const run = promisify(execFile)
    await run('mkfifo', [pipe])
    const reader = run('head', ['-c', '100000', pipe], { timeout: 20_000 })
    await door.run(['a.html'], '--report', pipe)
    expect((await stat(pipe)).isFIFO()).toBe(true)
    expect(JSON.parse((await reader).stdout)).toMatchObject({ articles: [{ outcome: 'written' }] })
  })

  it('that cannot be written is an error, and the screen still shows everything', async () => {
    const door = await FrontDoor.open()
    await door.write({ 'm/a.html': page('Ferry', 'The ferry sank.'), taken: '' })
    const { status, screen } = await door.run(['m'], '--report', path.join(door.sources, 'taken/r.json'))
    expect([status, screen]).toEqual([1, expect.stringContaining('1 article: 1 written')])
    expect(screen).toMatch(/^The report was not written: .*taken/)
  })
})

describe('a skipped record', () => {
  const files = {
    'm/a.html': page(
      'Ferry',
      'The ferry sank.',
      '<link rel="canonical" href="https://e.example/tag/ferry/">',
    ),
    'm/b.html': page(
      'Search',
      'The search for the ferry.',
      '<link rel="canonical" href="https://e.example/search/ferry">',
    ),
  }

  it('is reported by kind, with the remedy', async () => {
    const door = await FrontDoor.open()
    await door.write(files)
    const { screen, outcomes, status } = await door.bring(['m'])
    expect([status, outcomes]).toEqual([0, []])
    expect(screen).toMatch(
      / {2}tag, that is a list of articles by \S+ topic, section or author \(1\): .*a\.html \(to import them as articles, write take: \[tag\] in edition\.yaml, or add this kind to the take that is there, and import again\)/,
    )
    expect(screen).toMatch(/ {2}search, that is a page of search results \(1\): .*b\.html \(/)
  })

  it('is imported where edition.yaml takes its kind', async () => {
    const door = await FrontDoor.open('take: [tag]\n')
    await door.write(files)
    const { outcomes, report } = await door.bring(['m'])
    expect([outcomes, report.skipped.map(({ why }) => why)]).toEqual([['written ferry.md'], ['search']])
  })
})

describe('an import that is interrupted', () => {
  const importing = (door: FrontDoor): ChildProcess =>
    spawn(
      process.execPath,
      [
        path.join(projectRoot, 'src/cli/main.ts'),
        'import',
        door.sources,
        '--edition',
        'e',
        '--content',
        door.content,
      ],
      { stdio: ['ignore', 'pipe', 'pipe'] },
    )

  it('ends after the current record, with its report, and continues when it is run again', async () => {
    const door = await FrontDoor.open()
    const names = Array.from({ length: 3000 }, (_, number) => `${number}`.padStart(4, '0'))
    await door.write(
      Object.fromEntries(names.map((name) => [`${name}.txt`, `Story ${name}\n\nWords of ${name}.\n`])),
    )
    const child = importing(door)
    let printed = ''
    child.stderr?.on('data', (chunk) => {
      printed += chunk
    })
    const articles = path.join(door.content, 'e/articles/undated')
    while (!existsSync(articles) || (await readdir(articles)).length < 5)
      await new Promise((resolve) => setTimeout(resolve, 5))
    child.kill('SIGINT')
    const [status] = await once(child, 'close')
    const report = JSON.parse(
      await readFile(path.join(door.content, 'e/import-report.json'), 'utf8'),
    ) as ImportReport
    expect([status, report.stopped]).toEqual([1, 'it was interrupted'])
    expect(printed).toContain(
      'The import stopped: it was interrupted. To import the rest, run the same command again.',
    )
    const written = report.articles.length
    expect(written).toBeGreaterThan(0)
    expect(written).toBeLessThan(names.length)
    expect((await door.all()).length).toBe(written)
    expect((await stat(articles)).isDirectory()).toBe(true)
  }, 30_000)
})
