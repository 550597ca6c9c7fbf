import { parseArgs } from 'node:util'
import { everyPhase } from './phases.ts'
import { soak } from './soak.ts'

const { values } = parseArgs({
  options: {
    requests: { type: 'string', default: '100000' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    sample: { type: 'string', default: '400' },
    phase: { type: 'string', default: '' },
  },
})
const seed = Number(values.seed)
const phases = everyPhase.filter(({ name }) => name.includes(values.phase))
console.log(`seed ${seed}`)
const figures = await soak({
  seed,
  phases,
  clients: 32,
  sample: Number(values.sample),
  share: 1,
  report: console.log,
  each: Math.ceil(Number(values.requests) / phases.length),
})
console.log(figures.inWords())
process.exitCode = figures.wrong.length + figures.mixed.length + figures.kept.length > 0 ? 1 : 0
