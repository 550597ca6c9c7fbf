import { randomNumbers } from '../../../support/random.ts'

/** Random choices that depend only on a seed, so that a failure identifies its document. */
export class Random {
  readonly next: () => number

  constructor(seed: number) {
    this.next = randomNumbers(seed)
  }

  below(bound: number): number {
    return Math.floor(this.next() * bound)
  }

  pick<Value>(values: readonly Value[]): Value {
    return values[this.below(values.length)] as Value
  }

  many<Value>(most: number, make: () => Value): Value[] {
    return Array.from({ length: this.below(most) + 1 }, make)
  }
}
