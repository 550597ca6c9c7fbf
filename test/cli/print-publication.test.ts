import { describe, expect, it, vi } from 'vitest'
import { printPublication } from '../../src/cli/commands/print-publication.ts'
import type { Publication } from '../../src/cli/publish/write-release.ts'

const noChange = {
  added: [],
  changed: [],
  moved: [],
  takenDown: [],
  removed: [],
  pages: [],
  lists: [],
  settings: [],
}

const unchanged: Publication = {
  rootDigest: '0'.repeat(64),
  isAlreadyServed: true,
  articleCount: 3,
  articleChanges: { added: 0, removed: 0, changed: 0 },
  preview: null,
  writtenCount: 0,
  unchangedCount: 12,
  pictureCount: 0,
  takedownCounts: { articles: 0, pictures: 0 },
  isResharded: false,
  sharedUrlIds: [],
  ambiguousParameters: [],
  missingFolders: [],
  newCatalogues: [],
  changedFiles: [],
}

/** Prints a publication. @returns standard output and standard error */
function print(
  publication: Publication,
  isDryRun = false,
  remote = false,
  isJson = false,
): { out: string; err: string } {
  const out = vi.spyOn(console, 'log').mockImplementation(() => {})
  const err = vi.spyOn(console, 'error').mockImplementation(() => {})
  printPublication(publication, { seconds: 1, isDryRun, isRemote: remote, isVerbose: false, isJson })
  const takeText = (spy: typeof out) => {
    const text = spy.mock.calls.map(([line]) => line).join('\n')
    spy.mockRestore()
    return text
  }
  return { out: takeText(out), err: takeText(err) }
}

describe('what a publication prints', () => {
  it('promises nothing about a takedown that a dry run only foresees', () => {
    const withTakedown = {
      ...unchanged,
      isAlreadyServed: false,
      writtenCount: 4,
      takedownCounts: { articles: 1, pictures: 0 },
    }
    const foreseen = { ...withTakedown, preview: { ...noChange, takenDown: ['/e/a'] } }
    expect(print(foreseen, true).err).toBe('1 article would be taken down.')
    expect(print(withTakedown, true).err).toContain(
      'changes cannot be listed, because the release that is served',
    )
    expect(print(withTakedown).err).toContain('It is gone from the archive within two minutes')
  })

  it.each([
    [1, 0, '1 article was taken down. It is gone'],
    [0, 1, '1 picture was taken down. It is gone'],
    [2, 0, '2 articles were taken down. They are gone'],
    [1, 2, '1 article and 2 pictures were taken down. They are gone'],
  ])('counts the articles and the pictures that were taken down: %i, %i', (articles, pictures, text) =>
    expect(
      print({ ...unchanged, isAlreadyServed: false, takedownCounts: { articles, pictures } }).err,
    ).toContain(text),
  )

  it('prints every warning beside JSON too', () => {
    const withWarnings: Publication = {
      ...unchanged,
      isAlreadyServed: false,
      takedownCounts: { articles: 1, pictures: 0 },
      isResharded: true,
      missingFolders: [{ edition: 'e', folder: 'content/e/articles' }],
    }
    const { out, err } = print(withWarnings, true, false, true)
    expect(JSON.parse(out)).toMatchObject({ articles: 3 })
    expect(err).toBe(print(withWarnings, true).err)
    expect(err.split('\n')).toHaveLength(4)
  })

  it('asks for a deployment when the pages of an archive at Cloudflare need words in another language', () => {
    const inGerman: Publication = { ...unchanged, isAlreadyServed: false, newCatalogues: ['de'] }
    expect(print(inGerman, false, true).err).toMatch(
      /^This release is the first with an edition in German\..* `npx morgue deploy`/,
    )
    expect([print(inGerman).err, print(unchanged, false, true).err]).toEqual(['', ''])
  })

  it('says that nothing has changed only when the same release is served', () => {
    expect(print(unchanged).out).toBe('Nothing has changed since the last publication (3 articles).')
    // If a page is changed back, all its objects are already stored, but readers see another release.
    expect(print({ ...unchanged, isAlreadyServed: false }).out).toBe(
      'Published 3 articles in 1 s: 0 new, 0 changed, 0 removed.',
    )
  })

  it.each([
    [7.92, '7.92 s'],
    [1561.11, '27 min'],
  ])('says how long it took: %d seconds', (seconds, time) => {
    const log = vi.spyOn(console, 'log').mockImplementation(() => {})
    const options = { seconds, isDryRun: false, isRemote: false, isVerbose: false, isJson: false }
    printPublication({ ...unchanged, isAlreadyServed: false }, options)
    expect(log.mock.calls[0]?.[0]).toBe(`Published 3 articles in ${time}: 0 new, 0 changed, 0 removed.`)
    log.mockRestore()
  })

  it('says what a repair wrote, even if that is pictures alone, and not that all of it was damaged', () => {
    expect(print({ ...unchanged, pictureCount: 2 }).out).toBe(
      'Repaired the archive: wrote 2 parts again, which were missing or damaged or could not be checked (3 articles, none changed).',
    )
    expect(print({ ...unchanged, writtenCount: 1 }, true).out).toBe(
      'Dry run: nothing was written. This would repair the archive, and write 1 part again, which was missing or damaged or could not be checked (3 articles, none changed).',
    )
  })
})
