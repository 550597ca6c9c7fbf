import { describe, expect, it } from 'vitest'
import { findMissingPassageOrError, listRequiredPassages } from '../../../src/cli/verify/missing-words.ts'
import { type ArticleDocument, type Document, maxArticlesOnFront } from '../../../src/model/document.ts'
import { representations } from '../../../src/representation/index.ts'
import { renderContextFor } from '../../../src/representation/render-context.ts'
import { canRender, render } from '../../../src/representation/representation.ts'
import { articleFile, smallArchive } from '../../support/content.ts'
import { memoryStore } from '../../support/memory-store.ts'
import { publishSound } from '../../support/publish-sound.ts'

const body = `The ferry sank at noon.

![The pier](https://e.example/lost.jpg)

Nobody was hurt, and ![a flag](https://e.example/flag.jpg) was saved.

<https://www.youtube.com/watch?v=abc>

[A map](https://www.google.com/maps/xyz)

The end.`

it('finds every word of an article with missing pictures and embeds in every representation', async () => {
  const store = memoryStore()
  await publishSound(await smallArchive({ 'e/articles/a.md': articleFile('headline: A ferry', body) }), store)
  const readValue = (kind: string) =>
    JSON.parse([...store.values].find(([key]) => key.startsWith(kind))?.[1] ?? '')
  const document: ArticleDocument = readValue('article/')
  const context = renderContextFor(readValue('root/'), document.address)
  for (const representation of representations.filter((each) => canRender(each, 'article'))) {
    const served = render(representation, document, context)
    const passages = listRequiredPassages(document, representation.mediaType)
    expect([
      representation.name,
      findMissingPassageOrError(passages, representation.mediaType, served),
    ]).toEqual([representation.name, null])
  }
  const damaged = `<main>A ferry ${document.body.html.replace('Nobody was hurt', 'Somebody was hurt')}</main>`
  expect(findMissingPassageOrError(listRequiredPassages(document, 'text/html'), 'text/html', damaged)).toBe(
    'Nobody was hurt, and a flag was saved.',
  )
})

it.each([
  ['text/html', '<nav>Two</nav><main><p>One <b>&amp;</b> two</p></main>', 'One two', true],
  ['text/html', '<nav>One</nav><main>Two</main>', 'One', false],
  ['text/html', '<p>One</p>', 'One', false],
  ['text/html', '<main><p>A<b>x</b>B</p></main>', 'AB', false],
  ['text/markdown', '# One\n\n*two*', 'One two', true],
  ['text/markdown', '[one](https://two.example)', 'two', false],
  ['application/atom+xml', '<a t="two">one</a>', 'one', true],
  ['application/atom+xml', '<a t="two">one</a>', 'two', false],
  ['application/ld+json', '{"two":["o\\u006ee"]}', 'one', true],
  ['application/json', '{"two":["one"]}', 'two', false],
  ['application/x-bibtex', '{o{\\textless}ne}', 'o<ne', true],
  ['text/plain', 'E\u0301te\u0301 – one', 'Été one', true],
  ['text/plain', 'one', 'two', false],
  ['text/plain', 'in 1916', 'in 1926', false],
])('in %s, %s has the words %s: %s', (mediaType, served, passage, isFound) =>
  expect(findMissingPassageOrError([passage], mediaType, served)).toBe(isFound ? null : passage),
)

it('the first passage that a representation lacks is named', () =>
  expect(findMissingPassageOrError(['one', 'two', 'three'], 'text/plain', 'one')).toBe('two'))

it('of a representation that cannot be parsed, the error is returned', () => {
  expect(findMissingPassageOrError(['one'], 'application/json', '{')).toBeInstanceOf(SyntaxError)
  expect(findMissingPassageOrError(['one'], 'application/atom+xml', '<a>')).toBeInstanceOf(Error)
})

describe('the passages that a representation must have', () => {
  const fields = { headline: 'H', corrections: [{ published: '2016', text: 'C' }] }
  const article = { kind: 'article', fields, body: { text: 'T' } }
  const listings = Array.from({ length: maxArticlesOnFront + 1 }, (_, number) => ({ headline: `L${number}` }))

  it.each<[object, string, number]>([
    [article, 'text/html', 3],
    [article, 'application/x-bibtex', 1],
    [article, 'application/x-research-info-systems', 1],
    [article, 'application/vnd.citationstyles.csl+json', 1],
    [{ kind: 'page', headline: 'H', body: { text: 'T\n\nU' } }, 'text/html', 3],
    [{ kind: 'holdings' }, 'text/html', 0],
    [{ kind: 'collection', subject: 'front', listings }, 'text/html', maxArticlesOnFront],
    [{ kind: 'collection', subject: 'front', listings }, 'application/json', maxArticlesOnFront + 1],
    [{ kind: 'collection', subject: 'year', listings }, 'text/html', maxArticlesOnFront + 1],
  ])('%#: are as many as it shows', (document, mediaType, count) =>
    expect(listRequiredPassages(document as Document, mediaType)).toHaveLength(count),
  )
})
