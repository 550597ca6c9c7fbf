/**
 * Processes every item, at most `concurrency` at a time. After a failure, starts no further items, waits for those in
 * progress, and rejects with the first error.
 */
export async function forEachConcurrently<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  concurrency: number,
  processItem: (item: Item) => Promise<void>,
): Promise<void> {
  const iterator = (async function* () {
    yield* items
  })()
  const failures: unknown[] = []
  const runWorker = async () => {
    for (
      let iteration = await iterator.next();
      !iteration.done && failures.length === 0;
      iteration = await iterator.next()
    )
      await processItem(iteration.value)
  }
  const workers = Array.from({ length: concurrency }, () =>
    runWorker().catch((error) => failures.push(error)),
  )
  await Promise.all(workers)
  if (failures.length === 0) return
  await iterator.return(undefined)
  throw failures[0]
}
