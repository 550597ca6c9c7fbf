import { existsSync, globSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { renderBody } from '../../../../src/cli/content/body/render-body.ts'
import { markdownImporter } from '../../../../src/cli/import/markdown/markdown-importer.ts'
import { openSource } from '../../../../src/cli/import/source/source-file.ts'
import { seenWords } from '../../content/body/seen-text.ts'
import { articleOf, lostIn } from '../reading.ts'

const corpus = path.resolve(
  import.meta.dirname,
  '../../../../../shared/corpora/wxr/real/cc-labs-jekyll-posts',
)
/** Returns the letters of HTML, with the alternative texts of pictures and without spaces. */
const lettersOf = (html: string) =>
  seenWords(html.replace(/<img[^>]*?\balt=(["'])(.*?)\1[^>]*>/gs, ' $2 ')).join('')

const windows1252 = new TextDecoder('windows-1252')
const bytesOf1252 = new Map(
  Array.from({ length: 256 }, (_, byte) => [windows1252.decode(Uint8Array.of(byte)), byte]),
)

/** Repairs a text that was encoded twice: all its characters are bytes, which form valid UTF-8. */
function decodedOnceMore(text: string): string {
  const bytes = Array.from(text, (character) => bytesOf1252.get(character) ?? -1)
  if (bytes.includes(-1)) return text
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(Uint8Array.from(bytes))
  } catch {
    return text
  }
}

const absent = !existsSync(corpus)
if (absent) console.warn(`SKIPPED: there are no Jekyll posts at ${corpus}`)

describe.skipIf(absent)('109 posts of a Jekyll blog', () => {
  it('are read with exactly the published words, in order', async () => {
    const changed: string[] = []
    for (const name of globSync('*', { cwd: corpus })) {
      const file = path.join(corpus, name)
      const article = await articleOf(markdownImporter, await openSource(file))
      const html = (await readFile(file, 'utf8')).split(/^---$/m).slice(2).join('---')
      // The box around an embed adds the names of its site and copies.
      const own = renderBody(article.markdown).html.replace(/<p class="count">.*?<\/p>/gs, '')
      const read = lettersOf(own)
      if (read !== lettersOf(html) && read !== lettersOf(decodedOnceMore(html))) changed.push(name)
      expect(article.fields).toMatchObject({ published: expect.stringMatching(/^20\d\d-.*[-+]\d\d:00$/) })
      expect(article.fields.authors).toHaveLength(1)
      expect([name, lostIn(article)]).toEqual([name, []])
    }
    expect(changed).toEqual([])
  })
})
