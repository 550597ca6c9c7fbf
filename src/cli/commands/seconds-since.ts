/** Returns the seconds since a time from `performance.now()`, rounded to two decimals. */
export const secondsSince = (startTimeMs: number): number =>
  Math.round((performance.now() - startTimeMs) / 10) / 100
