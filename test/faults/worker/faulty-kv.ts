import { oneOf, spoilt, told, underFault } from './faulty.ts'

type Value = ArrayBuffer | string | null

/** Objects that are not visible here yet → the time until which, by the instance's clock. */
const absentUntil = new Map<string, number>()

/** KV caches an absence for the reads' `cacheTtl`, at least 30 s, and shows a write at most 60 s late. */
function isAbsentYet(key: string): boolean {
  const known = absentUntil.get(key)
  if (known !== undefined) return Date.now() < known
  const late = told.chance() < 0.3
  absentUntil.set(key, late ? Date.now() + 30_000 + 30_000 * told.chance() : 0)
  return late
}

function corrupt(value: Value): Value {
  if (value === null) return null
  if (typeof value !== 'string') return spoilt(new Uint8Array(value)).buffer
  const otherRoot = value.replace(/"root":"[0-9a-f]/, '"root":"x')
  const half = value.slice(0, value.length / 2)
  return oneOf([half, '', 'null', '{}', otherRoot, value.replace(/[0-9a-f]{64}/, '0'.repeat(64))])
}

async function stale(key: string, read: () => Promise<Value>): Promise<Value> {
  if (key === 'release') return told.settings.stalePointer ?? read()
  return isAbsentYet(key) ? null : read()
}

const readOne = (key: string, read: () => Promise<Value>) =>
  underFault(told.settings.kv, read, { corrupt, stale: () => stale(key, read) })

/** A bulk read fails as a whole, but each key may be stale or corrupt by itself. */
async function readMany(real: KVNamespace, keys: string[], options: KVNamespaceGetOptions<'text'>) {
  const read = async () => new Map<string, string | null>(await real.get(keys, options))
  return underFault(told.settings.kv, read, {
    corrupt: (values) =>
      new Map(
        [...values].map(([key, value]) => [key, told.chance() < 0.5 ? value : (corrupt(value) as string)]),
      ),
    stale: async () =>
      new Map([...(await read())].map(([key, value]) => [key, isAbsentYet(key) ? null : value])),
  })
}

/** Wraps the real namespace in one that misbehaves according to the instance's settings. */
export const faultyKv = (real: KVNamespace): KVNamespace =>
  new Proxy(real, {
    get: (target, name) =>
      name === 'get'
        ? (key: string | string[], options: KVNamespaceGetOptions<'text'>) =>
            Array.isArray(key) ? readMany(real, key, options) : readOne(key, () => real.get(key, options))
        : Reflect.get(target, name),
  })
