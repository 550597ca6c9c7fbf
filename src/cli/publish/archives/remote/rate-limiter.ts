/**
 * Cloudflare answers 429 after 1,200 calls in five minutes. These limits stay below that, even if the calls before
 * this process started are counted too.
 */
const maxBurstCalls = 150
const callsPerSecond = 1000 / 300

/** Waits until the next call may be made. */
type RateLimiter = () => Promise<void>

/** Allows a burst of calls, then as many per second as the API accepts indefinitely. */
export function createRateLimiter(wait: (ms: number) => Promise<void>): RateLimiter {
  let [availableCalls, lastUpdateMs] = [maxBurstCalls, performance.now()]
  return async () => {
    const nowMs = performance.now()
    availableCalls =
      Math.min(maxBurstCalls, availableCalls + ((nowMs - lastUpdateMs) / 1000) * callsPerSecond) - 1
    lastUpdateMs = nowMs
    if (availableCalls < 0) await wait((-availableCalls / callsPerSecond) * 1000)
  }
}
