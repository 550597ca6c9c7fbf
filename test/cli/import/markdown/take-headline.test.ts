import { describe, expect, it } from 'vitest'
import { takeHeadlineFromBody, titleToText } from '../../../../src/cli/import/markdown/take-headline.ts'

describe('a title', () => {
  it.each([
    ['Q&amp;A', 'Q&A'],
    ['<em>Title</em> of  a\nbook', 'Title of a book'],
    ['<B>Bold</B> <strong class="x">words</strong>', 'Bold words'],
    ['List<String> and <unknown>x</unknown>', 'List<String> and <unknown>x</unknown>'],
    ['Open <b> only, and closed </i> only', 'Open <b> only, and closed </i> only'],
    ['One<br>two', 'One two'],
    ['<em></em>', '<em></em>'],
    ['1 < 2', '1 < 2'],
    ['&nbsp;', '&nbsp;'],
  ])('%j is the text %j', (title, expected) => expect(titleToText(title)).toBe(expected))
})

describe('the headline of a body without one', () => {
  it.each<[string, string | null, ReturnType<typeof takeHeadlineFromBody>]>([
    ['# The *ferry*\n\nIt sank.', null, { headline: 'The ferry', body: 'It sank.', provenance: null }],
    [
      '<!-- x -->\n\n# Ferry\n\nIt sank.',
      's',
      { headline: 'Ferry', body: '<!-- x -->\n\n\n\nIt sank.', provenance: null },
    ],
    [
      'Lead.\n\n## Ferry\n\nIt sank.',
      's',
      { headline: 'Ferry', body: 'Lead.\n\n## Ferry\n\nIt sank.', provenance: 'inferred' },
    ],
    [
      '# Ferry\n\nIt sank.\n\n## Later\n\nIt rose.',
      's',
      { headline: 'Ferry', body: 'It sank.\n\n## Later\n\nIt rose.', provenance: null },
    ],
    [
      'Lead.\n\n## Ferry\n\n## Later',
      's',
      { headline: 'Ferry', body: 'Lead.\n\n## Ferry\n\n## Later', provenance: 'inferred' },
    ],
    ['It sank.', 'the-old_ferry', { headline: 'The old ferry', body: 'It sank.', provenance: 'file' }],
    [
      'It sank. Then it rose.',
      null,
      { headline: 'It sank.', body: 'It sank. Then it rose.', provenance: 'inferred' },
    ],
    ['#\n\nIt sank.', null, { headline: 'It sank.', body: '#\n\nIt sank.', provenance: 'inferred' }],
    ['![](x.png)', null, null],
  ])('%j with the file name %s', (body, slug, expected) =>
    expect(takeHeadlineFromBody(body, slug)).toEqual(expected),
  )
})
