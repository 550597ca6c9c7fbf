import { createHash } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import { type Root, releaseFormat } from '../../../../src/archive/root.ts'
import type { Entry } from '../../../../src/archive/shard.ts'
import { createPlainList } from '../../../../src/cli/publish/lists/plain-list.ts'
import {
  listChangedIntroductions,
  listChangedSettings,
} from '../../../../src/cli/publish/releases/changed-settings.ts'
import type { DocumentBody } from '../../../../src/model/article.ts'
import type { PublishedArchive, PublishedEdition } from '../../../../src/model/configuration.ts'
import { publishedEdition, testArchive } from '../../../support/generated.ts'
import { memoryStore } from '../../../support/memory-store.ts'

const rootOf = (editions: Partial<PublishedEdition>[], archive: Partial<PublishedArchive> = {}): Root => ({
  format: releaseFormat,
  archive: { ...testArchive, ...archive },
  editions: editions.map((edition) => ({ ...publishedEdition, ...edition })),
  counts: { articles: 0, entries: 0 },
  bits: 0,
  shards: '',
  takedowns: null,
})

const logo = { path: '/media/a.svg', width: 9, height: 9 }

describe('the settings that change', () => {
  it.each<[string, Root, string[]]>([
    ['none', rootOf([{}]), []],
    [
      'what follows from articles and pages',
      rootOf([
        {
          articles: 7,
          pages: [{ address: '/e/pages/faq', headline: 'FAQ' }] as never,
          sections: [{ address: '/e/sections/a', name: 'A' }] as never,
          offsets: [{ from: '', offset: '+01:00' }],
        },
      ]),
      [],
    ],
    [
      'two of an edition',
      rootOf([{ name: 'X', place: 'X' }]),
      ['e/edition.yaml: name', 'e/edition.yaml: place'],
    ],
    [
      'those of the archive',
      rootOf([{}], { name: 'X', retention: 1 }),
      ['archive.yaml: name', 'archive.yaml: retention'],
    ],
    ['logos', rootOf([{ logo }], { logo }), ['logo', 'e/logo']],
    ['a new edition', rootOf([{}, { id: 'f' }]), ['f/edition.yaml']],
    ['a removed edition', rootOf([]), ['e/edition.yaml']],
  ])('are named by their files: %s', (_, next, expected) =>
    expect(listChangedSettings(rootOf([{}]), next)).toEqual(expected),
  )
})

describe('the introductions that change', () => {
  const [archiveAbout, editionAbout] = ['Of all.', 'Of one.'].map((text) => ({
    text,
  })) as unknown as DocumentBody[]

  /** Lists the files. The archive's front is stored with an introduction, and the edition's without one. */
  async function changedAbouts(introductions: [string | null, unknown][], addresses = ['/', '/e/']) {
    const store = memoryStore()
    const before = new Map<string, Entry>()
    for (const address of addresses) {
      const about = address === '/' && archiveAbout ? { about: archiveAbout } : {}
      const front = JSON.stringify(createPlainList({ edition: null, address, subject: 'archive', ...about }))
      const digest = createHash('sha256').update(front).digest('hex')
      store.values.set(`collection/${digest}`, front)
      before.set(address, { kind: 'collection', address, digest })
    }
    const next = {
      root: rootOf([{}]),
      introductions: new Map(introductions) as Map<string | null, DocumentBody>,
    }
    return listChangedIntroductions(store, before, next)
  }

  it('are named by their files', async () => {
    expect(await changedAbouts([[null, archiveAbout]])).toEqual([])
    expect(await changedAbouts([])).toEqual(['about.md'])
    expect(await changedAbouts([['e', editionAbout]])).toEqual(['about.md', 'e/about.md'])
    expect(await changedAbouts([[null, editionAbout]])).toEqual(['about.md'])
  })

  it('are not those of fronts that stay the same', async () => {
    expect(await changedAbouts([['e', editionAbout]], [])).toEqual([])
    expect(await changedAbouts([['e', editionAbout]], ['/e/'])).toEqual(['e/about.md'])
  })
})
