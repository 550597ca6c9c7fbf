/**
 * Processes every item, at most `concurrency` at a time. Rejects at the first failure; other items may still be
 * processed afterwards.
 */
export async function forEachConcurrently<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  concurrency: number,
  processItem: (item: Item) => Promise<void>,
): Promise<void> {
  const iterator = (async function* () {
    yield* items
  })()
  const runWorker = async () => {
    for (let iteration = await iterator.next(); !iteration.done; iteration = await iterator.next())
      await processItem(iteration.value)
  }
  await Promise.all(Array.from({ length: concurrency }, runWorker))
}
