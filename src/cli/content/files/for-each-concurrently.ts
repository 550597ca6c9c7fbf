/** Processes every item, at most `concurrency` at a time. The first failure stops the rest. */
export async function forEachConcurrently<Item>(
  items: Iterable<Item> | AsyncIterable<Item>,
  concurrency: number,
  work: (item: Item) => Promise<void>,
): Promise<void> {
  const next = (async function* () {
    yield* items
  })()
  const worker = async () => {
    for (let step = await next.next(); !step.done; step = await next.next()) await work(step.value)
  }
  await Promise.all(Array.from({ length: concurrency }, worker))
}
