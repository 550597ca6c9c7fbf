import { expect, it } from 'vitest'
import type { WebPage } from '../../../../../src/cli/import/page/metadata/web-page.ts'
import { listStatedPictureUrls } from '../../../../../src/cli/import/page/pictures/stated-pictures.ts'
import type { JsonObject } from '../../../../../src/cli/import/record/json-values.ts'

const listIn = (jsonLdObjects: JsonObject[]) =>
  listStatedPictureUrls({
    metaTags: new Map(),
    jsonLdArticles: jsonLdObjects.slice(0, 1),
    jsonLdObjects,
  } as unknown as WebPage)

it('the pictures that an article names by an id are those of every object with that id', () => {
  const pictures = ['a', 'b'].map((name) => ({ '@id': '#p', contentUrl: `https://a.example/${name}.jpg` }))
  expect(listIn([{ '@type': 'Article', image: { '@id': '#p' } }, ...pictures])).toEqual([
    'https://a.example/a.jpg',
    'https://a.example/b.jpg',
  ])
})

it('objects that name each other are read once', () => {
  const named = Array.from({ length: 5000 }, () => ({ '@id': '#p', url: { '@id': '#p' } }))
  const started = process.cpuUsage().user
  expect(listIn([{ '@type': 'Article', image: { '@id': '#p' } }, ...named])).toEqual([])
  expect((process.cpuUsage().user - started) / 1e6).toBeLessThan(2)
})
