import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { stringify } from 'yaml'
import { measureArchive, type ObjectTotals } from '../src/cli/deploy/size.ts'
import { silent } from '../test/support/content.ts'
import { generatedArticles, releaseOf } from '../test/support/generated.ts'
import { article } from '../test/support/indexed-articles.ts'

/**
 * Measures the size of an archive: bytes of an article's object, from generated articles that are really published, and
 * lists and shards by the number of articles. `src/cli/deploy/sample-archives.ts` contains the results.
 */

const written = 2_000

async function writeContent(folder: string): Promise<void> {
  await writeFile(path.join(folder, 'archive.yaml'), 'name: A\nurl: https://archive.example\nlanguage: fr\n')
  for (const edition of ['the-lantern', 'le-fanal']) {
    await mkdir(path.join(folder, edition, 'articles'), { recursive: true })
    await writeFile(
      path.join(folder, edition, 'edition.yaml'),
      `name: ${edition}\nlanguage: fr\nhosts: [${edition}.example]\n`,
    )
  }
  for (let index = 0; index < written; index++) {
    const { edition, address, fields, body } = article(index, written)
    const { headline, published, authors, section, topics } = fields
    const url = `https://${edition}.example${address.slice(edition.length + 1)}`
    const front = stringify({
      headline,
      url,
      ...(published && { published }),
      authors,
      section,
      topics: [...new Set(topics)],
    })
    await writeFile(
      path.join(folder, edition, 'articles', `article-${index}.md`),
      `---\n${front}---\n\n${body.markdown}\n`,
    )
  }
}

const shown = (name: string, { count, bytes }: ObjectTotals) =>
  console.log(`  ${name.padEnd(12)} ${count} objects, ${bytes} bytes, ${Math.round(bytes / count)} each`)

const folder = await mkdtemp(path.join(tmpdir(), 'morgue-bench-sizes-'))
await writeContent(folder)
const weighed = await measureArchive(folder, silent)
await rm(folder, { recursive: true })
if (Array.isArray(weighed)) throw new Error(JSON.stringify(weighed.slice(0, 3)))
console.log(`${written} generated articles of about 420 words, published:`)
for (const [kind, amount] of weighed.totalsByKind) shown(kind, amount)

for (const articles of process.argv.slice(2).map(Number)) {
  const { store } = await releaseOf(
    generatedArticles({ articles, years: 13, topics: articles / 50, authors: articles / 125 }),
  )
  console.log(`${articles} generated articles over 13 years, five topics each: lists, shards and sitemaps`)
  const others = [...store.values].filter(([key]) => !key.startsWith('article/'))
  shown('all', {
    count: others.length,
    bytes: others.reduce((sum, [, text]) => sum + Buffer.byteLength(text), 0),
  })
}
