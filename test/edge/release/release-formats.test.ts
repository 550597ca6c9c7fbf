import { describe, expect, it } from 'vitest'
import type { ReleasePointer } from '../../../src/archive/release-pointer.ts'
import type { Entry, Shard } from '../../../src/archive/shard.ts'
import { encodeAddress } from '../../../src/model/address.ts'
import { representations } from '../../../src/representation/index.ts'
import { isDue } from '../../support/turns.ts'
import beforeCorrections from '../fixtures/releases/0-before-corrections.json'
import beforeFormats from '../fixtures/releases/0-before-formats.json'
import first from '../fixtures/releases/0-first.json'
import numbered from '../fixtures/releases/1.json'
import withWaysOn from '../fixtures/releases/1-with-ways-on.json'
import { freshIsolate, load } from '../support.ts'

/**
 * A small release of the same content by every version of the publisher. A version with a new format, or with many new
 * fields, adds one; none is ever regenerated.
 */
const releases: Record<string, Record<string, string>> = {
  first,
  beforeCorrections,
  beforeFormats,
  numbered,
  withWaysOn,
}

const entriesIn = (release: Record<string, string>): Entry[] =>
  Object.entries(release)
    .filter(([key]) => key.startsWith('shard/'))
    .flatMap(([, text]) => Object.entries(JSON.parse(text) as Shard))
    .flatMap(([key, entries]) => (key.includes('#') ? [] : entries))

const statuses: Partial<Record<Entry['kind'], number>> = { moved: 301, gone: 410, withheld: 451 }

/** HTML, and a third of the other representations, which differs between entries and days. */
const dueRepresentations = (entry: number) =>
  representations.filter(({ mediaType }, place) => mediaType === 'text/html' || isDue(entry + place, 3))

describe.each(Object.keys(releases))('a release of the version %s', (version) => {
  const release = releases[version] ?? {}

  it('is served at every address, in every representation: as a page, and in a third of the others a day', async () => {
    await load(release)
    const isolate = freshIsolate()
    const entries = entriesIn(release)
    expect(entries.length).toBeGreaterThan(10)
    for (const [place, { address, kind }] of entries.entries())
      for (const { mediaType } of dueRepresentations(place)) {
        const response = await isolate.fetch(encodeAddress(address), { headers: { accept: mediaType } })
        const body = await response.text()
        const expected = statuses[kind] ?? 200
        expect([address, mediaType, response.status]).toEqual([
          address,
          mediaType,
          mediaType === 'text/html' || expected !== 200
            ? expected
            : expect.toSatisfy((status) => [200, 406].includes(status)),
        ])
        expect(body).not.toMatch(/undefined|\[object|NaN/)
      }
  })

  it('has the same content as ever', async () => {
    await load(release)
    const isolate = freshIsolate()
    const text = async (path: string) => (await isolate.fetch(path)).text()
    const article = await text('/e/harbour/late-boat_n_41.html')
    for (const words of [
      'The late boat sails at last',
      '<strong>four hours</strong>',
      'Ada Quay',
      'The boat has two funnels.',
      'The Ferry Bell rang for the last time',
    ])
      expect(article).toContain(words)
    expect(await text('/e/undated/lamp')).toContain('It still burns.')
    expect(await text('/e/pages/faq')).toContain('Because of the fog.')
    expect(await text('/e/')).toContain('Ferry Bell')
    const moved = await isolate.fetch('/e/renamed_n_41')
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/e/harbour/late-boat_n_41.html'])
    for (const path of ['/', '/robots.txt', '/e/2016', '/.well-known/morgue.json', '/opensearch.xml'])
      expect([path, (await isolate.fetch(path)).status]).toEqual([path, 200])
    const { root } = JSON.parse(release.release ?? '') as ReleasePointer
    expect(await text('/.well-known/morgue.json')).toContain(root)
    expect((await isolate.fetch('/e/nothing')).status).toBe(404)
  })
})

it('a release with terms, comments, names and ways on shows them', async () => {
  await load(withWaysOn)
  const isolate = freshIsolate()
  const response = await isolate.fetch('/e/harbour/late-boat_n_41.html')
  expect(response.headers.get('link')).toContain(
    '<https://creativecommons.org/licenses/by/4.0/>; rel="license"',
  )
  const page = await response.text()
  for (const words of ['I waited.', 'How to moor', 'content="1234-5679"', 'content="Port Quay"'])
    expect(page).toContain(words)
  const { headers } = await isolate.fetch('/e/tides')
  expect(headers.get('tdm-reservation')).toBe('1')
  const anonymised = await (await isolate.fetch('/e/2016/07/04/a-rope.json')).json()
  expect(anonymised).toMatchObject({ headline: 'Z. M. took a rope', copyrightHolder: { name: 'Ada Quay' } })
})
