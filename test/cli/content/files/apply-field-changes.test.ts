import { describe, expect, it } from 'vitest'
import { applyFieldChanges } from '../../../../src/cli/content/files/apply-field-changes.ts'
import type { ArticleFields } from '../../../../src/model/article.ts'

type Changes = Partial<Record<keyof ArticleFields, string | string[] | null>>

const edit = (raw: string, changes: Changes) =>
  applyFieldChanges(
    'e/a.md',
    raw,
    new Map(Object.entries(changes) as [keyof ArticleFields, string | string[] | null][]),
  )

const reasonsOf = (outcome: ReturnType<typeof edit>) =>
  'faults' in outcome ? outcome.faults.map(({ line, field, reason }) => `${line} ${field}: ${reason}`) : []

const uneditable =
  'is written in a way that this command cannot edit, for example with a comment inside: edit the file yourself'

/** Wraps front matter that has a headline. */
const file = (yaml: string) => `---\nheadline: A\n${yaml}---\n\nWords.\n---\nbyline: Not this\n`

describe('fields set in front matter', () => {
  it.each<[string, string, Changes, string]>([
    ['one line', 'byline: X\nsection: S\n', { byline: 'Y' }, 'byline: Y\nsection: S\n'],
    ['odd spaces', 'byline:   X  \nsection:   S\n', { byline: 'Y' }, 'byline: Y\nsection:   S\n'],
    ['a quoted name', '"byline": X\n', { byline: 'Y' }, 'byline: Y\n'],
    [
      'a folded block',
      'byline: >-\n  X\n  and Z\n\nsection: S\n',
      { byline: 'Y' },
      'byline: Y\n\nsection: S\n',
    ],
    ['a block list', 'topics:\n- X\n-   Z\nsection: S\n', { topics: ['Y'] }, 'topics:\n  - Y\nsection: S\n'],
    ['a flow list on two lines', 'topics: [X,\n  Z]\nsection: S\n', { topics: [] }, 'section: S\n'],
    ['the last field', 'section: S\nbyline: X\n', { byline: null }, 'section: S\n'],
    ['an empty value', 'section: S\nbyline: X\n', { byline: '' }, 'section: S\n'],
    ['an absent field', 'section: S\n', { byline: null }, 'section: S\n'],
    [
      'a field that others are named in',
      'section: byline\n',
      { byline: 'section' },
      'section: byline\nbyline: section\n',
    ],
    [
      'two new fields, in their order',
      'section: S\n# the end\n',
      { byline: 'Y', agency: 'Z' },
      'section: S\n# the end\nbyline: Y\nagency: Z\n',
    ],
    [
      'fields in another order than in the file',
      'byline: X\nsection: S\nagency: Z\n',
      { agency: 'A longer agency', byline: null, section: 'T' },
      'section: T\nagency: A longer agency\n',
    ],
    [
      'the provenance of a changed field',
      'published: 2016\nprovenance: { published: url, agency: inferred }\nsection: S\n',
      { published: '2016-04' },
      'published: 2016-04\nprovenance:\n  agency: inferred\nsection: S\n',
    ],
    [
      'the last provenance',
      'published: 2016\nprovenance:\n  published: url\nsection: S\n',
      { published: '2016-04' },
      'published: 2016-04\nsection: S\n',
    ],
    ['a comment above', '# on the byline\nbyline: X\n', { byline: 'Y' }, '# on the byline\nbyline: Y\n'],
    ['a comment below', 'topics: [X]\n# next\nsection: S\n', { topics: [] }, '# next\nsection: S\n'],
  ])('replaces %s, and no other byte', (_, before, changes, after) => {
    expect(edit(file(before), changes)).toEqual({ text: file(after) })
  })

  it('keeps a byte order mark and the ends of lines', () => {
    const raw = '\uFEFF---\r\nheadline: A\r\ntopics: [X]\r\n---\r\n\r\nWords.\n'
    expect(edit(raw, { topics: ['Y', 'Z'], byline: 'B' })).toEqual({
      text: raw.replace('topics: [X]\r\n', 'topics:\r\n  - Y\r\n  - Z\r\nbyline: B\r\n'),
    })
  })

  it('wraps no long value', () => {
    const long = 'words and '.repeat(40).trim()
    expect(edit(file(''), { byline: long })).toEqual({ text: file(`byline: ${long}\n`) })
  })

  it.each([
    ['after the value', 'byline: X # sure\n', { byline: 'Y' }],
    ['in a list', 'topics:\n  - X\n  # sure\n  - Z\n', { topics: ['Y'] }],
    ['after a value of a list', 'topics:\n  - X # sure\n  - Z\n', { topics: ['Y'] }],
    ['after the name', 'topics: # sure\n  - X\n', { topics: ['Y'] }],
  ])('loses no comment %s', (_, yaml, changes) => {
    const [field] = Object.keys(changes)
    expect(reasonsOf(edit(file(yaml), changes))).toEqual([`1 ${field}: ${uneditable}`])
  })

  it.each([
    ['braces around all fields', '---\n{ headline: A }\n---\n\nWords.\n'],
    ['a name that is written with a question mark', '---\nheadline: A\n? byline\n: X\n---\n\nWords.\n'],
    ['indented fields', '---\n  headline: A\n  section: S\n---\n\nWords.\n'],
  ])('refuses %s, and names the fields', (_, raw) => {
    expect(reasonsOf(edit(raw, { byline: 'Y', agency: 'Z' }))).toEqual([`1 byline, agency: ${uneditable}`])
  })

  it('refuses what publishing would refuse, by its line', () => {
    const raw = file('section: S\npublished: 2016\n')
    expect(reasonsOf(edit(raw, { published: '2016-13' }))).toEqual([
      '4 published: is a date or time that does not exist: check the month, the day, and the time if there is one',
    ])
    expect(reasonsOf(edit(raw, { headline: null }))).toEqual([
      '2 headline: is missing: write `headline: …`, with its value, on a line of its own',
    ])
  })

  it('refuses a file that has a fault already', () => {
    expect(reasonsOf(edit(file('headlin: B\n'), { byline: 'Y' }))).toEqual([
      '3 headlin: is not the name of a field: correct it (docs/content.md lists the names), or remove it with its value',
    ])
    expect(reasonsOf(edit('Words.\n', { byline: 'Y' }))).toEqual([
      expect.stringContaining('does not begin with its fields'),
    ])
  })
})
