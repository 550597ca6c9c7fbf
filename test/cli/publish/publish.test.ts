import { cp, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { publish } from '../../../src/cli/publish/publish.ts'
import {
  articleFile,
  demonstrationCopy,
  silent,
  smallArchive,
  temporaryFolder,
  writeFiles,
} from '../../support/content.ts'
import { listFaults } from '../../support/list-faults.ts'
import { memoryStore } from '../../support/memory-store.ts'
import { publishSound } from '../../support/publish-sound.ts'

describe('publishing', () => {
  it('unchanged content writes nothing', async () => {
    const [content, store] = [await demonstrationCopy(), memoryStore()]
    const first = await publishSound(content, store)
    const { length } = store.writes
    const again = await publishSound(content, store)
    expect(again).toMatchObject({
      rootDigest: first.rootDigest,
      writtenCount: 0,
      unchangedCount: first.writtenCount,
    })
    expect(store.writes.length).toBe(length)
  })

  it('the same content gives the same root from any folder, in any order of reading', async () => {
    const [content, elsewhere] = [await demonstrationCopy(), path.join(await temporaryFolder(), 'other')]
    const first = await publishSound(content, memoryStore())
    await cp(content, elsewhere, { recursive: true })
    const moved = path.join(elsewhere, 'le-fanal/articles')
    await rename(path.join(moved, '2016'), path.join(moved, 'zz'))
    await rename(path.join(moved, '2019'), path.join(moved, '0'))
    expect((await publishSound(elsewhere, memoryStore())).rootDigest).toBe(first.rootDigest)
  })

  it('one changed article writes its document, its collections, their shards, the root and the pointer only', async () => {
    const [content, store] = [await demonstrationCopy(), memoryStore()]
    await publishSound(content, store)
    const before = store.writes.length
    const file = path.join(content, 'le-fanal/articles/2016/04/reunion-otan-russie.md')
    await writeFile(
      file,
      (await readFile(file, 'utf8')).replace(/^headline: .*$/m, 'headline: Un autre titre'),
    )
    await publishSound(content, store)
    const kinds = store.writes.slice(before).map((key) => key.split('/')[0])
    expect(kinds.filter((kind) => kind === 'article')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'collection')).toHaveLength(9)
    expect(kinds.filter((kind) => kind === 'root')).toHaveLength(1)
    expect(kinds.filter((kind) => kind === 'page')).toHaveLength(0)
    expect(kinds.at(-1)).toBe('release')
    expect(kinds.at(-2)).toBe('root')
  })

  it('refuses files in another encoding, by line, and the lenient letters never reach a release', async () => {
    const content = await smallArchive({
      'e/articles/a.md': articleFile('headline: Sound'),
      'e/pages/faq.md': articleFile('headline: FAQ'),
    })
    const latin = (text: string) => Buffer.from(text, 'latin1')
    await writeFile(path.join(content, 'e/articles/b.md'), latin(articleFile('headline: B', 'Un été.')))
    await writeFile(path.join(content, 'e/pages/faq.md'), latin(articleFile('headline: Été')))
    const remedy =
      'is not in UTF-8: open it in a text editor, choose the encoding in which every letter is right, and save it in UTF-8'
    expect((await listFaults(content)).sort()).toEqual([
      `e/articles/b.md:5  ${remedy}`,
      `e/pages/faq.md:2  ${remedy}`,
    ])
    await writeFile(path.join(content, 'archive.yaml'), latin('name: Été\n'))
    expect(await listFaults(content)).toEqual([`archive.yaml:1  ${remedy}`])
  })

  it('writes the pointer last, and nothing in a dry run', async () => {
    const [content, store] = [await demonstrationCopy(), memoryStore()]
    const planned = await publish(content, store, { isDryRun: true, progress: silent })
    expect(store.writes).toEqual([])
    const done = await publishSound(content, store)
    expect(planned).toMatchObject({ rootDigest: done.rootDigest, writtenCount: done.writtenCount })
    expect(store.writes.at(-1)).toBe('release')
    expect(new Set(store.writes).size).toBe(store.writes.length)
  })

  it('a third edition needs a folder and nothing else', async () => {
    const [content, store] = [await demonstrationCopy(), memoryStore()]
    await writeFiles(content, {
      'el-farol/edition.yaml': 'name: El Farol\nlanguage: es\nhosts: [elfarol.example]\n',
      'el-farol/articles/2016/uno.md': articleFile('headline: Uno\npublished: 2016-01-02'),
    })
    await publishSound(content, store)
    expect([...store.values.values()].join()).toContain('/el-farol/2016/01/02/uno')
  })
})

