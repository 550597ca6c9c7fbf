/** The ways in which a store misbehaves. */
export type StoreFault = 'none' | 'failing' | 'hanging' | 'slow' | 'flaky' | 'stale' | 'corrupt'

/** The settings of an instance of the Worker, changed between requests. */
export interface Settings {
  /** Determines which reads are affected, and how. */
  seed: number
  kv: StoreFault
  d1: StoreFault
  r2: StoreFault
  /** Milliseconds by which the instance's clock is ahead of the machine's. */
  ahead: number
  /** The factor by which its timers run faster. */
  hurry: number
  /** Identifies the cache shared by the instances of a location. */
  location: string
  /** A pointer that a stale KV may still return; `null` for the current one. */
  stalePointer: string | null
}

/** The path to which an instance's settings are sent by POST; no archive has this address. */
export const settingsPath = '/__settings'

export const sound: Settings = {
  seed: 1,
  kv: 'none',
  d1: 'none',
  r2: 'none',
  ahead: 0,
  hurry: 1,
  location: 'first',
  stalePointer: null,
}

/** Numbers in [0, 1) that a seed decides: mulberry32. */
export function chances(seed: number): () => number {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}
