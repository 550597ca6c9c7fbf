/**
 * Cloudflare answers 429 after 1,200 calls in five minutes. These limits stay below that, no matter what was called
 * before.
 */
const burst = 150
const callsPerSecond = 1000 / 300

/** Resolves when the next call may be made. */
type Pace = () => Promise<void>

/** Allows a burst of calls, then as many per second as the API accepts indefinitely. */
export function createPace(wait: (ms: number) => Promise<void>): Pace {
  let [available, since] = [burst, performance.now()]
  return async () => {
    const now = performance.now()
    available = Math.min(burst, available + ((now - since) / 1000) * callsPerSecond) - 1
    since = now
    if (available < 0) await wait((-available / callsPerSecond) * 1000)
  }
}
