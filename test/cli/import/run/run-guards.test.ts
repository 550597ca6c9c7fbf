import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readConfiguration } from '../../../../src/cli/content/files/configuration.ts'
import { createBriefing } from '../../../../src/cli/import/briefing.ts'
import type { Importer } from '../../../../src/cli/import/importer.ts'
import { emptyArticleFields } from '../../../../src/cli/import/record/empty-article-fields.ts'
import type { ImportReport } from '../../../../src/cli/import/run/import-report.ts'
import { ImportRun } from '../../../../src/cli/import/run/import-run.ts'
import { smallArchive, temporaryFolder } from '../../../support/content.ts'

const stories = ['First', 'Second', 'Third'].map((headline) => ({
  kind: 'article' as const,
  fields: { ...emptyArticleFields, headline },
  slug: null,
  markdown: `${headline} words.`,
  original: { mediaType: 'text/x', extension: 'x', record: headline, captured: null, earlier: [] },
  account: { sourceText: `${headline} words.`, dropped: [] },
}))

/** Yields three articles, then calls `then`, which may throw. */
const threeStories = (then: () => void = () => {}): Importer => ({
  name: 'three',
  recognises: () => true,
  async *read() {
    yield* stories
    then()
  },
})

/** The same importer, but it reads all files of a set together. */
const together: Importer = {
  ...threeStories(),
  async *readTogether(sources) {
    for (const reading of stories) for (const source of sources.slice(0, 1)) yield { source, event: reading }
  },
}

async function begin() {
  const [content, folder] = [await smallArchive({}), await temporaryFolder()]
  const configuration = await readConfiguration(content)
  if ('faults' in configuration) throw new Error('a fault in the configuration')
  const { editions } = configuration.value
  const [edition] = editions
  if (!edition) throw new Error('no edition')
  const file = path.join(folder, 'a.x')
  await writeFile(file, 'words')
  const run = await ImportRun.start(
    createBriefing({ edition, editions, url: null, published: null, acceptsForeignHosts: true }),
    path.join(content, 'e'),
  )
  return { run, named: { file, pathFromGivenFolder: 'f/a.x' } }
}

const headlines = ({ articles }: ImportReport) => articles.map(({ file }) => path.basename(file))

describe('a run', () => {
  it('stops after the current record, in a file and in a set', async () => {
    for (const importer of [threeStories(), together]) {
      const { run, named } = await begin()
      const step = () => run.stop('enough')
      await run.importFile(named, importer, step)
      const report = await run.finish(null, step)
      run.stop('later')
      expect([headlines(report), report.stopped, run.isStopped]).toEqual([['first.md'], 'enough', true])
    }
  })

  it('reads no set after it was stopped, and reports the rest', async () => {
    const { run, named } = await begin()
    await run.importFile(named, together, () => {})
    run.stop('enough')
    expect(headlines(await run.finish(null))).toEqual([])
  })

  it('records every event of a set, and steps for each', async () => {
    for (const importer of [threeStories(), together]) {
      const { run, named } = await begin()
      let steps = 0
      const step = () => void steps++
      await run.importFile(named, importer, step)
      const report = await run.finish(null, step)
      expect([headlines(report), report.stopped, steps]).toEqual([
        ['first.md', 'second.md', 'third.md'],
        null,
        3,
      ])
    }
  })

  it('stores the articles before a reader’s failure, and reports the failure in one plain line', async () => {
    const { run, named } = await begin()
    const failing = threeStories(() => {
      throw new TypeError('x is not a function\n  at somewhere')
    })
    await run.importFile(named, failing, () => {})
    const report = await run.finish(null)
    expect(headlines(report)).toEqual(['first.md', 'second.md', 'third.md'])
    expect(report.rejections).toEqual([
      {
        file: named.file,
        line: null,
        record: null,
        reason:
          'cannot be read because of a defect in morgue, not in the file: please report this message (x is not a function)',
      },
    ])
  })

  it('rejects an article that publishing would refuse, and stores the others', async () => {
    const { run, named } = await begin()
    const [first, second, third] = stories
    const importer: Importer = {
      ...threeStories(),
      async *read() {
        if (first && second && third) {
          yield first
          yield { ...second, fields: { ...second.fields, language: 'not a language' } }
          yield third
        }
      },
    }
    await run.importFile(named, importer, () => {})
    const report = await run.finish(null)
    expect(headlines(report)).toEqual(['first.md', 'third.md'])
    expect(report.rejections).toMatchObject([
      {
        record: 'Second',
        reason:
          'was not imported, since publishing would refuse it (language: is not a language code: write one such as en or fr-CA): correct it in the source, and import again',
      },
    ])
  })
})
