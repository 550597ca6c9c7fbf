import { readFile } from 'node:fs/promises'
import { describe, expect, it } from 'vitest'
import { FrontDoor, wordpressExport } from '../front-door.ts'

const term = (taxonomy: string, name: string) =>
  `<category domain="${taxonomy}" nicename="x">${name}</category>`

const meta = (key: string, value: string) =>
  `<wp:postmeta><wp:meta_key>${key}</wp:meta_key><wp:meta_value><![CDATA[${value}]]></wp:meta_value></wp:postmeta>`

const parts = [
  term('category', 'Uncategorised'),
  term('desk', 'Harbour'),
  term('town', 'Old Port'),
  term('town', 'New Port'),
  term('writer', 'Ada Roe'),
  meta('credit', 'By <b>Ada Roe</b>'),
  meta('wire', 'The Wire'),
  meta('views', '12'),
  meta('_edit_lock', '1:2'),
].join('')

async function bringWith(take: string, itemParts = parts) {
  const door = await FrontDoor.open(`query: [p]\n${take}`)
  const text = wordpressExport('https://e.example', [{ id: 1, title: 'Ferry', body: 'It sank.' }])
  await door.write({ 'all.xml': text.replace('</item>', `${itemParts}</item>`) })
  const imported = await door.bring(['all.xml'])
  return { ...imported, article: await readFile(door.file('2012/05/p-1.md'), 'utf8').catch(() => '') }
}

describe('take in edition.yaml', () => {
  it('gives taxonomies and custom fields of an export to the fields of articles', async () => {
    const { article, report } = await bringWith(
      'take:\n  types: [dossier]\n  taxonomies: { desk: section, town: topics, writer: authors }\n  fields: { credit: byline, wire: agency }\n',
    )
    expect(article).toContain(
      'byline: By Ada Roe\nauthors:\n  - Ada Roe\nagency: The Wire\nsection: Harbour\ntopics:\n  - Uncategorised\n  - Old Port\n  - New Port\n',
    )
    expect(report.remarks.map(({ text }) => text)).toEqual([
      'custom fields were left out: views (1). To keep one, for example views as alternativeHeadline, write take: { types: [dossier], taxonomies: { desk: section, town: topics, writer: authors }, fields: { credit: byline, wire: agency, views: alternativeHeadline } } in edition.yaml, and import again. In place of alternativeHeadline, you can write byline, agency, signOff or rights',
    ])
  })

  it('takes the first of several values for a field, and names the others', async () => {
    const values = [meta('credit', 'By Ada Roe'), meta('credit', 'By Ada Roe'), meta('credit', 'By Bo Lind')]
    const more = [...values, meta('photo', 'Pictures by Cy Moe')].join('')
    const { article, report } = await bringWith('take: { fields: { credit: byline, photo: byline } }\n', more)
    expect(article).toContain('byline: By Ada Roe\n')
    expect(report.remarks.map(({ text }) => text)).toEqual([
      'custom fields were left out where another had already filled the same field of the article: credit (1), photo (1)',
    ])
  })

  it('names the custom fields and terms that are too long or too many, also where take names them', async () => {
    const story = meta('story', 'word '.repeat(500))
    const terms = Array.from({ length: 1003 }, (_, index) => term('town', `Town ${index}`)).join('')
    const { article, report } = await bringWith('take: { fields: { story: byline } }\n', story + terms)
    expect(article).not.toContain('byline')
    expect(report.remarks.map(({ text }) => text)).toEqual([
      'terms other than categories and tags were left out: town (1000). To keep one, for example town as topics, write take: { taxonomies: { town: topics }, fields: { story: byline } } in edition.yaml, and import again',
      'custom fields longer than 2,000 characters, and those after the first 1,000 of a post, were left out: story (1). Copy any that an article needs from the export',
      'terms after the first 1,000 of a post were left out: town (3). Add any that an article needs from the export',
    ])
  })

  it('lists once what an export has and is ignored, on the screen and in the report', async () => {
    const { article, report, screen } = await bringWith('')
    expect(article).toContain('section: Uncategorised\n')
    const texts = report.remarks.map(({ text }) => text)
    expect(texts).toEqual([
      'terms other than categories and tags were left out: desk (1), town (2), writer (1). To keep one, for example desk as topics, write take: { taxonomies: { desk: topics } } in edition.yaml, and import again',
      'custom fields were left out: credit (1), views (1), wire (1). To keep one, for example credit as byline, and desk as topics, write take: { taxonomies: { desk: topics }, fields: { credit: byline } } in edition.yaml, and import again. In place of byline, you can write alternativeHeadline, agency, signOff or rights',
    ])
    for (const text of texts) expect(screen.split(text)).toHaveLength(2)
  })

  it.each([
    ['take: { taxonomies: { desk: place } }', 'take.taxonomies.desk: must be section, topics or authors'],
    ['take: { fields: { credit: headline } }', 'take.fields.credit: must be alternativeHeadline, byline'],
    ['take: desk', 'take: must be a list of the kinds to import, or fields'],
  ])('is refused where it names another field: %s', async (take, message) => {
    const door = await FrontDoor.open(take)
    await door.write({ 'all.xml': wordpressExport('https://e.example', []) })
    const { status, screen } = await door.run(['all.xml'])
    expect([status, screen]).toEqual([1, expect.stringContaining(message)])
  })
})
