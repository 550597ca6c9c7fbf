import type { ArticleSummary } from '../src/cli/publish/articles/article-summary.ts'
import { generatedArticles, type RunShape, releaseOf, summaryOf } from '../test/support/generated.ts'

/** One article with five topics, added to 100,000, writes fewer than 60 objects wherever it falls. */
const size = Number(process.argv[2] ?? 100_000)

const shapes: RunShape[] = [
  { articles: size, years: 13, topics: 2000, authors: 800 },
  { articles: size, years: 5, topics: 300, authors: 150 },
  { articles: size, years: 5, topics: 60, authors: 40 },
]

const places: [string, string | null][] = [
  ['before the first', '1999-03-02'],
  ['beginning', 'first'],
  ['middle', 'middle'],
  ['end', '2016-12-30'],
  ['undated', null],
]

const middleOf = (articles: readonly ArticleSummary[]) => {
  const dates = articles.flatMap(({ published }) => (published?.length === 10 ? [published] : [])).sort()
  return { first: dates[0] ?? '', middle: dates[dates.length >> 1] ?? '' } as Record<string, string>
}

const only = process.argv[3]

for (const shape of only === undefined ? shapes : shapes.slice(Number(only), Number(only) + 1)) {
  const articles = generatedArticles(shape)
  const started = performance.now()
  const { keys, written, addresses } = await releaseOf(articles)
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  const memory = Math.round(process.memoryUsage().rss / 1e6)
  console.log(
    `${JSON.stringify(shape)}: ${written} objects, ${addresses.size - size} lists; ${seconds} s, ${memory} MB`,
  )
  const dates = middleOf(articles)
  for (const [place, date] of places) {
    const published = date === null ? null : (dates[date] ?? date)
    const topics = ['Topic 0', 'Topic 1', 'Topic 2', 'Topic 3', 'Topic 5']
    const added = summaryOf('one-more', {
      headline: 'One more',
      published,
      topics,
      section: 'Section 0',
      authors: ['Author 0'],
    })
    const { written: more } = await releaseOf([...articles, added], keys)
    console.log(`  ${place.padEnd(18)} ${more + 1} objects written, the pointer included`)
  }
}
