import { createHash } from 'node:crypto'
import path from 'node:path'
import { expect, it } from 'vitest'
import { ContentFaultError } from '../../../src/cli/content/files/content-fault.ts'
import type { ArticleSummary } from '../../../src/cli/publish/articles/article-summary.ts'
import type { ContentSurvey } from '../../../src/cli/publish/content-survey.ts'
import {
  createPageDocument,
  type GetDocumentRules,
  setDependentDocuments,
} from '../../../src/cli/publish/documents.ts'
import type { ArticleDocument, CollectionDocument } from '../../../src/model/document.ts'
import { articleFile, smallArchive, temporaryFolder, writeFiles } from '../../support/content.ts'
import { memoryStore } from '../../support/memory-store.ts'
import { publishSound } from '../../support/publish-sound.ts'

const sha256 = (text: string) => createHash('sha256').update(text).digest('hex')
const picture = (width: number) =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${width / 2}"/>`
const nameOf = (text: string) => `${sha256(text)}.svg`
const [whole, copy, introduced] = [picture(900), picture(500), picture(700)]

const media = (edition: string, pictures: Record<string, string>) =>
  Object.fromEntries([
    ...Object.values(pictures).map((text) => [`${edition}/media/${nameOf(text)}`, text]),
    [
      `${edition}/media/urls.tsv`,
      Object.entries(pictures)
        .map(([url, text]) => `${nameOf(text)}\t${url}\n`)
        .join(''),
    ],
  ])

/** The first edition has none of what the second one's documents depend on: pictures, comments and rights. */
const files = {
  'about.md': 'Both had [one quay](https://f.example/quay).\n',
  'e/edition.yaml':
    'name: The E\nlanguage: en\nhosts: [e.example]\nclosed: 2020\nrights: [{ author: Bo Ek, holder: Bo Ek }]\n',
  'e/articles/a.md': articleFile('headline: A\nauthors: [Bo Ek]'),
  'f/edition.yaml':
    'name: The F\nlanguage: en\nhosts: [f.example]\nclosed: 2020\ncomments: yes\nrights: [{ holder: The F }]\n',
  'f/about.md': '![The harbour](https://f.example/harbour.svg)\n',
  'f/articles/gone.md': articleFile(
    'headline: Gone\nurl: https://f.example/gone\nstatus: { is: gone, reason: Asked., since: 2020-01-01 }',
  ),
  'f/articles/linking.md': articleFile(
    'headline: Linking\nurl: https://f.example/linking\ncomments: [{ author: Reader, text: Indeed }]',
    '[Out](https://f.example/gone)',
  ),
  'f/articles/secret.md': articleFile(
    'headline: Jane Roe\nurl: https://f.example/secret\nstatus: { is: anonymised, names: { Jane Roe: J. R. }, slug: secret }',
    '![The quay](https://f.example/quay.svg)\n\nJane Roe left <time datetime="2016-04-08">on Friday</time>.',
  ),
  'f/articles/dated.md': articleFile(
    'headline: Jane Roe two\npublished: 2016-04-09\nurl: https://f.example/dated\nstatus: { is: anonymised, names: { Jane Roe: J. R. }, slug: dated }',
    'Jane Roe left <time datetime="2016-04-08">on Friday</time>.',
  ),
  ...media('f', { 'https://f.example/quay.svg': whole, 'https://f.example/harbour.svg': introduced }),
  [`f/media/${nameOf(copy)}`]: copy,
  'f/media/sizes.tsv': `${nameOf(copy)}\t${nameOf(whole)}\n`,
}

it('the documents that depend on others have their own edition’s pictures, comments and rights', async () => {
  const store = memoryStore()
  await publishSound(await smallArchive(files), store)
  const objects = (kind: string) =>
    [...store.values].flatMap(([key, text]) => (key.startsWith(`${kind}/`) ? [{ key, text }] : []))
  const documents = new Map(
    objects('article').map(({ key, text }) => {
      const document = JSON.parse(text) as ArticleDocument
      expect(key).toBe(`article/${sha256(text)}`)
      return [document.fields.headline, document]
    }),
  )
  const secret = documents.get('J. R.')
  expect(secret?.body.html).toContain(`src="/media/${nameOf(whole)}" srcset="/media/${nameOf(copy)} 500w`)
  expect(secret?.body.html).toContain('width="900" height="450"')
  expect(secret?.body.html).toContain('J. R. left on Friday.')
  expect(documents.get('J. R. two')?.body.html).toContain('<time datetime="2016-04-08">')
  expect(documents.get('Linking')).toMatchObject({
    fields: { comments: [{ author: 'Reader' }] },
    terms: { holder: 'The F' },
    body: { markdown: 'Out' },
  })
  const [about] = objects('collection').flatMap(({ text }) => {
    const { subject, about: introduction } = JSON.parse(text) as CollectionDocument
    return subject === 'archive' ? [introduction] : []
  })
  expect(about?.html).toContain('<a href="/f/quay">')
  expect(store.writes.filter((key) => key.startsWith('media:')).sort()).toEqual(
    [whole, copy, introduced].map((text) => `media:${nameOf(text)}`).sort(),
  )
})

const rulesOf: GetDocumentRules = () => ({
  publishesComments: false,
  rightsRules: [],
  resolver: {
    resolveLink: () => null,
    resolveTakenDownUrl: () => null,
    resolvePicture: () => null,
    findPictureSize: () => null,
    listSmallerPictures: () => [],
  },
})

/** Asserts that making each document of a file fails with the reason. */
async function expectFault(text: string, reason: string): Promise<void> {
  const file = path.join(await temporaryFolder(), 'a.md')
  await writeFiles(path.dirname(file), { 'a.md': text })
  const article = { file, edition: 'e', address: '/e/a' } as ArticleSummary
  const documents = { at: () => ({ location: null, archiveUrls: [] }), set: () => {} }
  const survey = { articles: [article], documents, shownPictureNames: new Set() } as unknown as ContentSurvey
  const making = [
    setDependentDocuments(survey, rulesOf),
    createPageDocument({ file, edition: 'e', address: '/e/pages/a', headline: 'A' }, rulesOf),
  ]
  for (const outcome of await Promise.allSettled(making)) {
    const { reason: error } = outcome as PromiseRejectedResult
    expect(error).toBeInstanceOf(ContentFaultError)
    expect(error.fault).toEqual({ file, line: 1, field: '', reason })
  }
}

it('a file that has a fault by the time when it is published is named', () =>
  expectFault(articleFile('section: World'), 'changed while it was being published: run the command again'))

it('a file whose document is too large to publish is named', () =>
  // In JSON, each character is six.
  expectFault(
    articleFile('headline: A', `\`\`\`\n${'\u001f'.repeat(1_470_000)}`),
    'is 26.5 MB once published, more than the limit of 26.2 MB: divide it into several files',
  ))
