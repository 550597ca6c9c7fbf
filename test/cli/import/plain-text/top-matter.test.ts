import { describe, expect, it } from 'vitest'
import { textImporter } from '../../../../src/cli/import/plain-text/text-importer.ts'
import { articleOf, briefingFor, lantern, lostIn, sourceOf } from '../reading.ts'

const body =
  'The ferry stopped on Monday, and two hundred people waited on the quay.\n\nIt sails again today.'

const textIn = (lines: string, language = 'en') =>
  articleOf(textImporter, sourceOf('a.txt', `${lines}\n\n${body}\n`), briefingFor({ ...lantern, language }))

describe('a byline below the headline of a text', () => {
  it.each([
    ['en', 'A ferry stops\nBy Cy Dee', ['Cy Dee']],
    ['en', 'A ferry stops\n\nBy Cy Dee and Theresa May\n12 May 2016', ['Cy Dee', 'Theresa May']],
    ['en', 'A ferry stops\n12 May 2016\nBy Cy Dee', ['Cy Dee']],
    ['fr', 'Le bac s’arrête\nPar Anne Exemple et Paul Martin', ['Anne Exemple', 'Paul Martin']],
    ['de', 'Die Fähre steht\nVon Anna Beispiel', ['Anna Beispiel']],
  ])('in %s names its authors, and leaves the body: %j', async (language, lines, authors) => {
    const article = await textIn(lines, language)
    expect(article.fields.authors).toEqual(authors)
    expect(lines).toContain(article.fields.byline)
    expect(article.markdown.startsWith('The ferry stopped')).toBe(true)
    expect(lostIn(article)).toEqual([])
  })

  it.each([
    'A ferry stops\nBy the river',
    'A ferry stops\nBy Ann Example and others who were there.',
    'A ferry stops\nThe harbour\nVon Miller',
  ])('is not another line: %j', async (lines) => {
    const { fields, markdown } = await textIn(lines)
    expect([fields.byline, fields.authors]).toEqual([null, []])
    expect(markdown).toContain(lines.split('\n').at(-1))
  })

  it('is not the first line', async () => {
    expect((await textIn('By Cy Dee')).fields).toMatchObject({ headline: 'By Cy Dee', byline: null })
  })
})

describe('the date of a text', () => {
  it.each([
    ['April 8, 2016 2 PM', '2016-04-08T14:00'],
    ['April 8, 2016 at 2:30 p.m.', '2016-04-08T14:30'],
    ['8. April 2016, 14 Uhr', '2016-04-08T14:00'],
    ['08.04.2016 | 14:05 Uhr', '2016-04-08T14:05'],
    ['8 kwietnia 2016', '2016-04-08'],
    ['8 апреля 2016', '2016-04-08'],
    ['8. huhtikuuta 2016', '2016-04-08'],
  ])('is read however it is written: %s', async (line, published) => {
    const article = await textIn(`A ferry stops\n${line}`, 'de')
    expect(article.fields.published).toBe(published)
    expect(article.markdown).not.toContain('2016')
  })
})
