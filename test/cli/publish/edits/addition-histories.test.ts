import { rm } from 'node:fs/promises'
import path from 'node:path'
import { afterEach, expect, it, vi } from 'vitest'
import { createArchive, publishLikeFresh } from '../../../support/archive-with-databases.ts'
import { articleFile, smallArchive, temporaryFolder, writeFiles } from '../../../support/content.ts'
import { randomNumbers } from '../../../support/random.ts'
import { dueNumbers } from '../../../support/turns.ts'

/** Seeds of the histories; one of three a day. */
const seeds = dueNumbers(0, Number(process.env.MORGUE_HISTORIES ?? 3), 3)

/** Number of publications in a history, each with one to three articles more. */
const publications = 12

type Below = (limit: number) => number

const vocabulary = ['harbour', 'lighthouse', 'storm', 'council']

const dates = [
  '2015',
  '2016-04',
  '2016-04-01',
  '2016-04-02',
  '2016-04-02T09:00Z',
  '2016-04-02T09:00',
  '2016-12-31',
  '2017-01-01',
  '1998-04-02',
]

/** Names of which some share a slug or an initial, or need a redirect. */
const topics = ['Ships', 'ships', 'C++', 'C#', 'C', 'Sea', 'Seagulls', 'Tide']

const pick = <Value>(values: readonly Value[], below: Below) => values[below(values.length)] as Value

/** An optional line of an article's front matter. */
const sometimes = (line: string, below: Below) => (below(3) === 0 ? [line] : [])

/** The parts of a made article that lead beyond its lists: to other articles, pictures or redirects. */
const ties = (number: number, below: Below) =>
  below(3) > 0
    ? []
    : [
        pick(
          [
            `formerly: [https://e.example/old-${below(30)}]`,
            `formerly: [https://e.example/s-${below(30)}.feed.json, https://e.example/s-${number}/amp?x=${number}]`,
            `formerly: [https://e.example/news_n_${below(30)}.html]`,
            'corrections: [{ published: 2017-01-02, text: Wrong. }]',
            'status: { is: noindex }',
            `sameAs: /e/s-${below(10)}`,
          ],
          below,
        ),
      ]

function madeStory(number: number, below: Below): string {
  const chosenTopics = Array.from({ length: below(4) }, () => JSON.stringify(pick(topics, below)))
  const lines = [
    `headline: Story ${below(40)} of ${number}`,
    `topics: [${[...new Set(chosenTopics)].join(', ')}]`,
    ...(below(8) > 0 ? [`published: ${pick(dates, below)}`] : []),
    ...sometimes(`section: S${below(3)}`, below),
    ...sometimes(`authors: [Ann ${below(4)}]`, below),
    ...sometimes('language: fr', below),
    ...sometimes('modified: 2018-01-02', below),
    ...ties(number, below),
  ]
  const words = Array.from({ length: 1 + below(12) }, () => pick(vocabulary, below)).join(' ')
  const picture = below(6) === 0 ? `\n\n![](https://e.example/p${below(3)}.png)` : ''
  return articleFile(lines.join('\n'), words + picture)
}

/** Short articles of one name and year: at 200, their lists divide. */
const crowd = (length: number) =>
  Object.fromEntries(
    Array.from({ length }, (_, number) => [
      `e/articles/crowd-${number}.md`,
      articleFile(
        `headline: Crowd ${number}\npublished: 2016-${String(1 + (number % 9)).padStart(2, '0')}-0${1 + (number % 7)}\ntopics: [Ships]\nauthors: [Ann 1]`,
        `storm ${number}`,
      ),
    ]),
  )

/** Publications of each of three histories that read no article but those added. */
const leastByThemselves = [5, 2, 3]

afterEach(() => vi.restoreAllMocks())

it.each(seeds)(
  'added articles give the release, the index and the records of a fresh archive: history %i',
  async (seed) => {
    const { now } = Date
    // Makes every file count as old, so that it is recorded at once.
    vi.spyOn(Date, 'now').mockImplementation(() => now() + 60_000)
    const random = randomNumbers(seed + 5)
    const below = (limit: number) => Math.floor(random() * limit)
    const second = { 'f/edition.yaml': 'name: The F\nlanguage: en\nhosts: [f.example]\nclosed: 2021\n' }
    const content = await smallArchive(
      { ...(seed % 2 === 0 ? second : {}), ...(seed % 3 === 2 ? crowd(194) : {}) },
      "identity: '_n_(\\d+)'\n",
    )
    let [number, latest]: [number, string[]] = [0, []]
    async function add(count: number) {
      const numbers = Array.from({ length: count }, () => number++)
      latest = numbers.map((each) => `${seed % 2 === 0 && below(3) === 0 ? 'f' : 'e'}/articles/s-${each}.md`)
      const texts = numbers.map((each) => madeStory(each, below))
      await writeFiles(content, Object.fromEntries(latest.map((file, index) => [file, texts[index] ?? ''])))
    }
    await add(5)
    const [archive, cacheFolder] = [createArchive(), await temporaryFolder()]
    let byItself = 0
    for (let step = 0; step < publications; step++) {
      const published = await publishLikeFresh(archive, content, { cacheFolder, searched: vocabulary })
      if (published.root !== null) byItself += Number(published.isByItself)
      // What cannot be published would stop all later publications.
      else for (const file of latest) await rm(path.join(content, file))
      await add(1 + below(3))
    }
    expect(byItself).toBeGreaterThanOrEqual(leastByThemselves[seed] ?? 0)
  },
  300_000,
)
