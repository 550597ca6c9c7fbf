import { chances, type Settings, type StoreFault, sound } from '../fault.ts'

/** The latest settings of this instance. */
export const told: { settings: Settings; chance: () => number } = { settings: sound, chance: chances(1) }

/** The runtime's own timer, since an instance's clock and timers depend on its settings. */
const timer = globalThis.setTimeout.bind(globalThis)

const wait = (milliseconds: number) => new Promise<void>((resolve) => timer(() => resolve(), milliseconds))

/** The Worker's timeout is 1,500 ms on its own timers. */
const longerThanPatience = () => (1500 / told.settings.hurry) * 2 * told.chance()

/** Picks one of several values at random. */
export const oneOf = <Value>(values: readonly [Value, ...Value[]]): Value =>
  values[Math.floor(told.chance() * values.length)] ?? values[0]

/** A wrong result that only one kind of store produces. */
interface Wrong<Value> {
  corrupt: (value: Value) => Value
  stale: (read: () => Promise<Value>) => Promise<Value>
}

/** Reads from a store that misbehaves. */
export async function underFault<Value>(
  fault: StoreFault,
  read: () => Promise<Value>,
  wrong: Wrong<Value>,
): Promise<Value> {
  switch (fault) {
    case 'none':
      return read()
    case 'failing':
      throw new Error('injected: the store is down')
    case 'hanging':
      return new Promise<never>(() => {})
    case 'slow':
      await wait(longerThanPatience())
      return read()
    case 'flaky':
      return underFault(
        oneOf(['none', 'none', 'failing', 'hanging', 'slow', 'corrupt'] as const),
        read,
        wrong,
      )
    case 'stale':
      return wrong.stale(read)
    case 'corrupt':
      return told.chance() < 0.3 ? read() : wrong.corrupt(await read())
  }
}

/** Bytes as damaged by a disk or a network: a bit flipped, the end cut off, all missing, or another object's. */
export function spoilt(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes.length)
  copy.set(bytes)
  const at = Math.floor(told.chance() * copy.length)
  const flipped = copy.slice()
  flipped[at] = (flipped[at] ?? 0) ^ (1 << Math.floor(told.chance() * 8))
  const other = new Uint8Array(new TextEncoder().encode('{"kind":"article"}'))
  return oneOf([flipped, copy.slice(0, at), new Uint8Array(0), other])
}
