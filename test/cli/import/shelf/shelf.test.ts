import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { expect, it } from 'vitest'
import { readConfiguration } from '../../../../src/cli/content/files/configuration.ts'
import { emptyArticleFields } from '../../../../src/cli/import/record/empty-article-fields.ts'
import { filesOnDisk } from '../../../../src/cli/import/shelf/edition-files.ts'
import { Shelf } from '../../../../src/cli/import/shelf/shelf.ts'
import { articleFile, smallArchive } from '../../../support/content.ts'

/** Opens the shelf of the edition `e`; `rewritten` is what its files contain once the shelf is open. */
async function openShelf(content: string, rewritten: string | null = null): Promise<Shelf> {
  const configuration = await readConfiguration(content)
  if ('faults' in configuration) throw new Error(JSON.stringify(configuration.faults))
  const { editions } = configuration.value
  const [edition] = editions
  if (!edition) throw new Error('no edition')
  const readText = async (file: string) => rewritten ?? filesOnDisk.readText(file)
  return Shelf.open(path.join(content, 'e'), { edition, editions }, { ...filesOnDisk, readText })
}

/** The shelf of an archive with these files. */
const open = async (files: Record<string, string>, rewritten: string | null = null) =>
  openShelf(
    await smallArchive(
      Object.fromEntries(Object.entries(files).map(([name, text]) => [`e/articles/${name}`, text])),
    ),
    rewritten,
  )

const findIdenticalFile = async (
  shelf: Shelf,
  published: string | null,
  words = 'One two.',
  headline = 'A',
) =>
  path.basename(
    (await shelf.findIdenticalArticle({ ...emptyArticleFields, headline, published }, words))?.file ?? '',
  )

const dated = (date: string) => articleFile(`headline: A\npublished: ${date}`, '**One** two.')

it('a twin has the same headline, words and day', async () => {
  const shelf = await open({ 'a.md': dated('2016-04-08'), 'b.md': dated('2016-04-09T10:00:00Z') })
  expect(await findIdenticalFile(shelf, '2016-04-08')).toBe('a.md')
  expect(await findIdenticalFile(shelf, '2016-04-09')).toBe('b.md')
  expect(await findIdenticalFile(shelf, '2016-04-10')).toBe('')
  expect(await findIdenticalFile(shelf, '2016-04')).toBe('')
  expect(await findIdenticalFile(shelf, '2016-04-08', 'One three.')).toBe('')
  expect(await findIdenticalFile(shelf, '2016-04-08', 'One two.', 'B')).toBe('')
})

it('an article without a date is the twin of one of any day', async () => {
  expect(await findIdenticalFile(await open({ 'a.md': dated('2016-04-08') }), null)).toBe('a.md')
})

it('an article without a date on the shelf is no twin of one that has a date', async () => {
  const shelf = await open({ 'a.md': articleFile('headline: A', 'One two.') })
  expect(await findIdenticalFile(shelf, '2016-04-08')).toBe('')
})

it('a file that has a fault, or gets one while an import runs, is no twin', async () => {
  const broken = dated('2016-04-08').replace('headline: A', 'headline: A: b')
  expect(await findIdenticalFile(await open({ 'a.md': broken }), '2016-04-08')).toBe('')
  expect(await findIdenticalFile(await open({ 'a.md': dated('2016-04-08') }, broken), '2016-04-08')).toBe('')
})

it('a file in another encoding is no twin, although its words are the same', async () => {
  const content = await smallArchive({ 'e/articles/a.md': '' })
  const text = dated('2016-04-08').replace('published', 'byline: Renée\npublished')
  await writeFile(path.join(content, 'e/articles/a.md'), text, 'latin1')
  expect(await findIdenticalFile(await openShelf(content), '2016-04-08')).toBe('')
})

it('files of the same words are duplicates until one of them changes', async () => {
  const shelf = await open({
    'a.md': dated('2016-04-08'),
    'b.md': dated('2016-04-09'),
    'c.md': articleFile('headline: C', 'Three.'),
  })
  const names = () =>
    shelf.listFileGroupsWithSameWords().map((files) => files.map((file) => path.basename(file)))
  expect(names()).toEqual([['a.md', 'b.md']])
  const [, second = ''] = shelf.listFileGroupsWithSameWords()[0] ?? []
  shelf.addArticle(second, { ...emptyArticleFields, headline: 'A' }, 'Four five.')
  expect(names()).toEqual([])
})
