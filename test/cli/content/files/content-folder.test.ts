import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { parseArticleFile, toArticleStatus } from '../../../../src/cli/content/files/article-file.ts'
import { kvKeysPerRead } from '../../../../src/cli/content/files/chunks.ts'
import { readConfiguration } from '../../../../src/cli/content/files/configuration.ts'
import { ContentFolder } from '../../../../src/cli/content/files/content-folder.ts'
import { writeAtomically } from '../../../../src/cli/content/files/write-atomically.ts'
import { mediaFileNamePattern } from '../../../../src/cli/content/picture-lists/media-list.ts'
import { articleFile, smallArchive, temporaryFolder } from '../../../support/content.ts'

describe('a content folder', () => {
  it('has its files where docs/content.md says', () => {
    const content = new ContentFolder('/c')
    expect({
      edition: content.resolveEditionFile('e'),
      about: [content.resolveAboutFile(null), content.resolveAboutFile('e')],
      articles: content.resolveArticlesFolder('e'),
      media: content.resolveMediaFolder('e'),
      report: content.resolveImportReportFile('e'),
      reviewed: content.resolveAcceptedFindingsFile(),
      within: content.toRelativePath('/c/e/articles/a.md'),
      at: content.resolveRelativePath('e/articles/a.md'),
    }).toEqual({
      edition: '/c/e/edition.yaml',
      about: ['/c/about.md', '/c/e/about.md'],
      articles: '/c/e/articles',
      media: '/c/e/media',
      report: '/c/e/import-report.json',
      reviewed: '/c/reviewed.jsonl',
      within: 'e/articles/a.md',
      at: '/c/e/articles/a.md',
    })
  })

  it('lists everything that a publication depends on, in order, and nothing else', async () => {
    const folder = await smallArchive({
      'logo.svg': '<svg/>',
      'notes.txt': 'x',
      'reviewed.jsonl': '',
      'e/LOGO.PNG': 'x',
      'e/logo.tiff': 'x',
      'e/old-logo.svg': '<svg/>',
      'e/import-report.json': '{}',
      'e/articles/2016/b.md': articleFile('headline: B'),
      'e/articles/a.md': articleFile('headline: A'),
      'e/articles/a.txt': 'x',
      'e/pages/faq.md': articleFile('headline: FAQ'),
      'e/media/urls.tsv': '',
      'f/edition.yaml': 'name: F\n',
    })
    const content = new ContentFolder(folder)
    const files: string[] = []
    for await (const file of content.listPublicationInputs()) files.push(content.toRelativePath(file))
    expect(files).toEqual([
      'archive.yaml',
      'about.md',
      'logo.svg',
      'e/edition.yaml',
      'e/about.md',
      'e/LOGO.PNG',
      'e/pages/faq.md',
      'e/media/urls.tsv',
      'f/edition.yaml',
      'f/about.md',
      'e/articles',
      'e/articles/2016/b.md',
      'e/articles/a.md',
      'f/articles',
    ])
    expect((await content.listLogoFiles('e')).map((file) => content.toRelativePath(file))).toEqual([
      'e/LOGO.PNG',
    ])
  })

  it('has a logo of any kind of picture, whether or not it can be published', async () => {
    const names = ['svg', 'png', 'jpg', 'jpeg', 'gif', 'webp', 'avif'].map((extension) => `logo.${extension}`)
    const folder = await smallArchive(Object.fromEntries([...names, 'logo.txt'].map((name) => [name, 'x'])))
    const found = await new ContentFolder(folder).listLogoFiles(null)
    expect(found.map((file) => path.basename(file))).toEqual(names.toSorted())
  })

  it('that does not exist has no logos', async () => {
    expect(await new ContentFolder(`${await temporaryFolder()}/none`).listLogoFiles(null)).toEqual([])
  })
})

it('a status has every field, and null where it says nothing', () => {
  const bare = { is: 'gone' as const, showHeadline: false, names: {} }
  expect(toArticleStatus(bare)).toEqual({ ...bare, reason: null, since: null, authority: null, slug: null })
  const full = {
    is: 'withheld' as const,
    reason: 'R',
    since: '2016-04',
    authority: 'A',
    showHeadline: true,
    names: { 'Ann Lee': 'A. L.' },
    slug: 'a-1',
  }
  expect(toArticleStatus(full)).toEqual(full)
})

it.each([
  ['public', null],
  ['noindex', 'noindex'],
  ['withheld', 'withheld'],
])('a file that is %s has the status %s', (status, is) => {
  const checked = parseArticleFile({ file: 'a.md', text: articleFile(`headline: A\nstatus: ${status}`) })
  expect('value' in checked && (checked.value.fields.status?.is ?? null)).toBe(is)
})

it('a file is written into a folder that does not exist yet', async () => {
  const file = path.join(await temporaryFolder(), 'a/b/c.md')
  await writeAtomically(file, 'Words.')
  await writeAtomically(file, 'Other words.')
  expect(await readFile(file, 'utf8')).toBe('Other words.')
  expect(await readdir(path.dirname(file))).toEqual(['c.md'])
})

it.each(['jpg', 'png', 'gif', 'webp', 'avif', 'svg'])('a stored picture may be %s', (extension) => {
  const digest = 'ab'.repeat(32)
  expect(mediaFileNamePattern.test(`${digest}.${extension}`)).toBe(true)
  for (const name of [
    `x${digest}.${extension}`,
    `${digest}.${extension}x`,
    `${digest.slice(1)}.${extension}`,
  ])
    expect(mediaFileNamePattern.test(name)).toBe(false)
})

it.each([
  ['', { by: 'mail' }],
  ['corrections: none\n', { by: 'none' }],
  ['corrections: { form: { keeper: K } }\n', { by: 'form', keeper: 'K', turnstile: null }],
  [
    'corrections: { form: { keeper: K, turnstile: 0x4AAAAAAA } }\n',
    { by: 'form', keeper: 'K', turnstile: '0x4AAAAAAA' },
  ],
])('corrections stated as %j are taken by %j', async (stated, policy) => {
  const configuration = await readConfiguration(await smallArchive({}, stated))
  expect('value' in configuration && configuration.value.editions[0]?.corrections).toEqual(policy)
})

it('KV reads at most a hundred keys in one call', () => expect(kvKeysPerRead).toBe(100))
