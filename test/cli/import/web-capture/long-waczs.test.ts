import { expect, it, vi } from 'vitest'
import { leastCosts } from '../../../support/growth.ts'
import { readFileOf, theArticle } from './captures.ts'
import { record } from './warc.ts'
import { zip } from './zip.ts'

vi.mock('../../../../src/cli/import/html/read-html-page.ts', () => import('./read-title.ts'))

const story = 'http://the-lantern.example/2016/bridge'

it('a WACZ of very many files, few of them WARC files, is read in linear time', async () => {
  const files = (count: number) => [
    ...Array.from({ length: count }, (_, index) => ({ name: `a/${index}.cdx`, bytes: Buffer.alloc(0) })),
    { name: 'archive/one.warc', bytes: record() },
  ]
  const [few, many] = [zip(...files(15_000)), zip(...files(60_000))]
  const read = async (bytes: Buffer) => theArticle(await readFileOf('a.wacz', bytes))
  expect((await read(many)).fields.url).toBe(story)
  const [short, long] = await leastCosts(
    () => read(few),
    () => read(many),
  )
  expect(long).toBeLessThan(Math.max(60, 5 * short))
})
