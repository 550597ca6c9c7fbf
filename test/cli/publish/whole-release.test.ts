import { createHash } from 'node:crypto'
import { expect, it } from 'vitest'
import { publish } from '../../../src/cli/publish/publish.ts'
import type { ArticleDocument } from '../../../src/model/document.ts'
import { articleFile, silent, smallArchive } from '../../support/content.ts'
import { memoryStore } from '../../support/memory-store.ts'

/**
 * Everything in a release of two small editions, in `whole-release.txt`: its addresses with their entries, its
 * configuration, its sitemaps, and the articles' documents. Before accepting a changed file, read it as a reader of the
 * archive would.
 */

const picture = (width: number) => `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="2"/>`
const nameOf = (text: string) => `${createHash('sha256').update(text).digest('hex')}.svg`
const [shown, unused, withheld] = [picture(1), picture(2), picture(3)]

const source = (file: string) =>
  `source: { sha256: ${'ab'.repeat(32)}, mediaType: text/html, importer: html, file: site/${file}, record: '7' }\n`

const article = (headline: string, path: string | null, more: string, body = 'Words.') =>
  articleFile(
    `headline: ${headline}\n${path === null ? '' : `url: https://e.example/${path}\n`}${more}`,
    body,
  )

const files = {
  'archive.yaml':
    'name: The Morgue\nurl: https://archive.example\nlanguage: en\nretention: 90\nhsts: subdomains\ncontentSignal: ai-train=no\n',
  'e/edition.yaml': `name: The E
language: en-CA
founded: 1998
closed: 2020-03
hosts: [e.example, www.e.example]
identity: '_n_(\\d+)'
query: [p]
timeZone: America/Toronto
notices: { top: Top. }
contact: a@e.example
corrections: { form: { keeper: Ada } }
collections: { topics: ['/tag/{name}/'] }
withhold: { agency: [AFP], pictures: [${nameOf(withheld).slice(0, 64)}], reason: A claim., authority: AFP }
`,
  'f/edition.yaml': 'name: The F\nlanguage: fr\nparent: e\nhosts: [f.example]\nclosed: 2020\n',
  'e/pages/faq.md': articleFile('headline: Questions', 'See [the ferry](/e/ferry_n_77.html).'),
  'e/articles/ferry.md': article(
    'Ferry',
    'ferry_n_77.html',
    `formerly: [https://www.e.example/old/ferry, 'https://e.example/?p=5&utm=1', https://elsewhere.example/x, https://f.example/ferry]\npublished: 2016-04-08T22:05\ntopics: [C++, Ferries]\nauthors: [Ann Lee]\nsection: World\n${source('ferry.html')}`,
    '[Harbour](https://e.example/harbour?x=1#top), [gone](/e/gone), [secret](https://e.example/secret_n_79), [F](https://f.example/f1), [out](https://out.example/)\n\n![A](https://e.example/a.svg) ![W](https://e.example/w.svg) ![L](https://e.example/l.svg)',
  ),
  'e/articles/harbour.md': article(
    'Harbour',
    'harbour',
    'published: 2016-04\nlanguage: fr\nmodified: 2017-01-02\n',
  ),
  'e/articles/harbour-two.md': article('Harbour two', 'HARBOUR', 'published: 2016-04-08\ntopics: [C#]\n'),
  'e/articles/query.md': article('Query', '?p=9', 'status: noindex\npublished: 2015-02-28'),
  'e/articles/undated.md': article('Undated', null, 'byline: The staff\n'),
  'e/articles/gone.md': article(
    'Gone',
    'gone',
    'formerly: [https://e.example/old/gone]\nstatus: { is: gone, reason: Asked., since: 2020-01-01 }\n',
  ),
  'e/articles/ruled.md': article('Ruled', 'ruled_n_78', 'agency: AFP\npublished: 2016-05-01\n'),
  'e/articles/secret.md': article(
    'Jane Roe is here',
    'secret_n_79',
    `byline: By Jane Roe\npublished: 2016-04-08\nstatus: { is: anonymised, names: { Jane Roe: J. R. }, reason: Asked. }\n${source('secret.html')}`,
    'Jane Roe, said Roe Jane.',
  ),
  'f/articles/f1.md': articleFile(
    "headline: Un\nurl: https://f.example/f1\npublished: '2014'\ncorrections: [{ published: 2016-01-01, text: Deux. }]",
    '[E](https://e.example/ferry_n_77.html)',
  ),
  [`e/media/${nameOf(shown)}`]: shown,
  [`e/media/${nameOf(unused)}`]: unused,
  [`e/media/${nameOf(withheld)}`]: withheld,
  'e/media/urls.tsv': `${nameOf(shown)}\thttps://e.example/a.svg\n${nameOf(unused)}\thttps://e.example/u.svg\n${nameOf(withheld)}\thttps://e.example/w.svg\n`,
}

const without = (key: string, value: unknown) =>
  key === 'digest' || key === 'shards' || key === 'html' || key === 'markdown' || key === 'text'
    ? undefined
    : value

it('a release is made of its content, and of nothing else', async () => {
  const store = memoryStore()
  const outcome = await publish(await smallArchive(files), store, { isDryRun: false, progress: silent })
  if (Array.isArray(outcome)) throw new Error(JSON.stringify(outcome, null, 1))
  expect(outcome).toMatchObject({
    articleCount: 7,
    writtenCount: 47,
    unchangedCount: 0,
    pictureCount: 1,
    takedownCounts: { articles: 0, pictures: 0 },
  })
  const objects = (kind: string) =>
    [...store.values].filter(([key]) => key.startsWith(`${kind}/`)).map(([, text]) => JSON.parse(text))
  const entries = objects('shard').flatMap((shard) => Object.entries(shard as object))
  const lines = entries
    .flatMap(([key, found]) => found.map((entry: object) => `${key}  ${JSON.stringify(entry, without)}`))
    .sort()
  const articles = (objects('article') as ArticleDocument[])
    .toSorted((a, b) => (a.address < b.address ? -1 : 1))
    .map((document) => `${JSON.stringify(document, without, 1)}\n${document.body.markdown}`)
  const sitemaps = (objects('sitemap') as { address: string; xml: string }[])
    .toSorted((a, b) => (a.address < b.address ? -1 : 1))
    .map(({ address, xml }) => `${address}\n${xml}`)
  const parts = [lines.join('\n'), JSON.stringify(objects('root')[0], without, 1), ...sitemaps, ...articles]
  const pictures = store.writes.filter((key) => key.startsWith('media:'))
  await expect([...parts, ...pictures].join('\n\n')).toMatchFileSnapshot('whole-release.txt')
})
