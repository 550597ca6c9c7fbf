import { describe, expect, it } from 'vitest'
import {
  catalogueLanguages,
  listNeededCatalogues,
  listNewlyNeededCatalogues,
} from '../../src/model/catalogue-languages.ts'
import { findCatalogue } from '../../src/representation/words/index.ts'

const archiveIn = (language: string, ...editions: string[]) => ({
  archive: { language },
  editions: editions.map((each) => ({ language: each })),
})

describe('the catalogues of an archive', () => {
  it('are listed as far as there are any', () => {
    const subtags = Array.from({ length: 26 * 26 }, (_, place) =>
      String.fromCharCode(97 + Math.floor(place / 26), 97 + (place % 26)),
    )
    expect(subtags.filter((each) => findCatalogue(each) !== null)).toEqual([...catalogueLanguages])
  })

  it.each([
    ['en', ['en-CA', 'fr-CA'], ['en', 'fr']],
    ['DE-at', ['fr'], ['de', 'en', 'fr']],
    ['es', ['es-MX'], ['en', 'es']],
    // The pages of a Portuguese edition are in each article's language, if that has a catalogue.
    ['en', ['pt'], ['de', 'en', 'es', 'fr']],
    ['pt', ['en'], ['en']],
  ])('of an archive in %s with editions in %j are %j', (language, editions, expected) =>
    expect(listNeededCatalogues(archiveIn(language, ...editions))).toEqual(expected),
  )

  it('are new when the previous release did not need them', () => {
    const before = archiveIn('fr', 'fr')
    expect(listNewlyNeededCatalogues(before, archiveIn('fr', 'fr', 'de'))).toEqual(['de'])
    expect(listNewlyNeededCatalogues(archiveIn('fr', 'fr', 'de'), before)).toEqual([])
    expect(listNewlyNeededCatalogues(null, archiveIn('de', 'de'))).toEqual([])
  })
})
