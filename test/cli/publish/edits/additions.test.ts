import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { EditedRelease } from '../../../../src/cli/publish/edits/edited-release.ts'
import { createArchive, publishLikeFresh } from '../../../support/archive-with-databases.ts'
import { articleFile, smallArchive, temporaryFolder, writeFiles } from '../../../support/content.ts'

const plain = articleFile('headline: Ferry\npublished: 2016-04-02\ntopics: [Ships]', 'The ferry is late.')

let content: string
let cacheFolder: string
let archive: ReturnType<typeof createArchive>

const add = (files: Record<string, string>) => writeFiles(content, files)

const publishNow = () => publishLikeFresh(archive, content, { cacheFolder, searched: ['ferry'] })

beforeEach(async () => {
  const { now } = Date
  // Makes every file count as old, so that it is recorded at once.
  vi.spyOn(Date, 'now').mockImplementation(() => now() + 60_000)
  content = await smallArchive(
    {
      'about.md': 'An archive.\n',
      'e/about.md': 'An edition.\n',
      'e/articles/storm.md': articleFile(
        'headline: Storm\npublished: 2016-04-01\ntopics: [Ships]\nauthors: [Ann Ash]',
        'A storm.',
      ),
      'e/articles/tide.md': articleFile(
        'headline: Tide\nurl: https://e.example/2016/tide.feed.json\npublished: 2016-04-03',
        'The tide.\n\n![](https://e.example/tide.png)',
      ),
    },
    "identity: '_n_(\\d+)'\n",
  )
  archive = createArchive()
  cacheFolder = await temporaryFolder()
  await publishNow()
})

afterEach(() => vi.restoreAllMocks())

describe('an added article', () => {
  it('is published by itself, with its lists and the links of its neighbours', async () => {
    const before = new Set(archive.values.keys())
    await add({ 'e/articles/ferry.md': plain })
    expect((await publishNow()).isByItself).toBe(true)
    const written = [...archive.values.keys()].filter((key) => !before.has(key))
    const kinds = Object.groupBy(written, (key) => key.split('/', 1)[0] ?? '')
    expect(kinds.article).toHaveLength(1)
    // The front, month, day, day of every year and those beside, their index, the topic, the indexes and the archive's front.
    expect(kinds.collection?.length).toBeLessThan(16)
    expect([...archive.values].some(([, text]) => String(text).includes('"name":"2016-04-02"'))).toBe(true)
  })

  it('comes with others, before all and after all, and another follows', async () => {
    await add({
      'e/articles/first.md': plain.replace('2016-04-02', '1996-04-02'),
      'e/articles/last.md': plain.replace('2016-04-02', '2019-04-02'),
    })
    expect((await publishNow()).isByItself).toBe(true)
    await add({ 'e/articles/undated.md': plain.replace('published: 2016-04-02\n', '') })
    expect((await publishNow()).isByItself).toBe(true)
  })

  it('comes with another whose address differs by case alone', async () => {
    await add({
      'e/articles/ferry.md': plain.replace('---\n', '---\nurl: https://e.example/Ferry\n'),
      'e/articles/boat.md': plain
        .replace('---\n', '---\nurl: https://e.example/ferry\n')
        .replace('is late', 'was late'),
    })
    expect((await publishNow()).isByItself).toBe(true)
  })

  it('is removed by a publication of everything', async () => {
    const { root } = await publishNow()
    await add({ 'e/articles/ferry.md': plain })
    await publishNow()
    await rm(path.join(content, 'e/articles/ferry.md'))
    expect(await publishNow()).toEqual({ root, isByItself: false })
  })
})

const withField = (field: string) => plain.replace('---\n', `---\n${field}\n`)

