import { describe, expect, it } from 'vitest'
import { mapFormerListAddresses } from '../../../../src/cli/publish/addresses/former-lists.ts'

const article = (edition: string, topics: string[], sections: string[] = []) => ({
  edition,
  names: { topics, sections, authors: [] },
})

const redirects = (...articles: ReturnType<typeof article>[]) =>
  Object.fromEntries(mapFormerListAddresses(articles))

describe('the addresses that lists had before signs told names apart', () => {
  it('redirect to the list of the one name that had them', () => {
    expect(redirects(article('e', ['LGBTQ+', 'Elections']), article('e', ['LGBTQ+']))).toEqual({
      '/e/topics/lgbtq': '/e/topics/lgbtq-plus',
    })
  })

  it('redirect to the index when several names had them, in any order', () => {
    const expected = { '/e/topics/c': '/e/topics' }
    expect(redirects(article('e', ['C++']), article('e', ['C#']), article('e', ['C++']))).toEqual(expected)
    expect(redirects(article('e', ['C#', 'C++', 'C＃']))).toEqual(expected)
  })

  it('differ by edition and by kind of list', () => {
    expect(redirects(article('e', ['C++'], ['C#']), article('f', ['C#']))).toEqual({
      '/e/topics/c': '/e/topics/c-plus-plus',
      '/e/sections/c': '/e/sections/c-sharp',
      '/f/topics/c': '/f/topics/c-sharp',
    })
  })

  it('are unchanged for names without signs', () => {
    expect(redirects(article('e', ['#MeToo', '2+2', 'Dossier #3', '+']))).toEqual({})
  })
})
