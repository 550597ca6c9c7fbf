/** Returns the seconds since a time given by `performance.now()`, rounded to two decimals. */
export const secondsSince = (startTime: number): number =>
  Math.round((performance.now() - startTime) / 10) / 100
