import { once } from 'node:events'
import { createServer } from 'node:http'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import { createTurnstileVerifier } from '../../src/edge/corrections/turnstile.ts'

/**
 * Speaks the protocol of Turnstile's siteverify, on loopback: `hang` gets no response, `broken` one that is not JSON.
 */
const server = createServer(async (request, response) => {
  const sent = new URLSearchParams(await text(request))
  const token = sent.get('response')
  if (token === 'hang') return
  if (token === 'broken') return void response.writeHead(500).end('<h1>Sorry</h1>')
  const success = token === 'good' && sent.get('secret') === 'secret'
  response.end(JSON.stringify({ success, 'error-codes': success ? [] : ['invalid-input-response'] }))
})
let url: string

beforeAll(async () => {
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  url = `http://127.0.0.1:${(server.address() as { port: number }).port}/`
  vi.spyOn(console, 'error').mockImplementation(() => {})
})

afterAll(() => {
  server.closeAllConnections()
  server.close()
})

it.each([
  ['secret', 'good', true],
  ['secret', 'bad', false],
  ['wrong', 'good', false],
  ['secret', '', false],
  ['secret', 'broken', false],
  ['secret', 'hang', false],
  [undefined, 'good', null],
])('with the secret %s the token %s is vouched for: %s', async (secret, token, expected) => {
  expect(await createTurnstileVerifier(secret, url)(token)).toBe(expected)
})

it('a Turnstile that is down hinders nobody', async () => {
  expect(await createTurnstileVerifier('secret', 'http://127.0.0.1:1/')('good')).toBe(false)
})
