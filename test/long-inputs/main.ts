import { parseArgs } from 'node:util'
import { growthOf, isBounded } from './growth.ts'
import { readers } from './readers.ts'
import { shapes } from './shapes.ts'

const { values } = parseArgs({
  options: {
    length: { type: 'string', default: '50000' },
    reader: { type: 'string', default: '' },
    shape: { type: 'string', default: '' },
  },
})
const chosen = <Value>(all: ReadonlyMap<string, Value>, name: string) =>
  [...all].filter(([each]) => each.includes(name))
let tooFast = 0
for (const [name, reader] of chosen(readers, values.reader))
  for (const [shapeName, shape] of chosen(shapes, values.shape)) {
    const growth = await growthOf(reader, shape, { length: Number(values.length), tries: 2 })
    if (isBounded(growth)) continue
    tooFast++
    console.log(
      `${name}: ${shapeName}: ${growth.short.toFixed(0)} ms, ${growth.long.toFixed(0)} ms: ${growth.factor.toFixed(1)} times`,
    )
  }
console.log(`${tooFast} grow faster than the text`)
process.exitCode = tooFast > 0 ? 1 : 0
