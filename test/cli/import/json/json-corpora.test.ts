import { existsSync, globSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { jsonImporter } from '../../../../src/cli/import/json/json-importer.ts'
import { openSource } from '../../../../src/cli/import/source/source-file.ts'
import { lostIn, readingsOf } from '../reading.ts'

const corpora = path.resolve(import.meta.dirname, '../../../../../shared/corpora')
const absent = !existsSync(corpora)
if (absent) console.warn(`SKIPPED: there is no JSON at ${corpora}`)

async function survey(pattern: string) {
  const found = { counts: {} as Record<string, number>, lost: [] as string[] }
  for (const file of globSync(pattern, { cwd: corpora }))
    for (const reading of await readingsOf(jsonImporter, await openSource(path.join(corpora, file)))) {
      found.counts[reading.kind] = (found.counts[reading.kind] ?? 0) + 1
      if (reading.kind === 'article') found.lost.push(...lostIn(reading))
    }
  return found
}

describe.skipIf(absent)('JSON of newsrooms', () => {
  it.each([
    ['json/ghost/*.json', { article: 22 }],
    ['feeds/*.json', { article: 25 }],
    ['json/ninjs/*.json', { article: 7, skipped: 16 }],
    ['text/articles/INDEX.jsonl', { rejection: 1 }],
  ])('is read or rejected, and no word is lost: %s', async (pattern, counts) => {
    expect(await survey(pattern)).toEqual({ counts, lost: [] })
  })
})
