/** The number of keys that KV reads in one call. */
export const keysPerRead = 100

/** Cuts a list into chunks of up to `size`. */
export function* chunksOf<Item>(list: readonly Item[], size: number): Generator<Item[]> {
  for (let first = 0; first < list.length; first += size) yield list.slice(first, first + size)
}
