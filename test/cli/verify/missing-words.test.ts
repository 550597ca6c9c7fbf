import { expect, it } from 'vitest'
import { collectPassages, findMissingPassage } from '../../../src/cli/verify/missing-words.ts'
import type { ArticleDocument } from '../../../src/model/document.ts'
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
    const passages = collectPassages(document, representation.mediaType)
    expect([representation.name, findMissingPassage(passages, representation.mediaType, served)]).toEqual([
      representation.name,
      null,
    ])
  }
  const damaged = `<main>${document.body.html.replace('Nobody was hurt', 'Somebody was hurt')}</main>`
  expect(findMissingPassage([document.body.text], 'text/html', damaged)).toBe(document.body.text)
})
