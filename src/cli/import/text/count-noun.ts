/** Formats a count with its noun: `1 article`, `2 articles`. Pass `plural` if it is irregular. */
export const countNoun = (count: number, noun: string, plural = `${noun}s`): string =>
  `${count} ${count === 1 ? noun : plural}`
