import { describe, expect, inject, it } from 'vitest'
import type { Root } from '../../../src/archive/root.ts'
import type { Entry } from '../../../src/archive/shard.ts'
import type { Outcome } from '../../../src/edge/variant/outcome.ts'
import { renderVariant } from '../../../src/edge/variant/render-variant.ts'
import type { ArticleDocument } from '../../../src/model/document.ts'
import type { ArticleNeighbours } from '../../../src/model/neighbours.ts'
import { articleEntry, madeRelease } from '../../archive/made-release.ts'
import { memoryStore } from '../../support/memory-store.ts'

const release = inject('release')
const { root: servedRoot } = JSON.parse(release.release ?? '') as { root: string }
const demonstration = JSON.parse(release[`root/${servedRoot}`] ?? '') as Root
const [edition] = demonstration.editions
if (!edition) throw new Error('the demonstration has no edition')

const someArticle = Object.entries(release)
  .filter(([key]) => key.startsWith('article/'))
  .map(([, text]) => JSON.parse(text) as ArticleDocument)
  .find((document) => document.kind === 'article' && document.edition === edition.id)
if (!someArticle) throw new Error('the demonstration has no article')

/** An article at `/<edition>/story`, with some other members. */
const articleWith = ({ fields, ...more }: Partial<ArticleDocument> = {}): ArticleDocument => ({
  ...someArticle,
  address: `/${edition.id}/story`,
  terms: null,
  ...more,
  fields: { ...someArticle.fields, language: null, status: null, ...fields },
})

interface Asked {
  representation?: string
  address?: string
  entries?: Entry[]
  others?: Record<string, Entry[]>
  neighbours?: ArticleNeighbours
  archive?: Partial<Root['archive']>
}

/** Renders an address of a release that has the demonstration's settings, an article, and other entries. */
async function render(article: ArticleDocument, asked: Asked = {}): Promise<Outcome> {
  const {
    representation = 'html',
    address = article.address,
    entries = [],
    others = {},
    archive = {},
    neighbours,
  } = asked
  const kept = memoryStore()
  const { keep } = await madeRelease([])
  const digest = await keep('article', article)
  kept.values.set(`article/${digest}`, JSON.stringify(article))
  const entry: Entry = {
    address: article.address,
    kind: 'article',
    digest,
    ...(neighbours && { neighbours }),
  }
  const made = await madeRelease([entry, ...entries], {}, { others })
  for (const [key, value] of made.store.values) kept.values.set(key, value)
  const { bits, shards } = made.root
  const text = JSON.stringify({
    ...demonstration,
    archive: { ...demonstration.archive, ...archive },
    bits,
    shards,
  })
  const rootDigest = await digestOf(text)
  kept.values.set(`root/${rootDigest}`, text)
  return renderVariant(kept, { releaseId: rootDigest, build: 'b', representation, address })
}

async function digestOf(text: string): Promise<string> {
  const bytes = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))
  return Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, '0')).join('')
}

async function documentOf(article: ArticleDocument, asked?: Asked) {
  const outcome = await render(article, asked)
  if (outcome.kind !== 'document') throw new Error(outcome.kind)
  return {
    headers: outcome.headers as Record<string, string>,
    text: new TextDecoder().decode(outcome.body),
    outcome,
  }
}

const absenceOf = async (address: string, asked: Asked) => {
  const outcome = await render(articleWith(), { ...asked, address })
  if (outcome.kind !== 'absence') throw new Error(outcome.kind)
  return {
    status: outcome.status,
    headers: outcome.headers as Record<string, string>,
    text: new TextDecoder().decode(outcome.body),
  }
}

