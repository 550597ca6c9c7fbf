import { expect, it } from 'vitest'
import { leastCosts } from '../../../support/growth.ts'
import { readFileOf, summary } from './captures.ts'
import { record, response } from './warc.ts'
import { zip } from './zip.ts'

const story = 'http://the-lantern.example/2016/bridge'

it('a WACZ of very many files, few of them WARC files, is read in linear time', async () => {
  const picture = response('200 OK', { 'Content-Type': 'image/png' }, Buffer.alloc(100, 1))
  const files = (count: number) => [
    ...Array.from({ length: count }, (_, index) => ({ name: `a/${index}.cdx`, bytes: Buffer.alloc(0) })),
    { name: 'archive/one.warc', bytes: record({ block: picture }) },
  ]
  const [few, many] = [zip(...files(15_000)), zip(...files(60_000))]
  const read = async (bytes: Buffer) => summary(await readFileOf('a.wacz', bytes))
  expect(await read(many)).toEqual([`image/png 100 @ ${story}`])
  const [short, long] = await leastCosts(
    () => read(few),
    () => read(many),
  )
  expect(long).toBeLessThan(Math.max(60, 5 * short))
})
