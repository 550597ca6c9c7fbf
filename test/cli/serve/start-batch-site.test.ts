import { beforeEach, expect, it, vi } from 'vitest'
import { startBatchRuntime } from '../../../src/cli/serve/batch-runtime.ts'
import { startBatchSite } from '../../../src/cli/serve/start-batch-site.ts'

vi.mock('../../../src/cli/serve/batch-runtime.ts', () => ({ startBatchRuntime: vi.fn() }))

const source = { readValues: async (keys: readonly string[]) => keys.map(() => Buffer.from('words')) }
const stopped: number[] = []
let ports: number[] = []

/** Starts runtimes of which the one with this number, counted from 1, does not start. */
function failAt(failing: number) {
  let count = 0
  vi.mocked(startBatchRuntime).mockImplementation(async (script, port) => {
    const number = ++count
    ports.push(port)
    if (number === failing) throw new Error(`runtime ${number} did not start`)
    return { url: `http://127.0.0.1:1/${script}`, stop: async () => void stopped.push(number) }
  })
}

beforeEach(() => {
  stopped.length = 0
  ports = []
})

const isServed = (port: number) =>
  fetch(`http://127.0.0.1:${port}`, { method: 'POST', body: '["a"]' }).then(
    ({ ok }) => ok,
    () => false,
  )

it('starts one runtime, or as many as are wanted, with one server of objects, and stops all', async () => {
  failAt(0)
  const one = await startBatchSite('script', source)
  expect(ports).toHaveLength(1)
  await one.stop()
  const { stop } = await startBatchSite('script', source, 3)
  const [port = 0] = ports.slice(1)
  expect(ports.slice(1)).toEqual([port, port, port])
  expect(await isServed(port)).toBe(true)
  await stop()
  expect(stopped).toEqual([1, 2, 3, 4])
  expect(await isServed(port)).toBe(false)
})

it('stops all others, and the server, when one does not start', async () => {
  failAt(2)
  await expect(startBatchSite('script', source, 3)).rejects.toThrow('runtime 2 did not start')
  expect(stopped.toSorted()).toEqual([1, 3])
  expect(await isServed(ports[0] ?? 0)).toBe(false)
})
