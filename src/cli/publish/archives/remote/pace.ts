/** Cloudflare answers 429 to more than 1,200 calls in five minutes: these keep below, whatever came before them. */
const burst = 150
const perSecond = 1000 / 300

/** Resolves when the next call may be made. */
export type Pace = () => Promise<void>

/** Lets a burst pass, then as many calls as the API allows in the long run. */
export function createPace(wait: (ms: number) => Promise<void>): Pace {
  let [left, since] = [burst, performance.now()]
  return async () => {
    const now = performance.now()
    left = Math.min(burst, left + ((now - since) / 1000) * perSecond) - 1
    since = now
    if (left < 0) await wait((-left / perSecond) * 1000)
  }
}
