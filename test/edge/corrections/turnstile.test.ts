import { applyD1Migrations } from 'cloudflare:test'
import { beforeAll, describe, expect, inject, it, vi } from 'vitest'
import type { Root } from '../../../src/archive/root.ts'
import type { EditionWithCorrectionForm } from '../../../src/edge/corrections/form-page.ts'
import { respondToCorrections } from '../../../src/edge/corrections/respond-to-corrections.ts'
import type { CorrectionServices } from '../../../src/edge/corrections/store-request.ts'
import { corrections, freshIsolate, load } from '../support.ts'

const form = '/the-lantern/corrections/new'
const article = '/the-lantern/2016/05/04/fort-mcmurray-wildfire_n_9851734.html'
const isolate = freshIsolate()

beforeAll(async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await load()
  await applyD1Migrations(corrections, inject('migrations'))
})

describe('Turnstile', () => {
  const root = JSON.parse(
    Object.entries(inject('release')).find(([key]) => key.startsWith('root/'))?.[1] ?? '',
  ) as Root
  const found = root.editions.find(({ id }) => id === 'the-lantern') as EditionWithCorrectionForm
  const edition = { ...found, corrections: { ...found.corrections, turnstile: '0x4AAAAAAA' } }
  const ask = (request: RequestInit, verify: CorrectionServices['verify']) =>
    respondToCorrections(
      new Request(`https://morgue.example${form}`, { redirect: 'manual', ...request }),
      { ...root, editions: [edition] },
      {
        services: { database: corrections, admitRequest: async () => true, verify },
        readJson: () => Promise.reject(new Error('not read')),
      },
    )

  it('may run only on the form, for an edition with a site key', async () => {
    const response = await ask({}, async () => null)
    expect(await response?.text()).toMatch(/<script src="https:\/\/challenges.*data-sitekey="0x4AAAAAAA"/s)
    expect(response?.headers.get('content-security-policy')).toMatch(
      /; script-src https:\/\/challenges\.cloudflare\.com; frame-src https:\/\/challenges\.cloudflare\.com$/,
    )
    for (const path of [article, '/the-lantern/', form])
      expect((await isolate.fetch(path)).headers.get('content-security-policy')).not.toContain('script-src')
  })

  it('marks requests as verified, and stores the others too', async () => {
    const tokens: string[] = []
    const verdict = (answer: boolean | null) => async (token: string) => {
      tokens.push(token)
      return answer
    }
    for (const answer of [true, false, null]) {
      const body = new URLSearchParams({ wrong: 'x', article, 'cf-turnstile-response': String(answer) })
      expect((await ask({ method: 'POST', body }, verdict(answer)))?.status).toBe(303)
    }
    expect(tokens).toEqual(['true', 'false', 'null'])
    const long = { wrong: 'x', 'cf-turnstile-response': 'a'.repeat(3000) }
    await ask({ method: 'POST', body: new URLSearchParams(long) }, verdict(true))
    expect(tokens.at(-1)).toBe('a'.repeat(2048))
    // The article was unreadable, so its address is stored as submitted.
    const { results } = await corrections.prepare('SELECT * FROM requests ORDER BY id').all()
    expect(results).toMatchObject([
      { verified: 'yes', article },
      { verified: 'no', article },
      { verified: null, article },
      { verified: 'yes', article: null },
    ])
  })
})
