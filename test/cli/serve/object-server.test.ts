import { createHash } from 'node:crypto'
import { Server } from 'node:net'
import { expect, it, onTestFinished, vi } from 'vitest'
import { startObjectServer } from '../../../src/cli/serve/object-server.ts'
import { type ObjectSource, toReadManyBytes } from '../../../src/cli/serve/object-source.ts'
import { readFrames } from '../../../src/cli/site/batch/frames.ts'

const picture = `${createHash('sha256').update('').digest('hex')}.svg`

async function start(source: Partial<ObjectSource>) {
  const texts = new Map([
    ['article/b', 'é'],
    ['article/a', 'words'],
  ])
  const server = await startObjectServer({ readValues: toReadManyBytes(async () => texts), ...source })
  onTestFinished(() => server.stop())
  const origin = `http://127.0.0.1:${server.port}`
  const get = (path: string) => fetch(origin + path)
  const post = (keys: unknown) => fetch(origin, { method: 'POST', body: JSON.stringify(keys) })
  return { server, get, post }
}

it('sends the objects of a batch as one frame, in the order of their keys, without those that are missing', async () => {
  const { post } = await start({})
  const response = await post(['article/b', 'article/lost', 'article/a'])
  expect(response.status).toBe(200)
  const frames: unknown[] = []
  for await (const { head, body } of readFrames(response.body as ReadableStream<Uint8Array>))
    frames.push([head, body.toString()])
  expect(frames).toEqual([[[2, null, 5], 'éwords']])
})

it('sends a picture by its name, and nothing outside the folder of pictures', async () => {
  const names: string[] = []
  const { get } = await start({
    async readPicture(name) {
      names.push(name)
      return name === picture ? Buffer.from('<svg/>') : null
    },
  })
  const shown = await get(`/media/${picture}`)
  expect([shown.status, await shown.text()]).toEqual([200, '<svg/>'])
  const others = ['/media/lost.jpg', '/media/..%2Fa.jpg', `/media/${picture}.br`, `/${picture}`, '/media/a']
  for (const other of others) expect([other, (await get(other)).status]).toEqual([other, 404])
  expect(names).toEqual([picture, 'lost.jpg'])
})

it('is reached from this machine only', async () => {
  const listen = vi.spyOn(Server.prototype, 'listen')
  onTestFinished(() => listen.mockRestore())
  await start({})
  expect(listen.mock.calls).toEqual([[0, '127.0.0.1']])
})

it('has no pictures where its source has none', async () => {
  const { get } = await start({})
  expect((await get(`/media/${picture}`)).status).toBe(404)
})

it('answers 500 when an object cannot be read, and goes on', async () => {
  const { get, post } = await start({
    readValues: () => Promise.reject(new Error('the disk is gone')),
    readPicture: async () => Buffer.from('<svg/>'),
  })
  const failed = await post(['article/a'])
  expect([failed.status, await failed.text()]).toEqual([500, ''])
  expect((await get(`/media/${picture}`)).status).toBe(200)
})

it('closes its connections when it is stopped', async () => {
  let release = () => {}
  const reading = new Promise<null>((resolve) => {
    release = () => resolve(null)
  })
  let requested = false
  const { server, get } = await start({
    readPicture() {
      requested = true
      return reading
    },
  })
  const waiting = get(`/media/${picture}`)
  const isCut = expect(waiting).rejects.toThrow('fetch failed')
  await vi.waitFor(() => expect(requested).toBe(true))
  server.stop()
  await isCut
  release()
  await expect(get(`/media/${picture}`)).rejects.toThrow('fetch failed')
})
