import { describe, expect, it } from 'vitest'
import { noTakedowns, type Takedowns } from '../../../../src/archive/takedowns.ts'
import { emptyArticleFields } from '../../../../src/cli/import/record/empty-article-fields.ts'
import { ObjectWriter } from '../../../../src/cli/publish/store/object-writer.ts'
import { createArticleMarks } from '../../../../src/cli/publish/takedown/article-marks.ts'
import { toSourceMark } from '../../../../src/cli/publish/takedown/takedown-keys.ts'
import { collectTakedowns, writeTakedowns } from '../../../../src/cli/publish/takedown/takedowns.ts'
import {
  findMatchingRuleNames,
  type WithdrawnArticle,
} from '../../../../src/cli/publish/takedown/withdrawn-articles.ts'
import type { WithheldPicture } from '../../../../src/cli/publish/takedown/withheld-pictures.ts'
import type { ArticleFields } from '../../../../src/model/article.ts'
import { articleFile, smallArchive } from '../../../support/content.ts'
import { listFaults } from '../../../support/list-faults.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'

const fields = (known: Partial<ArticleFields>): ArticleFields => ({ ...emptyArticleFields, ...known })

const withdrawn = (...addresses: string[]): WithdrawnArticle => ({
  file: 'a.md',
  kind: 'gone',
  address: '/e/a',
  formerly: [],
  takedown: { reason: null, since: null, authority: null, headline: null },
  marks: { addresses, marks: [] },
})

describe('the record of takedowns', () => {
  it('is the same in whatever order the files are read', () => {
    const articles = ['b', 'd', 'a', 'c'].map((key) => withdrawn(key))
    const others = { anonymisedArticles: [], withheldPictures: [] }
    const { articles: recorded } = collectTakedowns({ ...others, withdrawnArticles: articles })
    expect(recorded.map(({ addresses }) => addresses[0])).toEqual(['a', 'b', 'c', 'd'])
    expect(collectTakedowns({ ...others, withdrawnArticles: articles.toReversed() }).articles).toEqual(
      recorded,
    )
  })

  it('says what became of each article', () => {
    const articles = [withdrawn('a'), { ...withdrawn('b'), kind: 'withheld' as const }]
    const recorded = collectTakedowns({
      withdrawnArticles: articles,
      anonymisedArticles: [],
      withheldPictures: [],
    }).articles
    expect(recorded.map(({ how }) => how)).toEqual(['gone', 'withheld'])
  })

  it('is written whatever it has of each kind, and has each picture once, sorted', async () => {
    const picture = (digest: string): WithheldPicture => ({
      digest,
      entry: { address: `/media/${digest}.png`, kind: 'media', mediaType: 'image/png', size: 1 },
    })
    const one = {
      withdrawnArticles: [withdrawn('a')],
      anonymisedArticles: [],
      withheldPictures: [picture('b')],
    }
    const pictures = ['b', 'c', 'a', 'b'].map(picture)
    expect(collectTakedowns({ ...one, withheldPictures: pictures }).pictures).toEqual(['a', 'b', 'c'])
    const digest = async (takedowns: Takedowns) =>
      writeTakedowns(takedowns, new ObjectWriter(memoryStore(), new Set(), false))
    expect(await digest(collectTakedowns(one))).toMatch(/^[0-9a-f]{64}$/)
    expect(await digest(collectTakedowns({ ...one, withdrawnArticles: [] }))).toMatch(/^[0-9a-f]{64}$/)
    expect(await digest(noTakedowns)).toBeNull()
  })

  it('has each key of an article once, sorted', () => {
    const file = { file: 'a.md', fields: fields({ headline: 'A' }), markdown: 'Words.' }
    const addresses = ['/e/a', '/e/b', '/e/c', '/e/d', '/e/A']
    const marked = createArticleMarks(file, addresses, [])
    expect(marked.addresses).toHaveLength(4)
    expect(marked.addresses).toEqual(marked.addresses.toSorted())
    expect(createArticleMarks(file, addresses.toReversed(), [])).toEqual(marked)
  })

  it('tells the records of one original apart, but not the ways in which it was read', () => {
    const mark = (record: string | null, file: string) =>
      toSourceMark({
        source: {
          sha256: 'ab'.repeat(32),
          mediaType: 'text/xml',
          importer: 'wordpress',
          file,
          record,
          captured: null,
          earlier: [],
          imported: null,
        },
      })
    expect(mark('1', 'a.xml')).toBe(mark('1', 'b.xml'))
    expect(new Set([mark('1', 'a'), mark('2', 'a'), mark(null, 'a')]).size).toBe(3)
    expect(toSourceMark({ source: null })).toBeNull()
  })
})

