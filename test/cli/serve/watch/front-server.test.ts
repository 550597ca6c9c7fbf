import { expect, it, vi } from 'vitest'
import { startFrontServer } from '../../../../src/cli/serve/watch/front-server.ts'
import { freePort } from '../../../support/processes/loopback.ts'

it('a page that cannot be shown is named in the browser and the terminal, without a stack', async () => {
  const port = await freePort()
  const page = () => Promise.reject(new Error('the renderer ended\n    at render.ts:1'))
  const server = await startFrontServer(port, { archivePort: 1, drafts: { faults: [], page } })
  const printed = vi.spyOn(console, 'error').mockImplementation(() => {})
  try {
    const response = await fetch(`http://127.0.0.1:${port}/e/ferry`, { headers: { accept: 'text/html' } })
    const expected =
      '/e/ferry cannot be shown: the renderer ended: save its file again, or start `npx morgue serve --watch` again'
    expect([response.status, await response.text()]).toEqual([500, expected])
    expect(response.headers.get('content-type')).toBe('text/plain; charset=utf-8')
    expect(printed.mock.calls).toEqual([[expected]])
  } finally {
    printed.mockRestore()
    server.close()
  }
})
