import { once } from 'node:events'
import { createServer } from 'node:http'
import { type AddressInfo, Server as NetServer } from 'node:net'
import { expect, it, onTestFinished, vi } from 'vitest'
import { findPortIfFree, waitUntilServedOrEnded } from '../../../src/cli/serve/port.ts'
import { runInProcess } from '../../support/run-in-process.ts'

async function occupiedPort() {
  const server = createServer((_, response) => response.end('here'))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  if (typeof address !== 'object' || address === null) throw new Error('no port')
  return { port: address.port, end: () => server.close() }
}

it('is refused before anything is published when another program uses it', async () => {
  const { port, end } = await occupiedPort()
  const { status, err } = await runInProcess(['serve', '--port', String(port), '--content', 'nowhere'])
  expect([status, err]).toEqual([1, expect.stringContaining(`the port ${port} is used by another program`)])
  expect(err).toContain(`--port ${port + 1}`)
  end()
})

it('is one that a person may use in place of the last port', async () => {
  const server = createServer()
  server.on('error', () => undefined)
  server.listen(65_535, '127.0.0.1')
  await Promise.race([once(server, 'listening'), once(server, 'close')]).catch(() => undefined)
  onTestFinished(() => void server.close())
  const { err } = await runInProcess(['serve', '--port', '65535', '--content', 'nowhere'])
  expect(err).toContain('or choose another port, such as --port 8788')
})

it('is any free one for 0', async () => {
  const port = Number(await findPortIfFree(0))
  expect(port).toBeGreaterThan(0)
  expect(await findPortIfFree(port)).toBe(port)
})

it('is reported only once a site answers there, and never when it ended before', async () => {
  const free = Number(await findPortIfFree(0))
  let polls = 0
  expect(await waitUntilServedOrEnded(free, () => ++polls > 2)).toBe('ended')
  const { port, end } = await occupiedPort()
  expect(await waitUntilServedOrEnded(port, () => false)).toBe('served')
  end()
})

it('is not free where the system refuses it, and an unexpected error is thrown', async () => {
  const listen = vi.spyOn(NetServer.prototype, 'listen')
  onTestFinished(() => listen.mockRestore())
  const failWith = (code: string) =>
    listen.mockImplementation(function (this: NetServer) {
      process.nextTick(() => this.emit('error', Object.assign(new Error(code), { code })))
      return this
    })
  failWith('EACCES')
  const { status, err } = await runInProcess(['serve', '--port', '80', '--content', 'nowhere'])
  expect([status, err]).toEqual([
    1,
    'morgue serve: the system does not let you use the port 80, because it reserves the ports below 1024: choose another port, such as --port 8788',
  ])
  expect(listen).toHaveBeenLastCalledWith(80, '127.0.0.1')
  failWith('EADDRNOTAVAIL')
  await expect(findPortIfFree(80)).rejects.toThrow('EADDRNOTAVAIL')
})

it('is served as soon as anything answers, be it an error', async () => {
  const server = createServer((_, response) => response.writeHead(503).end())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  onTestFinished(() => void server.close())
  let polls = 0
  expect(await waitUntilServedOrEnded((server.address() as AddressInfo).port, () => ++polls > 3)).toBe(
    'served',
  )
  expect(polls).toBe(1)
})
