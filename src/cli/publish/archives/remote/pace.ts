/** Cloudflare answers 429 to more than 1,200 calls in five minutes. These limits stay below, whatever was called before. */
const burst = 150
const callsPerSecond = 1000 / 300

/** Resolves when the next call may be made. */
type Pace = () => Promise<void>

/** Lets a burst of calls pass, then as many as the API allows in the long run. */
export function createPace(wait: (ms: number) => Promise<void>): Pace {
  let [available, since] = [burst, performance.now()]
  return async () => {
    const now = performance.now()
    available = Math.min(burst, available + ((now - since) / 1000) * callsPerSecond) - 1
    since = now
    if (available < 0) await wait((-available / callsPerSecond) * 1000)
  }
}
