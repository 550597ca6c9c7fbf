/**
 * Cloudflare responds with 429 after 1,200 calls in five minutes. These limits allow at most 1,150, even if an earlier
 * process made calls at the steady rate until this one started.
 */
const maxBurstCalls = 150
const callsPerSecond = 1000 / 300

/** A function that waits until the next call may be made. */
type RateLimiter = () => Promise<void>

/**
 * Creates a rate limiter that allows an initial burst of calls, then a steady rate that the API accepts indefinitely.
 */
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
