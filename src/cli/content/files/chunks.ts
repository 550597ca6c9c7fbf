/** Maximum number of keys that KV reads in one call. */
export const kvKeysPerRead = 100

/** Cuts a list into chunks of up to `size`. */
export function* chunksOf<Item>(list: readonly Item[], size: number): Generator<Item[]> {
  for (let startIndex = 0; startIndex < list.length; startIndex += size)
    yield list.slice(startIndex, startIndex + size)
}
