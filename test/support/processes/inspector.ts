import { setTimeout as wait } from 'node:timers/promises'

/** The memory of an isolate in bytes: V8's heap, and array buffers outside it. */
interface IsolateMemory {
  heap: number
  buffers: number
}

/** A connection to a Worker's isolate using the Chrome DevTools Protocol. */
export interface Inspector {
  send(method: string): Promise<Record<string, number>>
  memory(): Promise<IsolateMemory>
  close(): void
}

/** Connects to an inspector's WebSocket. */
export async function inspect(url: URL): Promise<Inspector> {
  const socket = new WebSocket(url.href)
  const waiting = new Map<number, (result: Record<string, number>) => void>()
  let last = 0
  socket.addEventListener('message', ({ data }) => {
    const { id, result } = JSON.parse(String(data)) as { id: number; result: Record<string, number> }
    waiting.get(id)?.(result)
    waiting.delete(id)
  })
  await new Promise((resolve, reject) => {
    socket.addEventListener('open', resolve)
    socket.addEventListener('error', reject)
  })
  const send = (method: string) =>
    new Promise<Record<string, number>>((resolve) => {
      waiting.set(++last, resolve)
      socket.send(JSON.stringify({ id: last, method }))
    })
  return {
    send,
    async memory() {
      const { usedSize = 0, backingStorageSize = 0 } = await send('Runtime.getHeapUsage')
      return { heap: usedSize, buffers: backingStorageSize }
    },
    close: () => socket.close(),
  }
}

/**
 * Collects an isolate's garbage. This is a V8 task, which workerd runs with the next request. A request sent at the
 * same time may come before it, so requests are sent until the task has ended.
 */
export async function collectGarbage(inspector: Inspector, ask: () => Promise<unknown>): Promise<void> {
  let isCollected = false
  const collected = inspector.send('HeapProfiler.collectGarbage').then(() => {
    isCollected = true
  })
  while (!isCollected) {
    await ask()
    await Promise.race([collected, wait(100)])
  }
}

/** Watches an isolate's memory four times a second, without collecting garbage. */
export function peakMemory(inspector: Inspector) {
  let [most, last, running] = [0, 0, true]
  const look = async () => {
    const { heap, buffers } = await inspector.memory()
    last = heap + buffers
    most = Math.max(most, last)
  }
  const watching = (async () => {
    while (running) {
      await look()
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
  })()
  return {
    /** Stops measuring. @returns the last and the largest heap size in bytes, garbage included */
    async stop(): Promise<{ last: number; most: number }> {
      running = false
      await watching
      await look()
      return { last, most }
    },
  }
}