describe('a rule of an edition', () => {
  const rules = { agency: ['AFP'], author: ['Jane Roe'] }

  it.each<[string, Partial<ArticleFields>, string[], string[]]>([
    ['agency', { agency: 'afp' }, ['AFP'], []],
    ['agency in a byline', { byline: 'Jean Coutu, avec AFP' }, ['AFP'], []],
    ['agency among authors', { authors: ['Jean Coutu', 'A.F.P. AFP'] }, ['AFP'], []],
    ['author', { authors: ['Jean Coutu', 'JANE ROE'] }, [], ['Jane Roe']],
    ['author in a byline', { byline: 'By Jane Roe and John Doe' }, [], ['Jane Roe']],
    ['author who is named in the words alone', { headline: 'Jane Roe and the AFP' }, [], []],
    ['name as an agency only', { agency: 'Jane Roe' }, [], []],
    ['both', { byline: 'Jane Roe, AFP' }, ['AFP'], ['Jane Roe']],
  ])('finds the %s', (_, known, agency, author) => {
    expect(findMatchingRuleNames(fields(known), rules)).toEqual({ agency, author })
  })

  it('works where it is the only one', () => {
    const article = fields({ byline: 'Jane Roe, AFP' })
    expect(findMatchingRuleNames(article, { ...rules, author: [] })).toEqual({ agency: ['AFP'], author: [] })
    expect(findMatchingRuleNames(article, { ...rules, agency: [] })).toEqual({
      agency: [],
      author: ['Jane Roe'],
    })
    expect(findMatchingRuleNames(article, { agency: [], author: [] })).toEqual({ agency: [], author: [] })
  })
})

describe('a name that would still be served', () => {
  const anonymised = 'status: { is: anonymised, slug: a-1, names: { Jane Roe: J } }'

  it.each([
    ['the title of an element', '<abbr title="#FreeJaneRoe">J</abbr>'],
    ['the words of an element', '<abbr title="J">#FreeJaneRoe</abbr>'],
  ])('is found in %s', async (_, markdown) => {
    const content = await smallArchive({
      'e/articles/a.md': articleFile(`headline: A\n${anonymised}`, `Jane Roe. ${markdown}`),
    })
    expect((await listFaults(content)).join('\n')).toMatch(/a\.md:1 .*“\w*JaneRoe”/)
  })

  it.each([
    ['in percent-encoded letters', 'See https://x.example/%46reeJane%52oe', 'FreeJaneRoe'],
    ['between marks that are no tags', '1 < 2 and <Jane&#32;Roe', 'Jane Roe'],
    ['in pieces between tags that were escaped', '#FreeJane&lt;B&gt;Roe', 'FreeJaneRoe'],
  ])('is found in a field %s', async (_, rights, name) => {
    const content = await smallArchive({
      'e/articles/a.md': articleFile(`headline: A\n${anonymised}\nrights: '${rights}'`, 'Jane Roe.'),
    })
    expect(await listFaults(content)).toEqual([
      expect.stringMatching(`a\\.md:4 rights would still show “${name}”`),
    ])
  })

  it.each([
    ['title', '[x](https://x.example "#FreeJaneRoe")'],
    ['target', '[x](https://x.example/%46reeJaneRoe)'],
  ])('is left out with the %s of a link', async (_, link) => {
    const store = memoryStore()
    const text = articleFile(`headline: A\n${anonymised}`, `Jane Roe. ${link}`)
    await publishSound(await smallArchive({ 'e/articles/a.md': text }), store)
    expect([...store.values.values()].join()).not.toMatch(/jane ?roe/i)
  })

  it('is found in what provenance is stated of', async () => {
    const fields = `headline: A\n${anonymised}\nprovenance: { FreeJaneRoe: meta, byline: '#JaneRoeNews' }`
    const content = await smallArchive({ 'e/articles/a.md': articleFile(fields, 'Jane Roe.') })
    const faults = (await listFaults(content)).join('\n')
    expect(faults).toContain('“FreeJaneRoe”')
    expect(faults).toContain('“JaneRoeNews”')
  })

  it('is found in every file, and each of its fields is named once', async () => {
    const content = await smallArchive({
      'e/articles/a.md': articleFile(
        `headline: A\n${anonymised}\nrights: '#FreeJaneRoe'\nagency: '#JaneRoeNews'`,
        'Jane Roe.',
      ),
      'e/articles/b.md': articleFile(
        `headline: B\nstatus: { is: anonymised, slug: b-1, names: { Jane Roe: J } }`,
        'Jane Roe. #FreeJaneRoe',
      ),
      'e/articles/c.md': articleFile('headline: C', '#FreeJaneRoe'),
    })
    const faults = (await listFaults(content)).map((fault) =>
      fault.replace(/(?<=”).*/, '').replace(/ \w[^“]*“/, ' '),
    )
    expect(faults.toSorted()).toEqual([
      'e/articles/a.md:4 FreeJaneRoe”',
      'e/articles/a.md:5 JaneRoeNews”',
      'e/articles/b.md:1  FreeJaneRoe”',
    ])
  })
})
