import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { resolveAddress } from '../../../../src/archive/locate.ts'
import { readRoot } from '../../../../src/archive/release.ts'
import { readArticleFile } from '../../../../src/cli/content/files/article-file.ts'
import { formatArticleFile } from '../../../../src/cli/content/files/format-article-file.ts'
import { publish } from '../../../../src/cli/publish/publish.ts'
import { articleFile, silent, smallArchive, temporaryFolder, writeFiles } from '../../../support/content.ts'
import { listFaults } from '../../../support/list-faults.ts'
import { memoryStore } from '../../../support/memory-store.ts'
import { publishSound } from '../../../support/publish-sound.ts'

async function listArticleFaults(files: Record<string, string>, edition = ''): Promise<string[]> {
  const content = await smallArchive(
    Object.fromEntries(Object.entries(files).map(([name, text]) => [`e/articles/${name}`, text])),
    edition,
  )
  return listFaults(content)
}

it('a name may be in the reason of the status alone', async () => {
  const status = '{ is: anonymised, slug: a-1, names: { Jane Roe: J. R. }, reason: At the wish of Jane Roe }'
  const store = memoryStore()
  await publishSound(
    await smallArchive({ 'e/articles/a.md': articleFile(`headline: A\nstatus: ${status}`) }),
    store,
  )
  const values = [...store.values.values()].join('\n')
  expect([values.includes('/e/undated/a-1'), values.includes('Jane')]).toEqual([true, false])
})

describe('a status', () => {
  it.each([
    ['that is none', 'status: hidden', /a\.md:3 status\.is must be public, noindex/],
    ['of which nothing is meant', 'status: { is: gone, authority: X }', /status\.authority has no effect/],
    [
      'that would show the headline twice',
      'status: { is: noindex, showHeadline: true }',
      /showHeadline has no effect/,
    ],
    ['without names', 'status: anonymised', /status\.names is missing/],
    ['whose names are none', 'status: { is: anonymised, names: { "…": X } }', /has no letter/],
    [
      'whose name is nowhere',
      'status: { is: anonymised, slug: a-1, names: { Nobody: N } }',
      /a\.md:3 status\.names\.Nobody does not occur in the article/,
    ],
    [
      'that leaves no neutral address',
      'status: { is: anonymised, names: { Words: W } }',
      /a\.md:3 status lacks a slug/,
    ],
    [
      'whose slug holds a name',
      'status: { is: anonymised, slug: jane-roe, names: { Jane Roe: J } }\ntopics: [Jane Roe]',
      /would still show “jane-roe”/,
    ],
    [
      'whose name stands in what stands for it',
      'byline: Jane Roe\nstatus: { is: anonymised, slug: a-1, names: { Jane Roe: "Jane R.", Jane: J } }',
      /a\.md:3 byline would still show “Jane”, which contains a name that status\.names replaces/,
    ],
    [
      'whose name is part of a word',
      'rights: "#FreeJaneRoe"\nstatus: { is: anonymised, slug: a-1, names: { Jane Roe: J } }',
      /a\.md:3 rights would still show “FreeJaneRoe”/,
    ],
  ])('%s is refused', async (_, lines, expected) => {
    expect((await listArticleFaults({ 'a.md': articleFile(`headline: A\n${lines}`) })).join('\n')).toMatch(
      expected,
    )
  })
})

describe('a picture of an anonymised article', () => {
  const names = 'status: { is: anonymised, slug: a-1, names: { Zoé Roe: Z } }'
  const bytesWith = (text: Buffer) =>
    Buffer.concat([Buffer.from([0x89, 0x50, 0, 0xff]), text, Buffer.from([0, 1, 2, 0xfe])])

  it.each([
    ['UTF-8', bytesWith(Buffer.from('caption: Zoé Roe in court', 'utf8')), 1],
    ['ISO 8859-1', bytesWith(Buffer.from('Caption-Abstract: Zoé Roe in court', 'latin1')), 1],
    ['a few words', bytesWith(Buffer.from('By Zoé Roe', 'utf8')), 1],
    ['no text', bytesWith(Buffer.from([0x5a, 0x6f, 0])), 0],
  ])('is searched for names: %s', async (_, bytes, faults) => {
    const name = `${createHash('sha256').update(bytes).digest('hex')}.png`
    const content = await smallArchive({
      'e/articles/a.md': articleFile(`headline: A\n${names}`, `Zoé Roe. ![x](/media/${name})`),
    })
    await writeFiles(content, { 'e/media/urls.tsv': '' })
    await writeFile(path.join(content, 'e/media', name), bytes)
    const outcome = await publish(content, memoryStore(), { isDryRun: false, progress: silent })
    expect(Array.isArray(outcome) ? outcome.map(({ reason }) => reason) : []).toEqual(
      Array.from({ length: faults }, () =>
        expect.stringMatching(
          /contains the name “Zoé Roe”: remove the name from the picture’s description or drawn text .*, or withhold/,
        ),
      ),
    )
  })
})

