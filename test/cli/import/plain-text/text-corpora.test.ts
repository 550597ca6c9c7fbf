import { existsSync, globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { textImporter } from '../../../../src/cli/import/plain-text/text-importer.ts'
import { openSource } from '../../../../src/cli/import/source/source-file.ts'
import { omitEditionNotices } from '../../../../src/cli/import/text/boilerplate.ts'
import type { Edition } from '../../../../src/model/edition.ts'
import { isDue } from '../../../support/turns.ts'
import { articleOf, briefingFor, lantern, lostIn, wordsOf } from '../reading.ts'

const shared = path.resolve(import.meta.dirname, '../../../../../shared')
const corpus = path.join(shared, 'corpora/text/articles')
const seed = path.join(shared, 'seed')
const absent = [corpus, seed].filter((folder) => !existsSync(folder))
if (absent.length > 0) console.warn(`SKIPPED: there is no text at ${absent.join(', ')}`)

// biome-ignore lint/suspicious/noControlCharactersInRegex: they become spaces
const withoutControls = (words: string) => words.replace(/[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]/g, ' ')

const fields = async (file: string) => {
  const article = await articleOf(
    textImporter,
    await openSource(file),
    briefingFor({ ...lantern, hosts: [] }),
  )
  const { fields, markdown } = article
  const isInferred = fields.provenance.headline === 'inferred'
  return {
    isInferred,
    lost: lostIn(article),
    words: [
      isInferred ? '' : fields.headline,
      fields.byline ?? '',
      renderBody(markdown).text,
      fields.signOff ?? '',
    ],
  }
}

describe.skipIf(absent.includes(corpus))('2,847 articles of newspapers', () => {
  it('are read word for word, in order, a quarter of them a day', async () => {
    const files = globSync('*/*.txt', { cwd: corpus })
    expect(files.length).toBeGreaterThan(2000)
    const changed: string[] = []
    const lossy: string[] = []
    let inferred = 0
    const due = files.filter((_, index) => isDue(index, 4))
    for (const file of due) {
      const source = wordsOf(withoutControls(await readFile(path.join(corpus, file), 'utf8')))
      const { words, isInferred, lost } = await fields(path.join(corpus, file))
      if (isInferred) inferred++
      if (lost.length > 0) lossy.push(file)
      if (wordsOf(words.join(' ')).join(' ') !== source.join(' ')) changed.push(file)
    }
    expect(changed).toEqual([])
    expect(lossy).toEqual([])
    expect(inferred / due.length).toBeLessThan(0.2)
  }, 120_000)
})

describe.skipIf(absent.includes(seed))('the seed', () => {
  const edition = (id: string, notices: Edition['notices'], correction: string | null): Edition => ({
    ...lantern,
    id,
    language: 'fr-CA',
    notices,
    correction,
  })

  it('keeps its headline, thirteen paragraphs, sign-off and foot notice', async () => {
    const [name = ''] = globSync('*.txt', { cwd: seed })
    const lines = (await readFile(path.join(seed, name), 'utf8'))
      .split('\n')
      .filter((line) => line.trim() !== '')
    const [top = '', headline = ''] = lines
    const [correction = '', foot = ''] = lines.slice(-2)
    const home = edition('home', { top }, correction)
    const briefing = briefingFor(home, { editions: [home, edition('other', { foot }, null)] })
    const article = await articleOf(textImporter, await openSource(path.join(seed, name)), briefing)
    expect(article.fields).toMatchObject({
      headline,
      signOff: 'bmm-mla/agr/gl/bds',
      agency: 'AFP',
      notices: { foot },
    })
    expect(omitEditionNotices({ top }, home)).toEqual({})
    expect(article.markdown.split('\n\n')).toHaveLength(13)
  })
})
