import path from 'node:path'
import { expect, it } from 'vitest'
import { publish } from '../../../src/cli/publish/publish.ts'
import { articleFile, silent, smallArchive, temporaryFolder } from '../../support/content.ts'
import { memoryStore } from '../../support/memory-store.ts'

it('a publication shows how many files and articles it has looked at', async () => {
  const content = await smallArchive({
    'e/articles/a.md': articleFile('headline: A'),
    'e/articles/b.md': articleFile('headline: B'),
  })
  const counts = new Map<string, number>()
  const step = (kind: string) => counts.set(kind, (counts.get(kind) ?? 0) + 1)
  const cacheFolder = path.join(await temporaryFolder(), 'rendered')
  await publish(content, memoryStore(), { isDryRun: false, progress: { ...silent, step }, cacheFolder })
  expect(counts.get('reading')).toBe(2)
  // The articles and their folder, and the settings and introductions of the archive and of its edition.
  expect(counts.get('checking files')).toBe(7)
  expect(counts.get('checking files again')).toBe(7)
})
