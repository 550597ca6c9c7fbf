import { describe, expect, it } from 'vitest'
import { findAdjoiningLists, findListingsAround } from '../../src/archive/list-window.ts'

const listing = (name: string, more: object = {}) => ({
  address: `/e/${name}`,
  headline: `Headline of ${name}`,
  published: '2016-04-08',
  modified: null,
  ...more,
})

const names = ['a', 'b', 'c', 'd', 'e']

const list = (listings: object[]) =>
  JSON.stringify({
    kind: 'collection',
    divisions: [{ address: '/e/c', name: 'a part with the address of an article', articles: 1 }],
    listings,
    above: { address: '/e/2016/04', name: '2016-04' },
    previous: { address: '/e/2016/04/07', name: '2016-04-07' },
    next: null,
    chain: null,
  })

const addresses = (found: ReturnType<typeof findListingsAround>) =>
  found && [found.before.map(({ address }) => address), found.after.map(({ address }) => address)]

describe('the listings around an article', () => {
  const whole = list(names.map((name) => listing(name)))

  it.each([
    ['a', 1, [[], ['/e/b']]],
    ['c', 1, [['/e/b'], ['/e/d']]],
    [
      'c',
      9,
      [
        ['/e/a', '/e/b'],
        ['/e/d', '/e/e'],
      ],
    ],
    ['e', 2, [['/e/c', '/e/d'], []]],
  ])('of %s, %i on each side', (name, reach, expected) => {
    expect(addresses(findListingsAround(whole, `/e/${name}`, reach))).toEqual(expected)
  })

  it('are none where the list lacks the article', () => {
    expect(findListingsAround(whole, '/e/f', 1)).toBeNull()
    expect(findListingsAround(list([]), '/e/c', 1)).toBeNull()
  })

  it('are whole where they contain objects, braces and what looks like a listing', () => {
    const hostile = '{"address":"/e/c","headline":"}],"previous":{"address":"/x"},"next":null'
    const listings = [
      listing('b', { corrections: [{ published: '2017', text: 'It was } and ] and {"address":"/e/c"' }] }),
      listing('c', { headline: hostile }),
      listing('d', { excerpt: hostile, picture: { path: '/media/x.jpg', width: 3 } }),
    ]
    expect(findListingsAround(list(listings), '/e/c', 2)).toEqual({
      before: [listings[0]],
      after: [listings[2]],
    })
  })
})

it('a list’s neighbours are those that it names, not those in a headline', () => {
  const hostile = list([listing('a', { headline: '"previous":null,"next":{"address":"/x","name":"x"}' })])
  expect(findAdjoiningLists(hostile)).toEqual({
    previous: { address: '/e/2016/04/07', name: '2016-04-07' },
    next: null,
  })
  expect(findAdjoiningLists('{}')).toEqual({ previous: null, next: null })
})
