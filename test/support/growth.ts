import { cpuTimeOf } from './cpu-time.ts'

/** Processor time for a text, and for one four times as long, in milliseconds. */
export interface Growth {
  short: number
  long: number
  /** `long` divided by `short`. */
  factor: number
}

/** Shorter times cannot be distinguished from noise on a busy machine. */
const shortestJudged = 100

/** Maximum factor for four times the length. */
const mostGrowth = 5

/**
 * Measures how the time grows. Takes the minimum of several measurements, since other programs and garbage collection
 * only add time; measures an excessive growth again, at most `tries` times, before believing it.
 */
async function measureGrowth<Input>(
  read: (input: Input) => unknown,
  make: (length: number) => Input,
  { length, tries }: { length: number; tries: number },
): Promise<Growth> {
  const many = make(4 * length)
  let [short, long] = [Number.POSITIVE_INFINITY, await cpuTimeOf(() => read(many))]
  // Making an input can take as long as reading it.
  const few = long < shortestJudged ? null : make(length)
  for (let tried = 0; few !== null && tried < tries; tried++) {
    if (tried > 0) long = Math.min(long, await cpuTimeOf(() => read(many)))
    short = Math.min(short, await cpuTimeOf(() => read(few)))
    if (isBounded({ short, long, factor: long / short })) break
  }
  return { short, long, factor: long / short }
}

/**
 * Measures how the time grows; where it grows too much, once more from the longer input, where real growth remains. A depth of
 * nesting that is limited costs more until the limit, and then no more: lists in lists take 6 times for 4, and 3 times for the
 * next 4. Garbage that is collected within the longer text alone looks like growth, too. Only the second measurement decides,
 * so only it is repeated often.
 * @param length of the shorter input, in characters or whatever `make` counts
 */
export async function growthOf<Input>(
  read: (input: Input) => unknown,
  make: (length: number) => Input,
  { length = 10_000, tries = 10 } = {},
): Promise<Growth> {
  const growth = await measureGrowth(read, make, { length, tries: Math.min(tries, 2) })
  return isBounded(growth) ? growth : measureGrowth(read, make, { length: 4 * length, tries })
}

/** True if the time grows no faster than the text, as far as can be measured. */
export const isBounded = ({ long, factor }: Growth): boolean => long < shortestJudged || factor <= mostGrowth

/** Returns the minimum processor time, in milliseconds, that each of two tasks took in three runs. */
export async function leastCosts(one: () => unknown, other: () => unknown): Promise<[number, number]> {
  const times: [number, number][] = []
  for (let run = 0; run < 3; run++) times.push([await cpuTimeOf(one), await cpuTimeOf(other)])
  return [Math.min(...times.map(([each]) => each)), Math.min(...times.map(([, each]) => each))]
}