describe('content that cannot be published', () => {
  it('is refused with every fault at once, by file, line and field', async () => {
    const content = await smallArchive({
      'e/articles/2016/a.md': articleFile(
        'headline: A\npublished: 2016-02-30\nauthor: me\ncorrections:\n  - published: soon\n    text: x',
      ),
      'e/articles/2016/b.md': articleFile('published: 2016'),
      'e/articles/2016/c.md': 'no front matter',
      'e/articles/2016/d.md': articleFile('headline: [unclosed'),
      'e/articles/2016/Bad Name.md': articleFile('headline: E'),
      'e/articles/2016/f.md': articleFile('headline: F\nurl: javascript:alert(1)'),
    })
    expect(await listFaults(content)).toEqual([
      expect.stringMatching(/^e\/articles\/2016\/Bad Name.md:1 {2}has a name/),
      expect.stringMatching(/^e\/articles\/2016\/a.md:3 published is a date or time that does not exist/),
      expect.stringMatching(/^e\/articles\/2016\/a.md:4 author is not the name of a field/),
      expect.stringMatching(/^e\/articles\/2016\/a.md:6 corrections.1.published is not a date/),
      expect.stringMatching(/^e\/articles\/2016\/b.md:2 headline is missing/),
      expect.stringMatching(/^e\/articles\/2016\/c.md:1 {2}does not begin with its fields/),
      expect.stringMatching(/^e\/articles\/2016\/d.md:2 headline opens "/),
      expect.stringMatching(/^e\/articles\/2016\/f.md:3 url is not a web address/),
    ])
  })

  it.each([
    [
      'two articles at one address',
      {
        'a.md': 'headline: A\nurl: https://e.example/x',
        'b.md': 'headline: B\nurl: https://www.e.example/x#y',
      },
      /b\.md:3 url results in the address \/e\/x, which is that of .*a\.md: change or remove/,
    ],
    [
      'a former URL that is another article’s',
      {
        'a.md': 'headline: A\nurl: https://e.example/x',
        'b.md': 'headline: B\nformerly:\n  - https://e.example/y\n  - https://e.example/x',
      },
      /b\.md:5 formerly\.2 results in the address \/e\/x/,
    ],
    [
      'an address that is a representation’s explicit URL',
      {
        'a.md': 'headline: A\nurl: https://e.example/x',
        'b.md': 'headline: B\nurl: https://e.example/x.json',
      },
      /b\.md:3 url results in the address .*is also that of .*a\.md/,
    ],
    [
      'an address that is the explicit URL of a list’s feed',
      { 'a.md': 'headline: A\npublished: 2016\nurl: https://e.example/2016.feed.json' },
      /a\.md:4 url results in the address .*is also that of a list/,
    ],
    [
      'an address that the calendar has',
      { 'a.md': 'headline: A\npublished: 2016-04-08\nurl: https://e.example/2016/04/' },
      /a\.md:4 url results in the address .*itself uses/,
    ],
    ['a reserved address', { 'a.md': 'headline: A\nurl: https://e.example/Search/' }, /itself uses/],
    [
      'an old path that begins like an edition',
      { 'a.md': 'headline: A\nurl: https://e.example/e/x' },
      /a\.md:3 url leads to .*, which begins like the addresses of the edition e/,
    ],
    [
      'an address that is too long',
      { 'a.md': `headline: A\nurl: https://e.example/${'x'.repeat(1100)}` },
      /but the limit is 1024: change or remove this URL/,
    ],
  ])('%s is refused', async (_, files, expected) => {
    const content = await smallArchive(
      Object.fromEntries(
        Object.entries(files).map(([name, text]) => [`e/articles/2016/${name}`, articleFile(text)]),
      ),
    )
    expect((await listFaults(content)).join('\n')).toMatch(expected)
  })

  it.each([
    [
      'an exponential identity',
      "identity: '(a+)+_(\\d+)$'",
      /edition\.yaml:\d identity could take very long on some addresses/,
    ],
    ['a quadratic identity', "identity: 'a*a*(\\d+)$'", /identity could take very long/],
    ['a broken identity', "identity: '('", /identity is not a regular expression/],
    ['a missing parent', 'parent: nobody', /parent is nobody, but no edition/],
    ['a language that is none', 'language: klingonese-', /language/],
    [
      'a host that is none',
      'hosts: ["https://e.example/"]',
      /hosts "https:\/\/\S+" is not a host name: write /,
    ],
    [
      'a gap that ends too early',
      'gaps: [{ from: 2016, to: 2015, reason: X }]',
      /gaps ends before it begins/,
    ],
    [
      'an old list without a name',
      "collections: { topics: ['/news/'] }",
      /collections\.topics "\/\S+" must be a path in which/,
    ],
    ['a form without a keeper', 'corrections: form', /corrections must be mail, none or a form: write /],
    [
      'a form with an empty keeper',
      "corrections: { form: { keeper: '' } }",
      /corrections\.form\.keeper is empty/,
    ],
    ['two ways at once', 'corrections: { mail: {}, none: {} }', /corrections must be mail, none or a form/],
    ['a way that is none', 'corrections: letters', /corrections must be mail, none or a form/],
    ['an accent that begins a comment', 'accent: #7a2318', /accent .*in quotation marks/],
    ['an accent that is a word', 'accent: red', /accent is not a colour/],
    [
      'an accent that is too pale',
      "accent: '#FFCC00'",
      /accent is too pale: choose a darker shade, .* is 1\.41, and text needs 4\.5/,
    ],
    ['a time zone that is none', 'timeZone: Mars/Olympus', /timeZone is not the name of a time zone/],
  ])('%s is refused', async (_, line, expected) => {
    const content = await smallArchive({})
    const [key = ''] = line.split(':')
    const file = path.join(content, 'e/edition.yaml')
    const kept = (await readFile(file, 'utf8')).split('\n').filter((each) => !each.startsWith(`${key}:`))
    await writeFile(file, `${kept.join('\n')}${line}\n`)
    expect((await listFaults(content)).join('\n')).toMatch(expected)
  })

  it('an invalid content signal is refused', async () => {
    const content = await smallArchive({})
    await writeFile(
      path.join(content, 'archive.yaml'),
      'name: T\nurl: https://a.example\nlanguage: en\ncontentSignal: everything\n',
    )
    expect(await listFaults(content)).toEqual([
      expect.stringMatching(/^archive\.yaml:4 contentSignal is not a content signal/),
    ])
  })

  it.each([
    ['', { by: 'mail' }],
    ['corrections: mail', { by: 'mail' }],
    ['corrections: none', { by: 'none' }],
    ['corrections: { form: { keeper: A } }', { by: 'form', keeper: 'A', turnstile: null }],
    [
      'corrections: { form: { keeper: A, turnstile: 0x4AAAAAAA } }',
      { by: 'form', keeper: 'A', turnstile: '0x4AAAAAAA' },
    ],
  ])('the policy for corrections is read: %s', async (line, expected) => {
    const store = memoryStore()
    await publishSound(await smallArchive({}, `${line}\n`), store)
    const [, root = ''] = [...store.values].find(([key]) => key.startsWith('root/')) ?? []
    expect(JSON.parse(root)).toMatchObject({
      archive: { retention: 365 },
      editions: [{ corrections: expected }],
    })
  })

  it('two editions with one host, a reserved folder, a missing archive.yaml are refused', async () => {
    const content = await smallArchive({
      'f/edition.yaml': 'name: F\nlanguage: en\nhosts: [e.example]\n',
      'media/edition.yaml': 'name: M\nlanguage: en\n',
    })
    await rm(path.join(content, 'archive.yaml'))
    const faults = (await listFaults(content)).join('\n')
    expect(faults).toMatch(/archive\.yaml:1 {2}does not exist: change to the folder of your archive/)
    expect(faults).toMatch(/e\.example is a host of [ef] too/)
    expect(faults).toMatch(/the archive uses the address \/media itself/)
  })

  it('former URLs that differ only in an ignored query parameter are reported, and lead nowhere', async () => {
    const files = Object.fromEntries(
      ['a', 'b', 'c'].map((name, id) => [
        `e/articles/${name}.md`,
        articleFile(
          `headline: ${name}\nurl: https://e.example/${name}\nformerly: ["https://e.example/?p=${id}", "https://e.example/i.php?p=${id}"]`,
        ),
      ]),
    )
    const store = memoryStore()
    const { ambiguousParameters } = await publishSound(await smallArchive(files), store)
    expect(ambiguousParameters).toEqual([{ name: 'p', urlCount: 5 }])
    expect([...store.values.values()].join()).not.toContain('i.php"')
    const named = await publishSound(await smallArchive(files, 'query: [p]\n'), memoryStore())
    expect(named.ambiguousParameters).toEqual([])
  })

  it('identities that two articles claim are reported, not refused', async () => {
    const content = await smallArchive(
      {
        'e/articles/a.md': articleFile('headline: A\nurl: https://e.example/a_n_7'),
        'e/articles/b.md': articleFile('headline: B\nurl: https://e.example/b_n_7'),
      },
      "identity: '_n_(\\d+)'\n",
    )
    const { sharedUrlIds } = await publishSound(content, memoryStore())
    expect(sharedUrlIds).toEqual([{ urlIdKey: '/e#7', addresses: ['/e/a_n_7', '/e/b_n_7'] }])
  })
})
