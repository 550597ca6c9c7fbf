import { globSync, readFileSync } from 'node:fs'
import { Agent, request } from 'node:http'

/** A request that is sent repeatedly. */
export interface Target {
  url: () => URL
  headers: Record<string, string>
  status: number
  /** Requests at a time. */
  clients?: number
}

/** The cost of a series of requests. */
export interface Cost {
  perSecond: number
  /** CPU of the workerd process, µs a request: user and system. */
  cpu: number
}

export const agent = new Agent({ keepAlive: true, maxSockets: 8 })

const ask = (url: URL, headers: Record<string, string>) =>
  new Promise<number>((resolve, reject) => {
    const sent = request(url.href, { headers, agent }, (response) => {
      response.resume()
      response.on('end', () => resolve(response.statusCode ?? 0))
    })
    sent.on('error', reject)
    sent.end()
  })

/** CPU seconds that the threads of a process have used, to the nanosecond. */
export const cpuSeconds = (pid: number): number =>
  globSync(`/proc/${pid}/task/*/schedstat`)
    .map((file) => Number(readFileSync(file, 'utf8').split(' ', 1)[0]) / 1e9)
    .reduce((sum, seconds) => sum + seconds, 0)

/** Sends `count` requests, by default eight at a time, and measures. @throws when one is answered with another status */
export async function load(
  pid: number,
  count: number,
  { url, headers, status, clients = 8 }: Target,
): Promise<Cost> {
  const [started, before] = [performance.now(), cpuSeconds(pid)]
  let next = 0
  const client = async () => {
    while (next < count) {
      next++
      const answered = await ask(url(), headers)
      if (answered !== status) throw new Error(`${url()} answered ${answered}, not ${status}`)
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  const seconds = (performance.now() - started) / 1000
  return { perSecond: count / seconds, cpu: ((cpuSeconds(pid) - before) * 1e6) / count }
}

/** Resident bytes of a process. */
export const residentBytes = (pid: number): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]) * 1024
