import { parseArgs } from 'node:util'
import { growthOf, isBounded } from '../support/growth.ts'
import { readers } from './readers.ts'
import { shapes } from './shapes.ts'

const { values } = parseArgs({
  options: {
    length: { type: 'string', default: '50000' },
    reader: { type: 'string', default: '' },
    shape: { type: 'string', default: '' },
    // Time limit. With a limit, each day's run begins at another pair, so that daily runs cover all of them.
    seconds: { type: 'string', default: '0' },
  },
})
const chosen = <Value>(all: ReadonlyMap<string, Value>, name: string) =>
  [...all].filter(([each]) => each.includes(name))
const pairs = chosen(readers, values.reader).flatMap(([name, reader]) =>
  chosen(shapes, values.shape).map(([shapeName, shape]) => ({ name, reader, shapeName, shape })),
)
const limit = Number(values.seconds) || Number.POSITIVE_INFINITY
// Multiplying by a prime spreads the starting points over the list.
const first =
  limit === Number.POSITIVE_INFINITY ? 0 : (Math.floor(Date.now() / 86_400_000) * 131) % pairs.length
let tooFast = 0
for (const { name, reader, shapeName, shape } of [...pairs.slice(first), ...pairs.slice(0, first)]) {
  if (performance.now() / 1000 > limit) break
  const growth = await growthOf(reader, shape, { length: Number(values.length), tries: 4 })
  if (isBounded(growth)) continue
  tooFast++
  console.log(
    `${name}: ${shapeName}: ${growth.short.toFixed(0)} ms, ${growth.long.toFixed(0)} ms: ${growth.factor.toFixed(1)} times`,
  )
}
console.log(`${tooFast} grow faster than the text`)
process.exitCode = tooFast > 0 ? 1 : 0
