import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { storeImportLosses } from '../../../../src/cli/import/run/store-import-losses.ts'
import { filesOnDisk } from '../../../../src/cli/import/shelf/edition-files.ts'
import { temporaryFolder } from '../../../support/content.ts'

it('an article that is imported again has only the losses of the latest import, and others keep theirs', async () => {
  const folder = path.join(await temporaryFolder(), 'e')
  const article = (name: string, ...lost: string[]) => ({
    source: `${name}.html`,
    file: `content/e/articles/${name}.md`,
    outcome: 'written' as const,
    fault: null,
    lost,
    lostCount: lost.length,
  })
  const block = (words: string, ...names: string[]) => ({
    reason: 'aside',
    words,
    count: names.length,
    files: names.map((name) => `content/e/articles/${name}.md`),
  })
  const articles = [article('a', 'ferry'), article('b', 'quay')]
  await storeImportLosses(folder, filesOnDisk, { articles, dropped: [block('Menu', 'a', 'b')] })
  await storeImportLosses(folder, filesOnDisk, { articles: [article('b')], dropped: [block('Offer', 'b')] })
  const lines = (await readFile(path.join(folder, 'import-losses.jsonl'), 'utf8')).trim().split('\n')
  expect(lines.map((line) => JSON.parse(line))).toEqual([
    { file: 'articles/a.md', lost: ['ferry'] },
    { reason: 'aside', words: 'Menu', count: 1, files: ['articles/a.md'] },
    { reason: 'aside', words: 'Offer', count: 1, files: ['articles/b.md'] },
  ])
})
