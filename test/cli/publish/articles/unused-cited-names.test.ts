import { describe, expect, it } from 'vitest'
import { publish } from '../../../../src/cli/publish/publish.ts'
import { articleFile, silent, smallArchive } from '../../../support/content.ts'
import { memoryStore } from '../../../support/memory-store.ts'

const articles = {
  'e/articles/a.md': articleFile('headline: A\nbyline: By the newsroom\nauthors: [Ann Lee, Radio Canada]'),
  'e/articles/b.md': articleFile('headline: B\nbyline: By Bo  Ek'),
  'e/articles/c.md': articleFile('headline: C\nagency: AFP'),
  'e/articles/d.md': articleFile('headline: D\nauthors: [Di Roe]\nstatus: { is: gone }'),
  'e/articles/f.md': articleFile(
    'headline: F\nauthors: [Flo Poe]\nstatus: { is: anonymised, names: { Flo Poe: A reader }, slug: f }',
  ),
}

/** Publishes with entries of `names`. @returns the entry and line of each fault */
async function findFaults(...entries: string[]) {
  const lines = entries.map((entry) => `  ${entry}\n`).join('')
  const content = await smallArchive(articles, `names:\n${lines}`)
  const outcome = await publish(content, memoryStore(), { isDryRun: false, progress: silent })
  return Array.isArray(outcome) ? outcome.map(({ line, reason }) => [reason.split(' is ')[0], line]) : []
}

describe('entries of names', () => {
  it('are used for authors, and for the byline of an article without authors', async () => {
    expect(await findFaults('Radio Canada: body', "Ann Lee: 'Lee, Ann'", "Bo Ek: 'Ek, Bo'")).toEqual([])
  })

  it.each([
    ['misspelt', 'Radio Cannada: body', 'Radio Cannada'],
    ['in other case', 'radio canada: body', 'radio canada'],
    ['of a byline beside authors', 'the newsroom: body', 'the newsroom'],
    ['of an agency, which is always a body', 'AFP: body', 'AFP'],
    ['of an article that is gone', "Di Roe: 'Roe, Di'", 'Di Roe'],
    ['of an anonymised author', "Flo Poe: 'Poe, Flo'", 'Flo Poe'],
  ])('are a fault with their line where none is used: one %s', async (_, entry, name) => {
    expect(await findFaults('Radio Canada: body', entry)).toEqual([[name, 7]])
  })
})
