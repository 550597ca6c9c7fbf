import { describe, expect, it } from 'vitest'
import { deriveHeadline, titleHtmlToText } from '../../../../src/cli/import/markdown/derive-headline.ts'

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
  ])('%j is the text %j', (title, expected) => expect(titleHtmlToText(title)).toBe(expected))
})

describe('the headline of a body without one', () => {
  it.each<[string, string | null, ReturnType<typeof deriveHeadline>]>([
    [
      '# The *ferry*\n\nIt sank.',
      null,
      { headline: 'The ferry', bodyMarkdown: 'It sank.', headlineProvenance: null },
    ],
    [
      '<!-- x -->\n\n# Ferry\n\nIt sank.',
      's',
      { headline: 'Ferry', bodyMarkdown: '<!-- x -->\n\n\n\nIt sank.', headlineProvenance: null },
    ],
    [
      'Lead.\n\n## Ferry\n\nIt sank.',
      's',
      { headline: 'Ferry', bodyMarkdown: 'Lead.\n\n## Ferry\n\nIt sank.', headlineProvenance: 'inferred' },
    ],
    [
      '# Ferry\n\nIt sank.\n\n## Later\n\nIt rose.',
      's',
      { headline: 'Ferry', bodyMarkdown: 'It sank.\n\n## Later\n\nIt rose.', headlineProvenance: null },
    ],
    [
      'Lead.\n\n## Ferry\n\n## Later',
      's',
      { headline: 'Ferry', bodyMarkdown: 'Lead.\n\n## Ferry\n\n## Later', headlineProvenance: 'inferred' },
    ],
    [
      'It sank.',
      'the-old_ferry',
      { headline: 'The old ferry', bodyMarkdown: 'It sank.', headlineProvenance: 'file' },
    ],
    [
      'It sank. Then it rose.',
      null,
      { headline: 'It sank.', bodyMarkdown: 'It sank. Then it rose.', headlineProvenance: 'inferred' },
    ],
    [
      '#\n\nIt sank.',
      null,
      { headline: 'It sank.', bodyMarkdown: '#\n\nIt sank.', headlineProvenance: 'inferred' },
    ],
    ['![](x.png)', null, null],
  ])('%j with the file name %s', (body, slug, expected) =>
    expect(deriveHeadline(body, slug)).toEqual(expected),
  )
})
