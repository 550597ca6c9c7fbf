import { describe, expect, it } from 'vitest'
import { jsonImporter } from '../../../../src/cli/import/json/json-importer.ts'
import { articleOf, sourceOf } from '../reading.ts'

const read = (value: unknown) => articleOf(jsonImporter, sourceOf('a.json', JSON.stringify(value)))

describe('names of authors', () => {
  it.each([
    [
      { items: [{ id: '1', title: 'A', content_text: 'B', authors: [{ name: 'Ortega y Gasset' }] }] },
      ['Ortega y Gasset'],
    ],
    [
      { items: [{ id: '1', title: 'A', content_text: 'B', author: { name: 'De Wit and Zonen' } }] },
      ['De Wit and Zonen'],
    ],
    [
      {
        posts: [
          { title: 'A', slug: 'a', html: 'B', authors: [{ name: 'Von Miller' }, { name: 'Da Silva, Ana' }] },
        ],
      },
      ['Von Miller', 'Da Silva, Ana'],
    ],
    [
      {
        uri: 'urn:a',
        headline: 'A',
        body_text: 'B',
        authors: [{ name: 'Print and Paper' }],
        byline: 'By X and Y',
      },
      ['Print and Paper'],
    ],
  ])('stay whole: %j', async (value, authors) => {
    const { fields } = await read(value)
    expect(fields.authors).toEqual(authors)
    if (fields.byline !== null) expect(fields.byline).toBe('By X and Y')
  })
})
