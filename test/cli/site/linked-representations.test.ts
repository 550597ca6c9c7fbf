import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { expect, it } from 'vitest'
import { parseLinkedRepresentations } from '../../../src/cli/site/site.ts'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const links =
  '<link rel="alternate" type="application/json" href="https://e.example/a.json?x=1&amp;y=2"/><link rel="canonical" href="https://e.example/a"/><link rel="alternate" type="text/markdown" href="https://e.example/a.md"/>'

it('reads the URLs and types of other representations from a page', () => {
  expect(parseLinkedRepresentations({ body: Buffer.from(`<head>${links}</head>`) })).toEqual([
    { url: 'https://e.example/a.json?x=1&y=2', mediaType: 'application/json' },
    { url: 'https://e.example/a.md', mediaType: 'text/markdown' },
  ])
})

it('keeps nothing else of the page in memory', () => {
  const body = Buffer.from(`<head>${links}</head>${'word '.repeat(100_000)}`)
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  const kept = Array.from({ length: 100 }, () => parseLinkedRepresentations({ body }))
  collectGarbage()
  expect(process.memoryUsage().heapUsed - before).toBeLessThan(body.length * 10)
  expect(kept).toHaveLength(100)
})
