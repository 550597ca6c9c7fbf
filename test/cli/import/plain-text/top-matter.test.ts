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

  it.each([
    'Published',
    'Publié le',
    'Publiée le',
    'Publicado el',
    'Publicada',
    'Article published on',
    'First published:',
    'Paru le',
    'Parution :',
    'Mis en ligne le',
    'Mise en ligne',
    'Posted on',
    'Date:',
    'Dateline:',
    'Created',
    'Publicado em',
    'published the',
  ])('may follow a label: %s', async (label) => {
    const { fields, markdown } = await textIn(`A ferry stops\n${label} 8 April 2016`)
    expect([fields.published, fields.modified]).toEqual(['2016-04-08', null])
    expect(markdown.startsWith('The ferry stopped')).toBe(true)
  })

  it.each([
    'Mis à jour le',
    'mise à jour',
    'Dernière mise à jour :',
    'Dernière modification le',
    'Modifié le',
    'Actualisé le',
    'Updated',
    'Last updated on',
    'last modified:',
    'Modified the',
    'Actualizado el',
  ])('of its last change follows another: %s', async (label) => {
    const alone = await textIn(`A ferry stops\n${label} 9 April 2016`)
    expect([alone.fields.published, alone.fields.modified]).toEqual([null, '2016-04-09'])
    for (const mark of [', ', ' | ', ' – ', '; ', ' ']) {
      const { fields } = await textIn(`A ferry stops\nPublished 8 April 2016${mark}${label} 9 April 2016`)
      expect([mark, fields.published, fields.modified]).toEqual([mark, '2016-04-08', '2016-04-09'])
    }
  })

  it('stands within eight lines below the top, of which blank ones do not count', async () => {
    const below = (line: string) => textIn(`A ferry stops\n${line.repeat(7)}8 April 2016`)
    expect((await below('\n')).fields.published).toBe('2016-04-08')
    expect((await below('A pier\n')).fields.published).toBeNull()
  })

  it.each([
    'Printed 8 April 2016',
    'Published 8 April 2016 in the harbour',
    'Published April 2016',
    '2016',
    'Published in April',
    'Updated yesterday',
    'Published 8 April 2016, updated yesterday',
  ])('is none in a line with other words, or without a day: %s', async (line) => {
    const { fields, markdown } = await textIn(`A ferry stops\n${line}`)
    expect([fields.published, fields.modified]).toEqual([null, null])
    expect(markdown).toContain(line)
  })
})

describe('the URL of a text', () => {
  const url = 'https://the-lantern.example/a'
  it.each(['', 'URL: ', 'Link : ', 'lien: ', 'Adresse: ', 'Permalink: ', 'Permalien : '])(
    'may follow a label: %j',
    async (label) => {
      for (const written of [url, `<${url}>`]) {
        const { fields, markdown } = await textIn(`A ferry stops\n${label}${written}`)
        expect(fields.url).toBe(url)
        expect(markdown).not.toContain('lantern')
      }
    },
  )

  it.each(['https://other.example/a', `See ${url}`, `Site: ${url}`, `${url} now`])(
    'is none in %s',
    async (line) => {
      const { fields, markdown } = await textIn(`A ferry stops\n${line}`)
      expect(fields.url).toBeNull()
      expect(markdown).toContain(line.split(' ')[0])
    },
  )

  it('and its dates are taken once; a line that contradicts an earlier one stays', async () => {
    const { fields, markdown } = await textIn(
      `${url}\nA ferry stops\n${url}\n${url}/b\n8 April 2016\n9 April 2016`,
    )
    expect([fields.url, fields.published]).toEqual([url, '2016-04-08'])
    expect(markdown).toContain(`${url}/b`)
    expect(markdown).toContain('9 April 2016')
  })
})
