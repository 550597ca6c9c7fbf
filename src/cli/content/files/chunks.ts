/** Maximum number of keys that KV reads in one call. */
export const kvKeysPerRead = 100

/** Splits a list into chunks of at most `maxItemCount` items. */
export function* chunksOf<Item>(list: readonly Item[], maxItemCount: number): Generator<Item[]> {
  for (let startIndex = 0; startIndex < list.length; startIndex += maxItemCount)
    yield list.slice(startIndex, startIndex + maxItemCount)
}
