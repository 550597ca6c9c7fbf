import { expect, it } from 'vitest'
import type { ArticleDocument, CollectionDocument } from '../../../../src/model/document.ts'
import { htmlRepresentation } from '../../../../src/representation/html/html.tsx'
import { jsonRepresentation } from '../../../../src/representation/json/json.ts'
import { noReleaseRenderContext } from '../../../../src/representation/render-context.ts'
import { articleFile, smallArchive } from '../../../support/content.ts'
import { publishedEdition, testArchive } from '../../../support/generated.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'

/** Publishes articles, and returns the documents of one kind. */
async function publish<Kind extends ArticleDocument | CollectionDocument>(
  kind: Kind['kind'],
  articles: Record<string, string>,
): Promise<Kind[]> {
  const store = memoryStore()
  await publishSound(await smallArchive(articles), store)
  return [...store.values].filter(([key]) => key.startsWith(`${kind}/`)).map(([, value]) => JSON.parse(value))
}

const body = 'It sank on <time datetime="1931-05-02">the second of May</time>, 1931.'

it('an article without a date has no date in its text that a program could take for its own', async () => {
  const documents = await publish<ArticleDocument>('article', {
    'e/articles/a.md': articleFile('headline: Undated', body),
    'e/articles/b.md': articleFile('headline: Dated\npublished: 1991', body),
  })
  const bodies = documents.map(({ fields, body: { html } }) => [fields.headline, html])
  expect(Object.fromEntries(bodies)).toEqual({
    Undated: '<p>It sank on the second of May, 1931.</p>',
    Dated: '<p>It sank on <time datetime="1931-05-02">the second of May</time>, 1931.</p>',
  })
  const undated = documents.find(({ fields }) => fields.published === null)
  expect(undated && htmlRepresentation.article?.(undated, noReleaseRenderContext)).not.toContain('<time')
})

it('a list shows the beginning of the text, and not what a missing picture is called', async () => {
  const lost = '![The quay of the harbour in the morning of the storm](https://x.example/lost.jpg)'
  const [day] = (
    await publish<CollectionDocument>('collection', {
      'e/articles/a.md': articleFile(
        'headline: A\npublished: 2016-04-08',
        `${lost}\n\n${lost} The ferry sank at the quay, with nobody aboard, at five.`,
      ),
    })
  ).filter(({ subject }) => subject === 'day')
  expect(day?.listings.map(({ excerpt }) => excerpt)).toEqual([
    'The ferry sank at the quay, with nobody aboard, at five.',
  ])
})

it('an article’s publisher has the logo of its edition', async () => {
  const [document] = await publish<ArticleDocument>('article', {
    'e/articles/a.md': articleFile('headline: A'),
  })
  const logo = { path: `/media/${'a'.repeat(64)}.svg`, width: 240, height: 80 }
  const publisherIn = (edition: typeof publishedEdition) => {
    const context = { ...noReleaseRenderContext, archive: testArchive, edition, editions: [edition] }
    return JSON.parse((document && jsonRepresentation.article?.(document, context)) ?? '{}').publisher
  }
  expect(publisherIn({ ...publishedEdition, logo })).toMatchObject({
    '@type': 'NewsMediaOrganization',
    logo: `${testArchive.url}${logo.path}`,
  })
  expect(publisherIn(publishedEdition)).not.toHaveProperty('logo')
})
