import { describe, expect, it } from 'vitest'
import { listExportWarnings } from '../../../../src/cli/import/wordpress/export-warnings.ts'
import {
  ExportNoteCounts,
  type ExportNoteKind,
} from '../../../../src/cli/import/wordpress/wxr/export-notes.ts'
import { createExportRepairCounts } from '../../../../src/cli/import/wordpress/wxr/read-wxr.ts'
import type { ImportEdition } from '../../../../src/model/edition.ts'
import { lantern } from '../reading.ts'

type Note = [kind: ExportNoteKind, name?: string, times?: number]

const warningsOf = (notes: readonly Note[], edition: Partial<ImportEdition> = {}, repairs = {}) => {
  const all = new ExportNoteCounts()
  for (const note of notes) all.add(...note)
  return listExportWarnings(all, { ...createExportRepairCounts(), ...repairs }, { ...lantern, ...edition })
}

describe('the warnings about an export', () => {
  it('are none where nothing was left out or changed', () => {
    expect(warningsOf([])).toEqual([])
    expect(
      warningsOf(
        [
          ['host', 'the-lantern.example'],
          ['query', 'p'],
        ],
        { query: ['p'] },
      ),
    ).toEqual([])
    expect(warningsOf([['comment', '', 3]], { comments: true })).toEqual([])
  })

  it('name each of its hosts and parameters that edition.yaml lacks, sorted', () => {
    const notes: Note[] = [
      ['host', 'b.example', 0],
      ['host', 'the-lantern.example'],
      ['host', 'a.example'],
      ['host', 'b.example', 2],
      ['host', 'not a host'],
      ['query', 'z', 2],
      ['query', 'p'],
      ['query', 'page_id'],
    ]
    expect(warningsOf(notes, { query: ['q', 'page_id'] })).toEqual([
      'edition.yaml does not list these hosts, so former URLs and links on them lead nowhere: a.example (1 URL), b.example (2 URLs). To list them, write hosts: [the-lantern.example, a.example, b.example] there, and import again',
      'edition.yaml does not list these query parameters as part of addresses, so former URLs with them are dropped: ?p= (1), ?z= (2). If they tell articles apart, write query: [p, page_id, q, z] there, and import again',
    ])
  })

  it('quote the name of a custom field that YAML would misread', () => {
    expect(warningsOf([['custom field', 'dek: long']])).toEqual([
      expect.stringContaining('write take: { fields: { "dek: long": byline } } in edition.yaml'),
    ])
  })

  it('name the taxonomies and fields that take does not', () => {
    const notes: Note[] = [
      ['taxonomy', 'town', 2],
      ['taxonomy', 'desk'],
      ['taxonomy', 'place'],
      ['custom field', 'wire'],
      ['custom field', 'credit', 3],
    ]
    const take = { types: [], taxonomies: new Map([['desk', 'section' as const]]), fields: new Map() }
    expect(warningsOf(notes, { take })).toEqual([
      'terms other than categories and tags were left out: place (1), town (2). To keep one, for example place as topics, write take: { taxonomies: { desk: section, place: topics } } in edition.yaml, and import again',
      'custom fields were left out: credit (3), wire (1). To keep one, for example credit as byline, and place as topics, write take: { taxonomies: { desk: section, place: topics }, fields: { credit: byline } } in edition.yaml, and import again. In place of byline, you can write alternativeHeadline, agency, signOff or rights',
    ])
  })

  it.each([
    [
      [['comment', '', 1]],
      "1 comment by readers was stored in the articles' files, but will not be published. To publish comments, write comments: yes in edition.yaml",
    ],
    [[['hidden comment', '', 2]], '2 comments that the newsroom did not show were left out'],
    [
      [['omitted comment', '', 1]],
      '1 comment after the first 10,000 of an article, or longer than 20,000 characters, was left out',
    ],
    [[['empty comment']], '1 comment without words was left out'],
    [[['long name']], '1 comment under a name of more than 20,000 characters was stored without the name'],
    [
      [['reply']],
      '1 comment in reply to a comment that was left out was attached to the next comment above, or to the article',
    ],
    [
      [
        ['other comment', 'trackback', 2],
        ['other comment', 'pingback'],
      ],
      'comments of other kinds, such as notices of links from other sites, were left out: pingback (1), trackback (2)',
    ],
    [[['shortcode', 'box', 2]], 'the shortcode [box] is unknown (2 uses), so only its text was imported'],
    [
      [['unreadable shortcode', 'spotify', 2]],
      'the shortcode [spotify] names nothing to show (2 uses), so only its text was imported: search the export for [spotify, and add the missing picture or link to the article',
    ],
    [
      [['excerpt']],
      '1 excerpt was left out, because an excerpt of 600 characters or more is too long for a line below a headline. `npx morgue review --kind dropped-text` shows where',
    ],
    [[['form', '', 2]], '2 forms were left out'],
    [
      [['unreadable footnotes', '', 2]],
      'the footnotes of 2 posts could not be read, so they were left out: search the export for footnotes, and add the notes to the articles',
    ],
    [
      [
        ['primary category', '9'],
        ['primary category', '4', 2],
      ],
      'main categories with these ids are missing from this export, so the first category of their articles became the section: 4 (2), 9 (1)',
    ],
    [
      [['repeated custom field', 'a']],
      'custom fields were left out where another had already filled the same field of the article: a (1)',
    ],
    [
      [['omitted custom field', 'a']],
      'custom fields longer than 2,000 characters, and those after the first 1,000 of a post, were left out: a (1). Copy any that an article needs from the export',
    ],
    [
      [['omitted term', 'a']],
      'terms after the first 1,000 of a post were left out: a (1). Add any that an article needs from the export',
    ],
    [
      [['post type', 'opinion', 3]],
      'items that are neither posts nor pages were imported as articles: opinion (3)',
    ],
    [
      [['block', 'search']],
      'blocks that WordPress fills in itself were left out, except words in their settings: search (1)',
    ],
    [
      [['login', 'desk']],
      "some authors have no name in this export, only a login: desk (1). To give desk a name, type `npx morgue edit --where 'author=desk' --set 'authors-=desk' --set 'authors+=<name>'`",
    ],
    [
      [['untitled', '', 2]],
      '2 articles without a title were given a guess as the headline: search the articles\' files for "headline: inferred", and correct the headlines there',
    ],
    [
      [['front page']],
      '1 page at the address of the front page was given another address, because the archive has a front page of its own',
    ],
    [[['featured picture', '', 2]], '2 featured pictures were placed above the text'],
    [
      [['empty gallery', '', 2]],
      '2 galleries have no pictures in this export: if the site was exported in several parts, put them all into one zip, and import that. Otherwise, export the site again (in WordPress: Tools, Export, All content), and import that file. What is missing there too was deleted in WordPress',
    ],
    [
      [['missing featured picture', '', 2]],
      '2 featured pictures are missing from this export: if the site was exported in several parts, put them all into one zip, and import that. Otherwise, export the site again (in WordPress: Tools, Export, All content), and import that file. What is missing there too was deleted in WordPress',
    ],
    [
      [['missing attachment', '', 2]],
      '2 files of galleries and playlists are missing from this export: if the site was exported in several parts, put them all into one zip, and import that. Otherwise, export the site again (in WordPress: Tools, Export, All content), and import that file. What is missing there too was deleted in WordPress',
    ],
    [
      [['encoded twice', 'post 7', 3]],
      'post 7 was encoded as UTF-8 twice, so 3 characters were repaired: check the accents in the article',
    ],
    [
      [
        ['encoded twice', 'post 8'],
        ['encoded twice', 'post 7', 3],
      ],
      '2 posts, such as post 7, were encoded as UTF-8 twice, so 4 characters were repaired: check the accents in the articles',
    ],
  ] as [Note[], string][])('are a sentence for each kind: %j', (notes, warning) =>
    expect(warningsOf(notes)).toEqual([warning]),
  )

  it.each([
    [
      { foreignByteCount: 1 },
      '1 byte is not UTF-8, so the import read it as windows-1252: check the accents in the articles',
    ],
    [{ controlCharacterCount: 2 }, 'the import removed 2 invisible control characters'],
    [{ ampersandCount: 2 }, '2 & are not written as &amp;, as XML requires, and were read as plain text'],
    [
      { toleratedFaultCount: 1 },
      'its XML has 1 small fault, such as an unknown &name;, where the text was imported as written',
    ],
  ])('count what was repaired: %j', (repairs, warning) =>
    expect(warningsOf([], {}, repairs)).toEqual([warning]),
  )
})
