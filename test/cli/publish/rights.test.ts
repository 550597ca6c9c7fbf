import { describe, expect, it } from 'vitest'
import { publish } from '../../../src/cli/publish/publish.ts'
import type { ArticleDocument } from '../../../src/model/document.ts'
import { articleFile, silent, smallArchive } from '../../support/content.ts'
import { memoryStore } from '../../support/memory-store.ts'
import { publishSound } from '../../support/publish-sound.ts'

const rights = `rights:
  - { agency: AFP, statement: 'http://rightsstatements.org/vocab/InC/1.0/', holder: AFP, tdm: { reservation: 1 } }
  - { author: Ann Lee, from: 2001, to: 2003-06, holder: Ann Lee }
  - { section: Letters, text: Their writers’. }
  - { license: 'https://creativecommons.org/licenses/by/4.0/' }
`

const article = (fields: string) => articleFile(`headline: H\n${fields}`)

const articles = {
  'e/articles/a.md': article('byline: Bo Ek, with AFP\npublished: 2002\nauthors: [Ann Lee]'),
  'e/articles/b.md': article('authors: [Ann Lee]\npublished: 2003-06-30'),
  'e/articles/c.md': article('authors: [Ann Lee]\npublished: 2003-07'),
  'e/articles/d.md': article('section: letters'),
  'e/articles/f.md': article(
    'published: 2002-01-01\nstatus: { is: anonymised, names: { H: I }, slug: f }\nagency: AFP',
  ),
}

async function termsByAddress(content: string) {
  const store = memoryStore()
  await publishSound(content, store)
  const documents = [...store.values]
    .filter(([key]) => key.startsWith('article/'))
    .map(([, text]) => JSON.parse(text) as ArticleDocument)
  return new Map(documents.map(({ address, terms }) => [address.replace(/.*\//, ''), terms]))
}

describe('rights', () => {
  it('are those of the first rule whose conditions an article meets', async () => {
    const terms = await termsByAddress(await smallArchive(articles, rights))
    expect(terms.get('a')).toEqual({
      statement: 'http://rightsstatements.org/vocab/InC/1.0/',
      license: null,
      holder: 'AFP',
      text: null,
      tdm: { reservation: 1, policy: null },
    })
    expect(terms.get('b')?.holder).toBe('Ann Lee')
    expect(terms.get('c')?.license).toBe('https://creativecommons.org/licenses/by/4.0/')
    expect(terms.get('d')?.text).toBe('Their writers’.')
    expect(terms.get('f')?.holder).toBe('AFP')
  })

  it('are those of the author whom an anonymised article does not name, nor do its terms', async () => {
    const anonymised = article(
      'authors: [Ann Lee]\npublished: 2002-01-01\nstatus: { is: anonymised, names: { Ann Lee: A. L. }, slug: g }',
    )
    const named = rights.replace('holder: Ann Lee', 'holder: Ann Lee, text: Ask Ann Lee first.')
    const terms = await termsByAddress(
      await smallArchive({ ...articles, 'e/articles/g.md': anonymised }, named),
    )
    expect(terms.get('g')).toMatchObject({ license: null, holder: 'A. L.', text: 'Ask A. L. first.' })
    expect(terms.get('b')?.holder).toBe('Ann Lee')
  })

  it('are a fault with its line where a rule applies to no article', async () => {
    const content = await smallArchive(
      articles,
      rights.replace('agency: AFP', 'agency: APF').replace('section: Letters', 'section: Sport'),
    )
    const faults = await publish(content, memoryStore(), {
      isDryRun: false,
      allowsFewer: true,
      progress: silent,
    })
    const described = Array.isArray(faults)
      ? faults.map(({ file, line, field }) => [file.slice(-14), line, field])
      : []
    expect(described).toEqual([
      ['e/edition.yaml', 6, 'rights'],
      ['e/edition.yaml', 8, 'rights'],
    ])
  })

  it('are none without rules', async () => {
    const terms = await termsByAddress(await smallArchive({ 'e/articles/a.md': article('agency: AFP') }))
    expect([...terms.values()]).toEqual([null])
  })
})
