/**
 * Processes every item, at most `concurrency` at a time. After a failure, begins no other item, waits for those that
 * are being processed, and rejects with the first failure.
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
