/**
 * Returns the processor time of some work, in milliseconds, which other programs hardly change. Of this thread alone: others
 * compile and collect garbage meanwhile.
 */
export async function cpuTimeOf(work: () => unknown): Promise<number> {
  const before = process.threadCpuUsage()
  await work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}
