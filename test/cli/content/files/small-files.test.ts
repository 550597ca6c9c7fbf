import { mkdir, symlink, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { readAboutFile } from '../../../../src/cli/content/files/about-file.ts'
import {
  createArticleFieldFault,
  parseArticleFile,
  readPageFile,
} from '../../../../src/cli/content/files/article-file.ts'
import { chunksOf } from '../../../../src/cli/content/files/chunks.ts'
import { compareFaultsByPlace, formatFault } from '../../../../src/cli/content/files/content-fault.ts'
import { isDatabaseBusyError } from '../../../../src/cli/content/files/database-busy-error.ts'
import { describeSystemError } from '../../../../src/cli/content/files/describe-system-error.ts'
import { digestFile } from '../../../../src/cli/content/files/digest-file.ts'
import {
  createInsertion,
  editFrontMatter,
  findNextLineStart,
} from '../../../../src/cli/content/files/edit-front-matter.ts'
import { listEditionFolderNames } from '../../../../src/cli/content/files/edition-folders.ts'
import { formatArticleFile } from '../../../../src/cli/content/files/format-article-file.ts'
import { splitFrontMatter } from '../../../../src/cli/content/files/front-matter.ts'
import { decodeUtf8, readUtf8 } from '../../../../src/cli/content/files/read-utf8.ts'
import { resolveStateFolder } from '../../../../src/cli/content/files/state-folder.ts'
import { toTdmPolicy, toTermsRule } from '../../../../src/cli/content/files/terms-rules.ts'
import {
  computeShortDigest,
  digestHeadlineAndText,
  normaliseWords,
  truncateToDay,
} from '../../../../src/cli/content/files/words-digest.ts'
import {
  formatSmallerCopies,
  readSmallerCopies,
} from '../../../../src/cli/content/picture-lists/smaller-copies.ts'
import { emptyArticleFields } from '../../../../src/cli/import/record/empty-article-fields.ts'
import { temporaryFolder } from '../../../support/content.ts'

describe('a file of content', () => {
  it.each([
    ['---\na: b\n---\nWords\n', 'a: b\n', 'Words\n'],
    ['\uFEFF---\r\na: b\r\n---\r\nWords', 'a: b\n', 'Words'],
    ['---\na: b\n---', 'a: b\n', ''],
    ['---\n---\nWords', '', 'Words'],
  ])('has front matter: %j', (content, text, markdown) =>
    expect(splitFrontMatter('a.md', content)).toEqual({
      yaml: { file: 'a.md', text, firstLine: 2 },
      markdown,
    }),
  )
  it('of a page has a headline, and a language where it states one', async () => {
    const file = path.join(await temporaryFolder(), 'a.md')
    await writeFile(file, '---\nheadline: A\nlanguage: fr-CA\n---\nWords')
    const fields = { headline: 'A', language: 'fr-CA' }
    expect(await readPageFile(file)).toEqual({ value: { file, fields, markdown: 'Words' } })
    await writeFile(file, '---\nheadline: A\n---\nWords')
    expect(await readPageFile(file)).toMatchObject({ value: { fields: { headline: 'A', language: null } } })
  })

  it('has a fault on the line of its field, or else on the first', async () => {
    const file = path.join(await temporaryFolder(), 'a.md')
    await writeFile(file, '---\nheadline: A\nbyline: B\n---\nWords')
    const fault = { file, field: 'byline', reason: 'is bad' }
    expect(await createArticleFieldFault(file, ['byline'], 'is bad')).toEqual({ ...fault, line: 3 })
    await writeFile(file, 'Words')
    expect(await createArticleFieldFault(file, ['byline'], 'is bad')).toEqual({ ...fault, line: 1 })
  })

  it('is edited only where the change is the one that was announced', () => {
    const text = '---\nheadline: A\n---\nWords\n'
    const checked = parseArticleFile({ file: 'a.md', text })
    if ('faults' in checked) throw new Error('the file has faults')
    const plan = (yaml: string) => [createInsertion(yaml.length, 'byline: B\nagency: C\n')]
    const edit = (changedFields: object) =>
      editFrontMatter(checked.value, text, { planReplacements: plan, changedFields })
    expect(edit({ byline: 'B', agency: 'C' })).toEqual({
      text: '---\nheadline: A\nbyline: B\nagency: C\n---\nWords\n',
    })
    expect(edit({ byline: 'B' })).toBe('uneditable')
  })

  it('is in UTF-8, or refused by its line', async () => {
    expect(decodeUtf8('a', Buffer.from('é'))).toBe('é')
    const fault = {
      file: 'a',
      line: 3,
      field: '',
      reason:
        'is not in UTF-8: open it in a text editor, choose the encoding in which every letter is right, and save it in UTF-8',
    }
    expect(decodeUtf8('a', Buffer.from('a\nb\n\xe9\n\xe9', 'latin1'))).toEqual(fault)
    expect(decodeUtf8('a', Buffer.from('\xe9', 'latin1'), 'do it')).toEqual({
      ...fault,
      line: 1,
      reason: 'is not in UTF-8: do it',
    })
    const file = path.join(await temporaryFolder(), 'a')
    await writeFile(file, Buffer.from('\xe9', 'latin1'))
    await expect(readUtf8(file)).rejects.toThrow(`${file}:1: is not in UTF-8: `)
    await writeFile(file, 'é')
    expect(await readUtf8(file)).toBe('é')
    expect(await digestFile(file)).toBe('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c')
  })

  it('has a place for an introduction', async () => {
    const folder = await temporaryFolder()
    const file = path.join(folder, 'about.md')
    expect(await readAboutFile(file)).toBeNull()
    await writeFile(file, 'x'.repeat(6000))
    expect(await readAboutFile(file)).toBe('x'.repeat(6000))
    await writeFile(file, 'x'.repeat(6001))
    expect(await readAboutFile(file)).toMatchObject({
      line: 1,
      reason:
        'has 6,001 characters, and a front page has room for 6,000: shorten it, or move a part to a page of an edition, such as content/<edition>/pages/history.md, and link to /<edition>/pages/history',
    })
    await writeFile(file, Buffer.from('\xe9', 'latin1'))
    expect(await readAboutFile(file)).toMatchObject({ reason: expect.stringMatching(/^is not in UTF-8/) })
    await expect(readAboutFile(folder)).rejects.toThrow('EISDIR')
  })

  it('has faults that name their place, in the order of the files', () => {
    const fault = (file: string, line: number, field = '') => ({ file, line, field, reason: 'is bad' })
    expect(formatFault(fault('a', 2, 'b.c'))).toBe('a:2: b.c: is bad')
    expect(formatFault(fault('a', 2))).toBe('a:2: is bad')
    expect([fault('b', 1), fault('a', 10), fault('a', 9)].sort(compareFaultsByPlace)).toEqual([
      fault('a', 9),
      fault('a', 10),
      fault('b', 1),
    ])
  })

  it.each([
    [{ code: 'ENOSPC' }, 'the disk is full: free some space and run the command again'],
    [
      { code: 'ENOSPC', syscall: 'watch' },
      'has more folders than the system watches: raise the limit (sudo sysctl fs.inotify.max_user_watches=524288) and start the command again',
    ],
    [
      { code: 'EACCES', path: 'a' },
      'a: cannot be accessed: give yourself permission with `sudo chown -R $(id -un)` and `chmod -R u+rwX`, each followed by this path or its folder',
    ],
    [
      { code: 'EPERM', path: 'a' },
      'a: cannot be accessed: give yourself permission with `sudo chown -R $(id -un)` and `chmod -R u+rwX`, each followed by this path or its folder. On a Mac, also give the terminal Full Disk Access',
    ],
    [{ code: 'EEXIST', path: 'a' }, 'a: already exists: remove it, or choose another name'],
    [{ code: 'ENOTEMPTY', path: 'a' }, 'a: is not empty: choose a new or empty folder'],
    [
      { code: 'EMFILE' },
      'too many files are open: raise the limit with `ulimit -n 4096` and run the command again',
    ],
    [{ code: 'EADDRINUSE' }, 'another program uses this port: choose another port with --port'],
    [{ code: 'EOTHER', path: 'a' }, null],
    [new Error('x'), null],
  ])('may be out of reach: %j', (error, expected) => expect(describeSystemError(error)).toBe(expected))

  it('has lines that end', () => {
    expect([
      findNextLineStart('ab\ncd', 1),
      findNextLineStart('ab\ncd', 3),
      findNextLineStart('ab\ncd', 4),
      findNextLineStart('ab', 0),
    ]).toEqual([3, 3, 5, 2])
  })
})

describe('folders', () => {
  it('of editions are listed by name, also behind links', async () => {
    const folder = await temporaryFolder()
    for (const name of ['b', 'a', '.hidden']) await mkdir(path.join(folder, name))
    await writeFile(path.join(folder, 'file'), '')
    await symlink(path.join(folder, 'a'), path.join(folder, 'c'))
    await symlink(path.join(folder, 'file'), path.join(folder, 'd'))
    expect(await listEditionFolderNames(folder)).toEqual(['a', 'b', 'c'])
    expect(await listEditionFolderNames(path.join(folder, 'none'))).toEqual([])
    await symlink(path.join(folder, 'none'), path.join(folder, 'e'))
    await expect(listEditionFolderNames(folder)).rejects.toThrow(
      `${path.join(folder, 'e')}:1: does not exist, or is a link to a missing file: correct the path, or remove the link`,
    )
  })

  it('of the state are beside the content', () => expect(resolveStateFolder('/a/content')).toBe('/a/.morgue'))
})

describe('lists of pictures', () => {
  const name = (digit: string, extension = 'jpg') => `${digit.repeat(64)}.${extension}`
  it('of smaller copies are read and written', async () => {
    const folder = await temporaryFolder()
    expect(await readSmallerCopies(folder)).toEqual(new Map())
    const rows = [
      [name('2'), name('a')],
      [name('3'), name('a')],
      [name('2'), name('a')],
      [name('4'), name('4')],
      ['x', name('a')],
      [name('5')],
    ]
    await writeFile(path.join(folder, 'sizes.tsv'), `${rows.map((row) => row.join('\t')).join('\n')}\n`)
    expect(await readSmallerCopies(folder)).toEqual(new Map([[name('a'), [name('2'), name('3')]]]))
    expect(
      formatSmallerCopies(
        new Map([
          ['b', ['1', '2']],
          ['a', ['3']],
        ]),
      ),
    ).toBe('3\ta\n1\tb\n2\tb\n')
  })
})

describe('words', () => {
  it('are compared without markup, punctuation and case', () => {
    expect(normaliseWords('A *b*, ﬁn!  É-7')).toBe('a b fin é 7')
    expect(normaliseWords('…')).toBe('')
    expect(computeShortDigest('')).toBe('e3b0c44298fc1c14')
    expect(digestHeadlineAndText('A', '…')).toBeNull()
    expect(digestHeadlineAndText('A!', 'b *C*')).toBe(computeShortDigest('a\nb c'))
    expect([truncateToDay('2016-04-08T10:00Z'), truncateToDay('2016-04'), truncateToDay(null)]).toEqual([
      '2016-04-08',
      '2016-04',
      null,
    ])
  })

  it('come in chunks', () => {
    expect([...chunksOf([1, 2, 3, 4, 5], 2)]).toEqual([[1, 2], [3, 4], [5]])
    expect([...chunksOf([], 2)]).toEqual([])
  })
})

describe('an article’s file', () => {
  it('has only what is known, each paragraph on one line', () => {
    const text = formatArticleFile(
      { ...emptyArticleFields, headline: 'A', topics: ['b'], rights: 'word '.repeat(40).trim() },
      '\nWords.\n\n',
    )
    expect(text).toBe(
      `---\nheadline: A\ntopics:\n  - b\nrights: ${'word '.repeat(40).trim()}\n---\n\nWords.\n`,
    )
  })

  const comment = (text: string, more = {}) => ({ author: null, published: null, text, ...more })
  it('has replies that name their comments by id, where each has one', () => {
    const comments = [
      comment('A', { id: '7' }),
      comment('B', { id: '8', replyTo: 1 }),
      comment('C', { replyTo: 2 }),
    ]
    expect(formatArticleFile({ ...emptyArticleFields, headline: 'A', comments }, '')).toContain(
      'comments:\n  - id: "7"\n    text: A\n  - id: "8"\n    text: B\n    replyTo: "7"\n  - text: C\n    replyTo: "8"\n',
    )
    const unnamed = [comment('A'), comment('B', { id: '8', replyTo: 1 })]
    expect(formatArticleFile({ ...emptyArticleFields, headline: 'A', comments: unnamed }, '')).toContain(
      'comments:\n  - text: A\n  - text: B\n    replyTo: 1\n',
    )
  })
})

it('terms have every field, known or not', () => {
  expect(toTdmPolicy(undefined)).toBeNull()
  expect(toTdmPolicy({ reservation: 1 })).toEqual({
    reservation: 1,
    policy: null,
  })
  const rule = {
    agency: 'AFP',
    from: '2001',
    statement: 's',
    tdm: { reservation: true, policy: 'https://a.example/' },
  }
  expect(toTermsRule(rule as unknown as Parameters<typeof toTermsRule>[0])).toEqual({
    conditions: { agency: 'AFP', author: null, section: null, from: '2001', to: null },
    terms: {
      statement: 's',
      license: null,
      holder: null,
      text: null,
      tdm: { reservation: true, policy: 'https://a.example/' },
    },
  })
})

it('terms keep every condition and every term', () => {
  const conditions = { agency: 'AFP', author: 'A', section: 'S', from: '2001', to: '2002' }
  const terms = { statement: 's', license: 'l', holder: 'h', text: 't' }
  const rule = { ...conditions, ...terms } as unknown as Parameters<typeof toTermsRule>[0]
  expect(toTermsRule(rule)).toEqual({ conditions, terms: { ...terms, tdm: null } })
})

it('a database is busy by its code', () => {
  expect(isDatabaseBusyError({ errcode: 5 })).toBe(true)
  expect(isDatabaseBusyError(Object.assign(new Error('x'), { errcode: 6 }))).toBe(false)
})
