import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseArticleFile } from '../../../src/cli/content/files/article-file.ts'
import { readConfiguration } from '../../../src/cli/content/files/configuration.ts'
import { chooseNeutralSlug } from '../../../src/cli/content/names/anonymise.ts'
import { findArticleByAddress } from '../../../src/cli/corrections/find-article.ts'
import { articleFile, smallArchive } from '../../support/content.ts'

/** The name of the file in which an article is found by its address. */
async function fileAt(address: string, files: Record<string, string>): Promise<string | null> {
  const content = await smallArchive(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`e/articles/${name}`, text])),
    'query: [p]\n',
  )
  const configuration = await readConfiguration(content)
  if ('faults' in configuration) throw new Error(JSON.stringify(configuration.faults))
  const found = await findArticleByAddress(content, configuration.value.editions, address)
  if (Array.isArray(found)) return null
  expect(found.edition.id).toBe('e')
  return path.basename(found.file)
}

const at = (url: string, more = '') => articleFile(`headline: A\nurl: ${url}\n${more}`, 'Words of Ann Lee.')

describe('an article is found by its address', () => {
  it.each<[string, string, string]>([
    ['its URL', '/e/2016/a_n_7.html', 'https://e.example/2016/a_n_7.html'],
    ['a URL with letters that are encoded', '/e/2016/été', 'https://e.example/2016/%c3%a9t%c3%a9'],
    ['a URL with letters as they are', '/e/2016/été-ab', 'https://e.example/2016/été-ab'],
    ['a URL that an address keeps encoded', '/e/2016/a%2Flonger', 'https://e.example/2016/a%2flonger'],
    ['a URL that ends in a slash', '/e/2016/quay/', 'https://e.example/2016/quay/'],
    ['a parameter', '/e/?p=7', 'https://e.example/?p=7'],
  ])('from %s', async (_, address, url) => {
    expect(await fileAt(address, { 'b.md': at('https://e.example/other'), 'c.md': at(url) })).toBe('c.md')
  })

  it('from its date and file name', async () => {
    expect(await fileAt('/e/2016/04/c', { 'c.md': articleFile('headline: A\npublished: 2016-04') })).toBe(
      'c.md',
    )
  })

  it('or the neutral one, and the original, where it is anonymised', async () => {
    const text = at(
      'https://e.example/ann-lee',
      'status: { is: anonymised, names: { Ann Lee: A. L. }, slug: case-1 }',
    )
    expect(await fileAt('/e/undated/case-1', { 'c.md': text })).toBe('c.md')
    expect(await fileAt('/e/ann-lee', { 'c.md': text })).toBe('c.md')
  })

  it('which an article without a slug has from its source', async () => {
    const source = `source: { sha256: ${'ab'.repeat(32)}, mediaType: text/html, importer: html }\n`
    const status = 'status: { is: anonymised, names: { Ann Lee: A. L. } }'
    const text = at('https://e.example/ann-lee', source + status)
    const checked = parseArticleFile({ file: 'c.md', text })
    const slug = 'value' in checked ? chooseNeutralSlug(checked.value.fields) : null
    expect(slug).toMatch(/^anonymised-[0-9a-f]{12}$/)
    expect(await fileAt(`/e/undated/${slug}`, { 'b.md': at('https://e.example/b'), 'c.md': text })).toBe(
      'c.md',
    )
  })

  it('among files with faults', async () => {
    const broken = at('https://e.example/quay').replace('headline: A', 'headline: A: b')
    expect(await fileAt('/e/quay', { 'b.md': broken, 'c.md': at('https://e.example/quay') })).toBe('c.md')
    expect(await fileAt('/e/quay', { 'b.md': broken })).toBeNull()
  })

  it('and not elsewhere', async () => {
    const files = { 'c.md': at('https://e.example/quay') }
    for (const address of ['/e/quays', '/e/Quay', '/f/quay', '/e/quay?p=1'])
      expect([address, await fileAt(address, files)]).toEqual([address, null])
  })
})