describe('everything is published anew for an article', () => {
  it.each([
    [
      'with the words of another of its day',
      plain.replace('04-02', '04-01').replace('Ferry', 'Storm').replace('The ferry is late.', 'A storm.'),
    ],
    ['that another is said to have the words of', withField('sameAs: /e/storm')],
    ['with corrections', withField('corrections: [{ published: 2017-01-02, text: Wrong. }]')],
    ['that is withheld', withField('status: { is: withheld, since: 2020-01-01 }')],
    ['with a time without an offset', plain.replace('2016-04-02', '2016-04-02T09:00')],
    ['with the address of another', withField('url: https://e.example/2016/tide.feed.json')],
    ['with another’s old address', withField('formerly: [https://e.example/2016/tide.feed.json]')],
    ['whose JSON Feed would hide another', withField('url: https://e.example/2016/tide')],
    ['that would be another’s JSON', withField('url: https://e.example/2016/tide.feed.json.ris')],
    [
      'whose old address would be another’s JSON',
      withField('formerly: [https://e.example/2016/tide.feed.json.ris]'),
    ],
    ['with an address of the archive', withField('url: https://e.example/search')],
    ['whose name cannot be in an address', plain],
  ])('%s', async (name, text) => {
    const file = name.startsWith('whose name') ? 'Ferry_1' : 'ferry'
    await add({ [`e/articles/${file}.md`]: text })
    expect((await publishNow()).isByItself).toBe(false)
  })

  it('with an identity that another has', async () => {
    const withIdentity = (slug: string) => withField(`url: https://e.example/${slug}_n_7.html`)
    await add({ 'e/articles/ferry.md': withIdentity('ferry') })
    expect((await publishNow()).isByItself).toBe(true)
    await add({ 'e/articles/boat.md': withIdentity('boat').replace('late', 'later') })
    expect((await publishNow()).isByItself).toBe(false)
  })

  it('in a release whose lists are not those of the articles before', async () => {
    const release = await EditedRelease.open(archive, (await publishNow()).root ?? '')
    const front = await release.readList('/e/')
    if (!front) throw new Error('there is no front')
    expect(await release.hasExactList(front)).toBe(true)
    expect(await release.hasExactList({ ...front, articles: 9 })).toBe(false)
    vi.spyOn(EditedRelease.prototype, 'hasExactList').mockResolvedValue(false)
    await add({ 'e/articles/ferry.md': plain })
    expect((await publishNow()).isByItself).toBe(false)
  })

  it('that comes with an edit', async () => {
    await add({ 'e/articles/ferry.md': plain, 'e/articles/storm.md': plain.replace('late', 'lost') })
    expect((await publishNow()).isByItself).toBe(false)
  })

  it('in a release that takes something down', async () => {
    await add({ 'e/articles/gone.md': articleFile('headline: Gone\nstatus: gone') })
    await publishNow()
    await add({ 'e/articles/ferry.md': plain })
    expect((await publishNow()).isByItself).toBe(false)
  })

  it('in a release that is damaged', async () => {
    const [front] = [...archive.values].find(([, text]) => String(text).includes('"subject":"front"')) ?? []
    archive.values.delete(front ?? '')
    await add({ 'e/articles/ferry.md': plain })
    expect((await publishNow()).isByItself).toBe(false)
  })

  it('that is one entry too many for the number of shards', async () => {
    const publishAndCount = async () => {
      const { root, isByItself } = await publishNow()
      return { entries: (await EditedRelease.open(archive, root ?? '')).root.counts.entries, isByItself }
    }
    const fill = async (count: number) =>
      add(
        Object.fromEntries(
          Array.from({ length: count }, (_, index) => [
            `e/articles/fill-${count}-${index}.md`,
            articleFile(`headline: Fill ${count} ${index}\npublished: 2016-04-01`, `Number ${index}.`),
          ]),
        ),
      )
    // An article of a day that has others is one entry more; a shard holds 128.
    await fill(127 - (await publishAndCount()).entries)
    await publishNow()
    await fill(1)
    expect(await publishAndCount()).toEqual({ entries: 128, isByItself: true })
    await add({ 'e/articles/last.md': articleFile('headline: Last\npublished: 2016-04-01', 'The last.') })
    expect((await publishNow()).isByItself).toBe(false)
  })
})
