import { describe, expect, it } from 'vitest'
import { parseArticleFile } from '../../../../src/cli/content/files/article-file.ts'
import { compareFaultsByPlace, formatFault } from '../../../../src/cli/content/files/content-fault.ts'
import { formatArticleFile } from '../../../../src/cli/content/files/format-article-file.ts'
import { articleFaults } from '../../../support/article-faults.ts'

const articleSource = (yaml: string) => ({
  file: 'a.md',
  text: `---\nheadline: A\n${yaml}\n---\n\nWords.\n`,
})

const article = (yaml: string) => parseArticleFile(articleSource(yaml))

const faultsOf = (yaml: string) => articleFaults(articleSource(yaml))

const fieldsOf = (yaml: string) => {
  const checked = article(yaml)
  if ('faults' in checked) throw new Error(JSON.stringify(checked.faults))
  return checked.value.fields
}

const sha256 = 'a'.repeat(64)

describe('an article’s fields', () => {
  it.each([
    [
      'published: 2016',
      '2016-05',
      '2016-05-06',
      '2016-05-06T10:00',
      '2016-05-06T10:00:59Z',
      '2016-05-06T10:00-04:00',
    ],
    ['url: https://e.example/a', 'http://e.example/', `https://e.example/${'a'.repeat(2030)}`],
    ['language: fr', 'fr-CA', 'zh-Hant-TW'],
    ['byline: 1984', 'No', 'null', '0x1F', `"${'a'.repeat(20_000)}"`, '"a\\tb\\nc"'],
    ['status: public', 'noindex', 'withheld', 'gone', '{ is: gone, showHeadline: true }'],
    [
      'status: { is: anonymised, names: { Jane Roe: J. } }',
      '{ is: anonymised, names: { Jane: J. }, slug: a-1_b }',
    ],
    ['status: { is: withheld, authority: A court, reason: B, since: 2020-01 }', '{ is: noindex, reason: B }'],
  ])('accept %s', (first, ...others) => {
    const name = first.slice(0, first.indexOf(':') + 1)
    for (const yaml of [first, ...others.map((value) => `${name} ${value}`)])
      expect([yaml, faultsOf(yaml)]).toEqual([yaml, []])
  })

  it.each([
    [
      'published: 2016-02-30',
      'is a date or time that does not exist: check the month, the day, and the time if there is one',
    ],
    [
      'published: 2016-13',
      'is a date or time that does not exist: check the month, the day, and the time if there is one',
    ],
    [
      'published: 16-05-06',
      'is not a date in the form of the archive: write it as 2016, 2016-04, 2016-04-08, 2016-04-08T14:30 or 2016-04-08T14:30:00-04:00',
    ],
    ['published: 2016-05-06 10:00', expect.stringContaining('is not a date')],
    ['published: x2016', expect.stringContaining('is not a date')],
    ['published: 2016x', expect.stringContaining('is not a date')],
    [
      'url: e.example/a',
      'is not a web address: write one that begins with https:// or http://, such as https://www.example.org/story',
    ],
    ['url: ftp://e.example/a', expect.stringContaining('is not a web address')],
    [
      'url: https://a:b@e.example/',
      'contains a user name: remove everything between // and @, and the @ itself',
    ],
    [`url: https://e.example/${'a'.repeat(2031)}`, 'is longer than 2,048 characters: shorten it'],
    [
      'formerly: https://e.example/',
      'must be a list: write its values in brackets, with commas between them, as in [Harbour, Quay]',
    ],
    ['language: français', 'is not a language code: write one such as en or fr-CA'],
    ['language: French', 'is not a language code: write one such as en or fr-CA'],
    ['byline: ""', 'is empty: write a value, in quotation marks if it begins with #, or remove the field'],
    ['published:', 'is empty: write a value, in quotation marks if it begins with #'],
    ['authors:', 'is empty: write a value, in quotation marks if it begins with #'],
    [
      'byline: { Harbour: a history }',
      'contains a colon and a space, so it needs quotation marks: write `"Harbour: a history"`',
    ],
    [
      'byline: { The "Mill": a story }',
      'contains a colon and a space, so it needs quotation marks: write `\'The "Mill": a story\'`',
    ],
    [
      'byline: [a]',
      'must be one text, not a list or a group of fields: write it on one line, in quotation marks',
    ],
    [`byline: "${'a'.repeat(20_001)}"`, 'is longer than 20,000 characters: shorten it'],
    [
      'byline: "a\\u0007b"',
      'contains an invisible character after "a": delete that character, or type the value again',
    ],
    [
      'byline: "\\u007fb"',
      'contains an invisible character at its beginning: delete that character, or type the value again',
    ],
    [
      'sameAs: story.html',
      "is not an address in the archive: write the name of the edition's folder and the rest of the address, such as /the-beacon/2016/04/08/story.html",
    ],
    ['sameAs: /story.html', expect.stringContaining('is not an address in the archive')],
    ['status: secret', 'must be public, noindex, anonymised, withheld or gone'],
  ])('reject %s', (yaml, reason) => {
    const checked = article(yaml)
    expect('faults' in checked && checked.faults[0]).toEqual({
      file: 'a.md',
      line: 3,
      field: expect.stringMatching(`^${yaml.slice(0, yaml.indexOf(':'))}`),
      reason,
    })
  })

  it.each([
    [
      'status: { is: gone, authority: A }',
      'a.md:3: status.authority: has no effect with the status gone: remove it, or change the status to withheld',
    ],
    [
      'status: { is: noindex, showHeadline: true }',
      'a.md:3: status.showHeadline: has no effect with the status noindex: remove it, or change the status to withheld or gone',
    ],
    [
      'status: { is: gone, names: { Jane: J. } }',
      'a.md:3: status.names: has no effect with the status gone: remove it, or change the status to anonymised',
    ],
    [
      'status: { is: gone, slug: a }',
      'a.md:3: status.slug: has no effect with the status gone: remove it, or change the status to anonymised',
    ],
    [
      'status: anonymised',
      'a.md:3: status.names: is missing: write the status as { is: anonymised, names: { "Jane Roe": "J. R." } }, with each name and its replacement',
    ],
    [
      'status: { is: anonymised, names: { "!": J. } }',
      'a.md:3: status.names.!: has no letter or digit: write a name that can be found in a text',
    ],
    [
      'status: { is: anonymised, names: { Jane: J. }, slug: A B }',
      'a.md:3: status.slug: cannot be part of an address: use a-z, 0-9 and single hyphens, as in fire-at-the-mill',
    ],
    ['status: { is: withheld, showHeadline: maybe }', 'a.md:3: status.showHeadline: must be true or false'],
    [
      'headlin: B\nbylin: C',
      'a.md:3: headlin: is not the name of a field: correct it (docs/content.md lists the names), or remove it with its value\na.md:4: bylin: is not the name of a field: correct it (docs/content.md lists the names), or remove it with its value',
    ],
    [
      'section: S\nheadlin: B',
      'a.md:4: headlin: is not the name of a field: correct it (docs/content.md lists the names), or remove it with its value',
    ],
    [
      'corrections:\n  - published: 2016\n    txt: B',
      'a.md:4: corrections.1.text: is missing: write `text: …`, with its value, in corrections.1\na.md:5: corrections.1.txt: is not the name of a field: correct it (docs/content.md lists the names), or remove it with its value',
    ],
    ['topics:\n  - a\n  - ""', 'a.md:5: topics: contains an empty value: write it, or remove it'],
    [
      `source: { sha256: ${sha256.toUpperCase()}, mediaType: a, importer: b }`,
      "a.md:3: source.sha256: must be the name of the article's file in originals/, without its extension: 64 of the characters 0-9 and a-f",
    ],
  ])('reject %s and name its line', (yaml, expected) => expect(faultsOf(yaml).join('\n')).toBe(expected))

  it('are null when absent; lists and tables are empty', () =>
    expect(fieldsOf('')).toEqual({
      headline: 'A',
      alternativeHeadline: null,
      url: null,
      formerly: [],
      identifiers: {},
      published: null,
      modified: null,
      byline: null,
      authors: [],
      agency: null,
      signOff: null,
      section: null,
      topics: [],
      language: null,
      notices: {},
      rights: null,
      provenance: {},
      source: null,
      corrections: [],
      comments: [],
      status: null,
    }))

  it('keep every scalar as text', () => {
    const yaml = [
      'alternativeHeadline: B\nurl: https://e.example/a\nformerly: [https://e.example/b]\nidentifiers: { cms: 007 }',
      'published: 2016\nmodified: 2017\nbyline: By\nauthors: [C]\nagency: D\nsignOff: e/f\nsection: G\ntopics: [H, 1984]',
      'language: fr\nnotices: { top: I, foot: J, listing: K }\nrights: L\nprovenance: { url: path }',
      `source: { sha256: ${sha256}, mediaType: m, importer: n, file: o, record: p, captured: 2018, earlier: [q], imported: r }`,
      'corrections: [{ published: 2019, text: s }]',
      'comments: [{ author: v, published: 2021, text: w }, { text: x }]',
      'status: { is: withheld, reason: t, since: 2020, authority: u, showHeadline: true }',
    ].join('\n')
    const fields = fieldsOf(yaml)
    expect(fields).toEqual({
      headline: 'A',
      alternativeHeadline: 'B',
      url: 'https://e.example/a',
      formerly: ['https://e.example/b'],
      identifiers: { cms: '007' },
      published: '2016',
      modified: '2017',
      byline: 'By',
      authors: ['C'],
      agency: 'D',
      signOff: 'e/f',
      section: 'G',
      topics: ['H', '1984'],
      language: 'fr',
      rights: 'L',
      provenance: { url: 'path' },
      notices: { top: 'I', foot: 'J', listing: 'K' },
      source: {
        sha256,
        mediaType: 'm',
        importer: 'n',
        file: 'o',
        record: 'p',
        captured: '2018',
        earlier: ['q'],
        imported: 'r',
      },
      corrections: [{ published: '2019', text: 's' }],
      comments: [
        { author: 'v', published: '2021', text: 'w' },
        { author: null, published: null, text: 'x' },
      ],
      status: {
        is: 'withheld',
        reason: 't',
        since: '2020',
        authority: 'u',
        showHeadline: true,
        names: {},
        slug: null,
      },
    })
    expect(parseArticleFile({ file: 'a.md', text: formatArticleFile(fields, 'Words.') })).toMatchObject({
      value: { fields },
    })
  })

  it('keep the slug of an anonymised article, and the ids of comments, which replies name', () => {
    const yaml = [
      'status: { is: anonymised, names: { Jane: J. }, slug: a-1 }',
      'comments: [{ id: 7, text: w }, { text: x, replyTo: 7 }]',
    ].join('\n')
    expect(fieldsOf(yaml)).toMatchObject({
      status: { is: 'anonymised', names: { Jane: 'J.' }, slug: 'a-1' },
      comments: [
        { id: '7', author: null, published: null, text: 'w' },
        { author: null, published: null, text: 'x', replyTo: 1 },
      ],
    })
  })

  it('do not include the article that may have the same words', () => {
    expect(article('sameAs: /e/b')).toMatchObject({ value: { sameAs: '/e/b' } })
    expect(article('')).toMatchObject({ value: { sameAs: null } })
  })

  it('are written only when known, each on one line of any length', () => {
    const headline = 'word '.repeat(100).trim()
    expect(
      formatArticleFile(
        { ...fieldsOf(''), headline, status: { ...fieldsOf('status: gone').status, is: 'gone' } as never },
        '\n a \n',
      ),
    ).toBe(`---\nheadline: ${headline}\nstatus:\n  is: gone\n---\n\na\n`)
  })
})

it('faults are sorted by file, then line', () => {
  const fault = (file: string, line: number) => ({ file, line, field: '', reason: 'r' })
  expect([fault('b', 1), fault('a', 10), fault('a', 9)].sort(compareFaultsByPlace).map(formatFault)).toEqual([
    'a:9: r',
    'a:10: r',
    'b:1: r',
  ])
})
