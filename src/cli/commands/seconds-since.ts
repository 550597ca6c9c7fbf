/** Returns the seconds since a time of `performance.now()`, to two decimals. */
export const secondsSince = (started: number): number => Math.round((performance.now() - started) / 10) / 100
