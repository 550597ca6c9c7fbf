import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { createTurnstileVerifier } from '../../../src/edge/corrections/turnstile.ts'

beforeEach(() => void vi.spyOn(console, 'error').mockImplementation(() => {}))
afterEach(() => vi.restoreAllMocks())

/** Answers requests to Turnstile with this text; of `null`, with an error. */
const answerWith = (text: string | null) =>
  vi
    .spyOn(globalThis, 'fetch')
    .mockImplementation(() =>
      text === null ? Promise.reject(new Error('down')) : Promise.resolve(new Response(text)),
    )

it.each([
  ['{"success":true}', true],
  ['{"success":false}', false],
  ['{"success":"true"}', false],
  ['{}', false],
  ['<h1>Sorry</h1>', false],
  [null, false],
])('a token that Turnstile answers with %s is verified: %s', async (text, verdict) => {
  const asked = answerWith(text)
  expect(await createTurnstileVerifier('secret')('token')).toBe(verdict)
  const [[url, init] = []] = asked.mock.calls
  expect([url, init?.method, String(init?.body)]).toEqual([
    'https://challenges.cloudflare.com/turnstile/v0/siteverify',
    'POST',
    'secret=secret&response=token',
  ])
})

it('Turnstile is not asked without a secret or a token', async () => {
  const asked = answerWith('{"success":true}')
  expect(await createTurnstileVerifier(undefined)('token')).toBeNull()
  expect(await createTurnstileVerifier('')('token')).toBeNull()
  expect(await createTurnstileVerifier('secret')('')).toBe(false)
  expect(asked).not.toHaveBeenCalled()
})
