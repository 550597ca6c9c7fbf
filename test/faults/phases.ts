import type { Settings, StoreFault } from './fault.ts'

/** The stores that misbehave, and how. */
export interface Phase {
  name: string
  faults: Partial<Pick<Settings, 'kv' | 'd1' | 'r2'>>
}

const kinds: StoreFault[] = ['failing', 'hanging', 'slow', 'flaky', 'stale', 'corrupt']

const alone = (store: 'kv' | 'd1' | 'r2'): Phase[] =>
  kinds.map((kind) => ({ name: `${store} ${kind}`, faults: { [store]: kind } }))

const together = kinds.map((kind) => ({ name: `all ${kind}`, faults: { kv: kind, d1: kind, r2: kind } }))

const none: Phase = { name: 'no fault', faults: {} }

/** Every fault of every store, alone and combined, and publications alone. */
export const everyPhase: Phase[] = [
  none,
  ...alone('kv'),
  ...alone('d1'),
  ...alone('r2'),
  ...together,
  { name: 'kv stale, d1 corrupt, r2 flaky', faults: { kv: 'stale', d1: 'corrupt', r2: 'flaky' } },
  { name: 'kv corrupt, d1 stale, r2 slow', faults: { kv: 'corrupt', d1: 'stale', r2: 'slow' } },
]

/** The phases that find the most faults in a few seconds. */
export const shortPhases: Phase[] = [
  none,
  ...alone('kv').filter(({ name }) => /failing|stale/.test(name)),
  { name: 'all flaky', faults: { kv: 'flaky', d1: 'flaky', r2: 'flaky' } },
  { name: 'd1 corrupt, r2 corrupt', faults: { d1: 'corrupt', r2: 'corrupt' } },
]
