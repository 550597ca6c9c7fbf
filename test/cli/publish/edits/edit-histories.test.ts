import { cp, rm } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, expect, it, vi } from 'vitest'
import { publish } from '../../../../src/cli/publish/publish.ts'
import { createArchive, publishLikeFresh } from '../../../support/archive-with-databases.ts'
import { articleFile, silent, smallArchive, temporaryFolder, writeFiles } from '../../../support/content.ts'
import { randomNumbers } from '../../../support/random.ts'
import { dueNumbers } from '../../../support/turns.ts'

/** Number of publications in a history. */
const publications = 30

type Story = Record<string, string> & { words: string }

const vocabulary = ['harbour', 'lighthouse', 'storm', 'council', 'ferry', 'ships', 'night', 'tide']

/** Words to search for. */
const searched = [...vocabulary, 'story', 'there']

const picture = (number: number) => `![](https://e.example/p${number}.png)`

/** Edits, each with the values to choose from: a line of the front matter, or a part of the body. */
const edits: Record<string, (below: (limit: number) => number) => string> = {
  words: (below) => Array.from({ length: 1 + below(12) }, () => vocabulary[below(8)]).join(' '),
  headline: (below) => `headline: Story ${below(30)}`,
  published: (below) =>
    ['', 'published: 2016', ...[1, 2, 3, 4, 5, 6].map((day) => `published: 2016-04-0${day}`)][below(8)] ?? '',
  authors: (below) => `authors: [Ann ${below(3)}]`,
  byline: (below) => `byline: By Bo ${below(9)}`,
  standfirst: (below) => ['', `alternativeHeadline: A standfirst, ${below(9)}.`][below(2)] ?? '',
  language: (below) => ['', 'language: fr', 'language: de'][below(3)] ?? '',
  section: (below) => ['', `section: S${below(2)}`][below(2)] ?? '',
  modified: (below) => ['', `modified: 2018-01-0${1 + below(9)}`][below(2)] ?? '',
  topics: (below) => `topics: [T${below(3)}]`,
  formerly: (below) => `formerly: [https://e.example/old-${below(40)}]`,
  link: (below) => `[there](https://e.example/s-${below(12)})`,
  picture: (below) => picture(below(3)),
  comments: (below) => `comments: [{ author: Bo, text: Comment ${below(9)} }]`,
  corrections: (below) =>
    ['', `corrections: [{ published: 2017-01-0${1 + below(3)}, text: Wrong. }]`][below(2)] ?? '',
  status: (below) =>
    ['status: { is: noindex }', 'status: { is: withheld, since: 2020-01-01 }'][below(8)] ?? '',
}

/** Kinds of edits that leave an article where it is. */
const lineKinds = ['words', 'headline', 'byline', 'standfirst', 'language']

const toText = ({ words, link = '', picture = '', ...fields }: Story) =>
  articleFile(
    Object.values(fields).filter(Boolean).join('\n'),
    ['The same beginning of every story.', words, link, picture].filter(Boolean).join('\n\n'),
  )

/** Number of publications of edits alone: without any, the test would prove nothing. */
let byItself = 0

afterEach(() => vi.restoreAllMocks())

afterAll(() => expect(byItself).toBeGreaterThan(0))

it.each(dueNumbers(0, 2, 2))(
  'edits of every kind give the release, the index and the records of a fresh archive: history %i',
  async (seed) => {
    const { now } = Date
    // Makes every file count as old, so that it is recorded at once.
    vi.spyOn(Date, 'now').mockImplementation(() => now() + 60_000)
    const random = randomNumbers(seed + 3)
    const below = (limit: number) => Math.floor(random() * limit)
    const kinds = Object.keys(edits)
    const stories = new Map<string, Story>()
    const content = await smallArchive({}, 'comments: yes\n')
    const write = (name: string, story: Story) => {
      stories.set(name, story)
      return writeFiles(content, { [`e/articles/${name}.md`]: toText(story) })
    }
    const create = (number: number) =>
      write(`s-${number}`, {
        words: edits.words?.(below) ?? '',
        ...Object.fromEntries(
          ['headline', 'published', 'topics'].map((kind) => [kind, edits[kind]?.(below) ?? '']),
        ),
      })
    for (let number = 0; number < 12; number++) await create(number)
    const editOne = async (kind: string) => {
      const name = [...stories.keys()][below(stories.size)] ?? ''
      const before = stories.get(name)
      if (before) await write(name, { ...before, [kind]: edits[kind]?.(below) ?? '' })
      return async () => before && write(name, before)
    }
    const [archive, cacheFolder] = [createArchive(), await temporaryFolder()]
    for (let step = 0; step < publications; step++) {
      const published = await publishLikeFresh(archive, content, { cacheFolder, searched })
      byItself += Number(published.root !== null && published.isByItself)
      const action = below(12)
      if (action === 0) await create(12 + step)
      else if (action === 1) {
        const name = [...stories.keys()][below(stories.size)] ?? ''
        stories.delete(name)
        await rm(path.join(content, `e/articles/${name}.md`))
      } else if (action === 2)
        await writeFiles(content, {
          'e/edition.yaml': `name: The E${below(3)}\nlanguage: en\nhosts: [e.example]\nclosed: 2020\ncomments: ${['yes', 'no'][below(2)]}\n`,
        })
      else if (action === 3) {
        const [draft, undo] = [await temporaryFolder(), await editOne(kinds[below(kinds.length)] ?? '')]
        await cp(content, draft, { recursive: true })
        await undo()
        await publish(draft, archive, { isDryRun: true, allowsFewer: true, progress: silent, cacheFolder })
      } else if (action < 7) for (const [name, story] of stories) await write(name, { ...story, status: '' })
      for (let edited = 0; edited <= below(2); edited++)
        await editOne(below(2) > 0 ? (lineKinds[below(5)] ?? '') : (kinds[below(kinds.length)] ?? ''))
    }
  },
  300_000,
)