describe('a document', () => {
  it('is in its own language, else in its edition’s', async () => {
    const other = edition.language.startsWith('fr') ? 'en' : 'fr'
    const own = await documentOf(articleWith({ fields: { ...someArticle.fields, language: other } }))
    expect([own.headers['content-language'], /<html lang="([^"]+)"/.exec(own.text)?.[1]]).toEqual([
      other,
      other,
    ])
    const inherited = await documentOf(articleWith())
    expect(inherited.headers['content-language']).toBe(edition.language)
  })

  it('links to its other representations, and not to itself', async () => {
    for (const [representation, type] of [
      ['markdown', 'text/markdown'],
      ['json', 'application/json'],
    ] as const) {
      const { headers } = await documentOf(articleWith(), { representation })
      expect(headers.link).toContain('rel="alternate"')
      expect(headers.link).not.toContain(`type="${type}"`)
    }
  })

  it('names its linkset where its links are too long for a header', async () => {
    const address = `/${edition.id}/${'long-'.repeat(100)}story`
    const { headers } = await documentOf(articleWith({ address }))
    expect(headers.link).toContain(`<${address}.linkset>; rel="linkset"`)
    expect((await documentOf(articleWith())).headers.link).not.toContain('.linkset')
  })

  it('has an entity tag of its bytes', async () => {
    const { headers, text, outcome } = await documentOf(articleWith())
    expect(headers.etag).toBe(`W/"${(await digestOf(text)).slice(0, 32)}"`)
    expect(outcome.available).toEqual(expect.arrayContaining(['html', 'json', 'markdown', 'text', 'csl']))
    expect(outcome.available).not.toContain('atom')
  })

  it('states the reservation of text and data mining: its terms’ before the archive’s', async () => {
    const terms = { statement: null, license: null, holder: null, text: null }
    const reserved = { reservation: 1, policy: 'https://archive.example/Été' }
    const tdm = { reservation: 0, policy: null }
    const { headers } = await documentOf(articleWith({ terms: { ...terms, tdm } }), {
      archive: { tdm: reserved },
    })
    expect([headers['tdm-reservation'], headers['tdm-policy']]).toEqual(['0', undefined])
    const byDefault = await documentOf(articleWith({ terms: { ...terms, tdm: null } }), {
      archive: { tdm: reserved },
    })
    expect([byDefault.headers['tdm-reservation'], byDefault.headers['tdm-policy']]).toEqual([
      '1',
      'https://archive.example/%C3%89t%C3%A9',
    ])
    expect((await documentOf(articleWith(), { archive: { tdm: null } })).headers).not.toHaveProperty(
      'tdm-reservation',
    )
  })

  it('is kept out of search engines by the status noindex only', async () => {
    const status = { reason: null, since: null, authority: null, showHeadline: false, names: {}, slug: null }
    const robots = async (is: 'noindex' | 'anonymised') =>
      (await documentOf(articleWith({ fields: { ...someArticle.fields, status: { ...status, is } } })))
        .headers['x-robots-tag']
    expect([await robots('noindex'), await robots('anonymised')]).toEqual(['noindex', undefined])
  })

  it('has the neighbours of its entry', async () => {
    const neighbours = { before: { address: `/${edition.id}/before`, headline: 'The day before' } }
    const { text } = await documentOf(articleWith(), { neighbours })
    expect(text).toContain('The day before')
  })

  it('is not offered in a representation of lists', async () => {
    expect(await render(articleWith(), { representation: 'atom' })).toEqual({
      kind: 'notOffered',
      available: expect.arrayContaining(['html', 'json']),
    })
    await expect(render(articleWith(), { representation: 'none' })).rejects.toThrow(
      'no representation is named none',
    )
  })
})

describe('an address without a document', () => {
  const address = (name: string) => `/${edition.id}/${name}`

  it('leads to another, or is a picture', async () => {
    const redirect: Entry = { address: address('old'), kind: 'moved', to: address('Été') }
    const picture: Entry = {
      address: address('a.jpg'),
      kind: 'media',
      mediaType: 'image/jpeg',
      size: 7,
    } as Entry
    const entries = [redirect, picture]
    expect(await render(articleWith(), { address: address('old'), entries })).toEqual({
      kind: 'redirect',
      location: address('%C3%89t%C3%A9'),
    })
    expect(await render(articleWith(), { address: address('a.jpg'), entries })).toEqual({
      kind: 'media',
      mediaType: 'image/jpeg',
      size: 7,
    })
  })

  it('is gone, withheld by the archive, or unknown', async () => {
    const facts = { reason: 'On request', since: '2020', authority: null, headline: 'The lost story' }
    const entries = [
      { address: address('gone'), kind: 'gone', ...facts },
      { address: address('withheld'), kind: 'withheld', ...facts },
    ] as Entry[]
    const gone = await absenceOf(address('gone'), { entries })
    expect([gone.status, gone.headers.link]).toEqual([410, undefined])
    const withheld = await absenceOf(address('withheld'), { entries })
    expect([withheld.status, withheld.headers.link]).toEqual([
      451,
      `<${demonstration.archive.url}/>; rel="blocked-by"`,
    ])
    for (const { text } of [gone, withheld]) {
      expect(text).toContain('On request')
      expect(text).toContain('The lost story')
    }
    expect((await absenceOf(address('none'), {})).status).toBe(404)
  })

  it('is a choice of the spellings that there are, in order', async () => {
    const spellings = ['STORY-x', 'Story-X'].map((name) => articleEntry(address(name)))
    const others = { [address('story-x')]: spellings.toReversed() }
    const choice = await absenceOf(address('story-x'), { others })
    expect(choice.status).toBe(300)
    const [first, second] = spellings.map((entry) => choice.text.indexOf(`href="${entry.address}"`))
    expect([first, second].every((position) => (position ?? -1) > 0)).toBe(true)
    expect(first).toBeLessThan(second ?? 0)
  })

  it('is a page for a reader, and a problem for a program', async () => {
    const page = await absenceOf(address('none'), {})
    expect(page.headers['content-type']).toContain('text/html')
    for (const representation of ['json', 'text', 'markdown']) {
      const problem = await absenceOf(address('none'), { representation })
      expect(problem.headers['content-type']).toContain('application/problem+json')
    }
  })

  it('is not the address of a sitemap, which has a name of its own', async () => {
    const entries = [{ address: address('sitemap'), kind: 'sitemap', digest: '0'.repeat(64) }] as Entry[]
    expect((await absenceOf(address('sitemap'), { entries })).status).toBe(404)
  })
})
