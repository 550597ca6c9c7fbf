import { describe, expect, it } from 'vitest'
import type { Importer } from '../../../../src/cli/import/importer.ts'
import { jsonImporter } from '../../../../src/cli/import/json/json-importer.ts'
import { markdownImporter } from '../../../../src/cli/import/markdown/markdown-importer.ts'
import { textImporter } from '../../../../src/cli/import/plain-text/text-importer.ts'
import { dueNumbers } from '../../../support/turns.ts'
import { articleOf, lostIn, sourceOf } from '../reading.ts'
import { generatedJson } from './generated-json.ts'
import { generatedMarkdown } from './generated-markdown.ts'
import { generatedText } from './generated-text.ts'

const generated: [string, Importer, (seed: number) => { file: string; text: string }][] = [
  ['Markdown', markdownImporter, generatedMarkdown],
  ['JSON', jsonImporter, generatedJson],
  ['text', textImporter, generatedText],
]

/** The words that only a generated document contains: letters of several scripts that end in `q`. */
const wordsOf = (source: string) => [...new Set(source.match(/[\p{L}\p{M}]+(?:va|ze)+q/gu) ?? [])]

/** Lists every text within a value. */
const textsIn = (value: unknown): string =>
  typeof value === 'string'
    ? value
    : typeof value === 'object' && value !== null
      ? Object.values(value).map(textsIn).join(' ')
      : ''

/** Removes names and addresses, which are not words that readers see. */
const withoutAddresses = (source: string) =>
  source
    .replace(/\]\([^)]*\)|(?:src|href)="[^"]*"|"(?:id|href|uri)":"[^"]*"|\/img\/\S+|https:\/\/v\.\S+/g, ' ')
    .replace(/\\n/g, ' ')
    .replace(/"[\p{L}\p{M}]+q":/gu, ' ')

describe.each(generated)('a thousand generated documents: %s', (_, importer, make) => {
  it('lose no word, by their own account and by counting', async () => {
    const lossy: [number, string[]][] = []
    const silent: [number, string[]][] = []
    for (const seed of dueNumbers(1, 1000, 8)) {
      const { file, text: source } = make(seed)
      const article = await articleOf(importer, sourceOf(file, source))
      const lost = lostIn(article)
      if (lost.length > 0) lossy.push([seed, lost])
      const { fields, markdown: body, account } = article
      const there = `${body} ${textsIn(fields)} ${textsIn(account?.dropped)}`.replace(
        /[*\\_]|<\/?(?:b|i|em|strong|span|sup)\b[^<>]*>/g,
        '',
      )
      const gone = wordsOf(withoutAddresses(source)).filter((word) => !there.includes(word))
      if (gone.length > 0) silent.push([seed, gone])
    }
    expect(lossy.slice(0, 5)).toEqual([])
    expect(silent.slice(0, 5)).toEqual([])
  }, 240_000)

  it('report a word that is taken out of the article', async () => {
    const unnoticed: number[] = []
    let planted = 0
    const seeds = dueNumbers(1, 200, 4)
    for (const seed of seeds) {
      const { file, text: source } = make(seed)
      const article = await articleOf(importer, sourceOf(file, source))
      const [word] = wordsOf(article.markdown.replace(/\]\([^)]*\)|<[^>]*>/g, ' '))
      if (word === undefined) continue
      planted++
      const lost = lostIn({ ...article, markdown: article.markdown.replaceAll(word, '') })
      if (!lost.includes(word)) unnoticed.push(seed)
    }
    expect(planted).toBeGreaterThan(0.75 * seeds.length)
    expect(unnoticed).toEqual([])
  }, 240_000)
})
