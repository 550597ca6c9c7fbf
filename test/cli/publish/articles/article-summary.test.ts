import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import type { ArticleSummary } from '../../../../src/cli/publish/articles/article-summary.ts'
import { summaryOf } from '../../../support/generated.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

/** A summary whose strings are substrings of a file, as a parser produces them. */
function cutFrom(file: string): ArticleSummary {
  const url = file.slice(10, 60)
  return summaryOf('s', {
    headline: file.slice(0, 40),
    published: file.slice(60, 79),
    url,
    formerly: [`${url}/b`],
    section: file.slice(80, 100),
    topics: [file.slice(100, 120)],
    authors: [file.slice(120, 140)],
  })
}

it('a summary does not keep the file in memory that it was read from', () => {
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  const kept = Array.from({ length: 300 }, (_, number) =>
    cutFrom(
      `headline: https://e.example/${String(number).padStart(32, '0')}2014-05-01T10:10:00 ${number}`.padEnd(
        100_000,
        `${number} a `,
      ),
    ),
  )
  collectGarbage()
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(6_000_000)
  expect(kept[299]?.published).toBe('2014-05-01T10:10:00')
})
