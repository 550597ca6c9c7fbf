/**
 * Returns the processor time of some work on this thread, in milliseconds, which hardly depends on other programs.
 * Other threads, which compile and collect garbage, do not count.
 */
export async function cpuTimeOf(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage()
  await work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}
