import { existsSync, globSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { json } from '../../../src/cli/import/json.ts'
import { openSource } from '../../../src/cli/import/source-file.ts'
import { readingsOf } from './reading.ts'

const corpora = path.resolve(import.meta.dirname, '../../../../shared/corpora')
const absent = !existsSync(corpora)
if (absent) console.warn(`SKIPPED: there is no JSON at ${corpora}`)

async function countIn(pattern: string): Promise<Record<string, number>> {
  const counts: Record<string, number> = {}
  for (const file of globSync(pattern, { cwd: corpora }))
    for (const { kind } of await readingsOf(json, await openSource(path.join(corpora, file))))
      counts[kind] = (counts[kind] ?? 0) + 1
  return counts
}

describe.skipIf(absent)('JSON of newsrooms', () => {
  it.each([
    ['json/ghost/*.json', { article: 22 }],
    ['feeds/*.json', { article: 25 }],
    ['json/ninjs/*.json', { article: 7, skipped: 16 }],
    ['text/articles/INDEX.jsonl', { rejection: 1 }],
  ])('is read or refused: %s', async (pattern, counts) => {
    expect(await countIn(pattern)).toEqual(counts)
  })
})