it('every picture of an anonymised article is searched, for names without spaces too', async () => {
  const content = await smallArchive({})
  const pictures = ['no name is in this', 'file: portrait-of-ZoeRoe-2016.tif'].map((text) => {
    const bytes = Buffer.concat([Buffer.from([0x89, 0x50, 0, 0xff]), Buffer.from(text), Buffer.from([0])])
    return { name: `${createHash('sha256').update(bytes).digest('hex')}.png`, bytes }
  })
  const shown = pictures.map(({ name }) => `![x](/media/${name})`).join('\n\n')
  const status = 'status: { is: anonymised, slug: a-1, names: { Zoe Roe: Z } }'
  await writeFiles(content, {
    'e/media/urls.tsv': '',
    'e/articles/a.md': articleFile(`headline: A\n${status}`, `Zoe Roe.\n\n${shown}`),
  })
  for (const { name, bytes } of pictures) await writeFile(path.join(content, 'e/media', name), bytes)
  const outcome = await publish(content, memoryStore(), { isDryRun: false, progress: silent })
  expect(Array.isArray(outcome) ? outcome.map(({ reason }) => reason) : []).toEqual([
    expect.stringMatching(`${pictures[1]?.name}, and that file contains the name “.*ZoeRoe.*”`),
  ])
})

describe('a status in a file', () => {
  it.each([
    ['noindex', null],
    [
      '{ is: withheld, reason: R, since: 2026-10, authority: https://court.example/7, showHeadline: true }',
      { is: 'withheld', since: '2026-10', showHeadline: true },
    ],
    [
      '{ is: anonymised, slug: a-1, names: { "Jane Roe": "J. R.", "No": "N" } }',
      { names: { 'Jane Roe': 'J. R.', No: 'N' } },
    ],
  ])('is written as it was read: %s', async (status, expected) => {
    const folder = await temporaryFolder()
    const [file, again] = [path.join(folder, 'a.md'), path.join(folder, 'b.md')]
    await writeFiles(folder, { 'a.md': articleFile(`headline: A\nstatus: ${status}`) })
    const first = await readArticleFile(file)
    if ('faults' in first) throw new Error(JSON.stringify(first.faults))
    await writeFiles(folder, { 'b.md': formatArticleFile(first.value.fields, first.value.markdown) })
    const second = await readArticleFile(again)
    expect('value' in second && second.value.fields).toEqual(first.value.fields)
    expect(first.value.fields.status).toMatchObject(expected ?? { is: 'noindex', reason: null, names: {} })
  })

  it('that is public counts as none', async () => {
    const folder = await temporaryFolder()
    await writeFiles(folder, { 'a.md': articleFile('headline: A\nstatus: public') })
    expect(await readArticleFile(path.join(folder, 'a.md'))).toMatchObject({
      value: { fields: { status: null } },
    })
  })
})

describe('a rule', () => {
  it('that matches nothing is a fault with its line', async () => {
    const rules = `withhold:\n  agency: [AFP, Nobody]\n  author: [Someone]\n  pictures: [${'0'.repeat(64)}]\n`
    expect(await listArticleFaults({ 'a.md': articleFile('headline: A\nagency: afp') }, rules)).toEqual([
      expect.stringMatching(
        /^e\/edition\.yaml:6 withhold\.agency Nobody does not occur in any article’s agency, byline/,
      ),
      expect.stringMatching(
        /^e\/edition\.yaml:7 withhold\.author Someone does not occur in any article’s byline/,
      ),
      expect.stringMatching(
        /^e\/edition\.yaml:8 withhold\.pictures [0-9a-f]{64} is not the name of a picture/,
      ),
    ])
  })

  it('that matches nothing is a fault with its own line among several', async () => {
    const list = (kind: string, ...items: string[]) =>
      `  ${kind}:\n${items.map((item) => `    - ${item}\n`).join('')}`
    const rules = `withhold:\n${list('agency', 'AFP', 'Nobody')}${list('author', 'Someone')}${list('pictures', '0'.repeat(64), '1'.repeat(64))}`
    expect(await listArticleFaults({ 'a.md': articleFile('headline: A\nagency: afp') }, rules)).toEqual(
      [8, 10, 12, 13].map((line) => expect.stringMatching(`^e/edition\\.yaml:${line} withhold`)),
    )
  })

  it('withholds its articles, with its own reason, date and authority', async () => {
    const store = memoryStore()
    const files = { 'e/articles/a.md': articleFile('headline: A\nauthors: [Jane Roe]') }
    const rule = 'withhold: { author: [Jane Roe], reason: R, since: 2026-10-02, authority: The Guild }\n'
    const { rootDigest } = await publishSound(await smallArchive(files, rule), store)
    const address = '/e/undated/a'
    expect(await resolveAddress(store, await readRoot(store, rootDigest), address)).toEqual({
      kind: 'entry',
      entry: {
        address,
        kind: 'withheld',
        reason: 'R',
        since: '2026-10-02',
        authority: 'The Guild',
        headline: null,
      },
    })
  })

  it('is not part of a release', async () => {
    const store = memoryStore()
    const files = { 'e/articles/a.md': articleFile('headline: A\nauthors: [Jane Roe]') }
    await publishSound(await smallArchive(files, 'withhold: { author: [jane roe] }\n'), store)
    expect([...store.values.values()].join()).not.toMatch(/jane roe/i)
  })
})
