/**
 * Cloudflare responds with 429 after 1,200 calls in five minutes. These limits stay below that, even if the calls
 * before this process started count too.
 */
const maxBurstCalls = 150
const callsPerSecond = 1000 / 300

/** A function that waits until the next call may be made. */
type RateLimiter = () => Promise<void>

/** Creates a rate limiter that allows a burst of calls, then the rate that the API accepts indefinitely. */
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
