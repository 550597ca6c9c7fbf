import { cpuTimeOf } from './cpu-time.ts'

/** Processor time for a text, and for one four times as long, in milliseconds. */
export interface Growth {
  short: number
  long: number
  /** `long` by `short`. */
  factor: number
}

/** Shorter times are too short to be told from the noise of a busy machine. */
const shortestJudged = 100

/** The largest factor that four times the length may cost. */
const mostGrowth = 5

/**
 * Measures how the time grows. The best of several counts, since other programs and the collection of garbage only ever
 * add; what seems to grow too fast is measured again, at most `tries` times, before that is believed.
 * @param length of the shorter input: characters, or whatever `make` counts
 */
export async function growthOf<Input>(
  read: (input: Input) => unknown,
  make: (length: number) => Input,
  { length = 10_000, tries = 4 } = {},
): Promise<Growth> {
  const [few, many] = [make(length), make(4 * length)]
  let [short, long] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY]
  for (let tried = 0; tried < tries; tried++) {
    short = Math.min(short, await cpuTimeOf(() => read(few)))
    long = Math.min(long, await cpuTimeOf(() => read(many)))
    if (isBounded({ short, long, factor: long / short })) break
  }
  return { short, long, factor: long / short }
}

/** True when the time grows no faster than the text, as far as that can be measured. */
export const isBounded = ({ long, factor }: Growth): boolean => long < shortestJudged || factor <= mostGrowth

/** The least time of the processor, in milliseconds, that each of two works took in three runs. */
export async function leastCosts(one: () => unknown, other: () => unknown): Promise<[number, number]> {
  const times: [number, number][] = []
  for (let run = 0; run < 3; run++) times.push([await cpuTimeOf(one), await cpuTimeOf(other)])
  return [Math.min(...times.map(([each]) => each)), Math.min(...times.map(([, each]) => each))]
}
