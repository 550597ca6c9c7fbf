import { applyD1Migrations } from 'cloudflare:test'
import { beforeAll, beforeEach, describe, expect, inject, it, vi } from 'vitest'
import type { Root } from '../../../src/archive/root.ts'
import type { EditionWithCorrectionForm } from '../../../src/edge/corrections/form-page.ts'
import { findArticleToCorrect } from '../../../src/edge/corrections/form-page.ts'
import { corrections, freshIsolate, load } from '../support.ts'

const form = '/the-lantern/corrections/new'
const article = '/the-lantern/2016/05/04/fort-mcmurray-wildfire_n_9851734.html'
const logged = vi.spyOn(console, 'error')

beforeAll(async () => {
  await load()
  await applyD1Migrations(corrections, inject('migrations'))
})

beforeEach(() => logged.mockReset().mockImplementation(() => {}))

const json = 'application/json'

describe('a refused correction request', () => {
  it.each([
    [400, 'Bad request', { type: json, body: '[]', site: 'none' }],
    [403, 'Forbidden', { type: json, body: '{"wrong":"x"}', site: 'cross-site' }],
    [
      413,
      'Content too large',
      { type: json, body: JSON.stringify({ wrong: 'x'.repeat(100_000) }), site: 'none' },
    ],
    [415, 'Unsupported media type', { type: 'text/plain', body: 'wrong=x', site: 'none' }],
    [422, 'Unprocessable content', { type: json, body: '{"wrong":""}', site: 'none' }],
    [429, 'Too many requests', { type: json, body: '{"wrong":"x"}', site: 'none', admitRequest: false }],
    [503, 'Service unavailable', { type: json, body: '{"wrong":"x"}', site: 'none', isDown: true }],
  ])('with %i has the title %s', async (status, title, { type, body, site, ...state }) => {
    const run = () => Promise.reject(new Error('down'))
    const down = { prepare: () => ({ bind: () => ({ run }) }) } as unknown as D1Database
    const correctionServices = {
      admitRequest: async () => !('admitRequest' in state),
      database: 'isDown' in state ? down : corrections,
    }
    const headers = { 'content-type': type, 'sec-fetch-site': site }
    const response = await freshIsolate(undefined, 'refusals', { correctionServices }).fetch(form, {
      method: 'POST',
      body,
      headers,
    })
    expect(response.status).toBe(status)
    expect(await response.json()).toMatchObject({ status, title, detail: expect.stringMatching(/\w/) })
  })
})

describe('the article that a correction request names', () => {
  const root = JSON.parse(
    Object.entries(inject('release')).find(([key]) => key.startsWith('root/'))?.[1] ?? '',
  ) as Root
  const edition = root.editions.find(({ id }) => id === 'the-lantern') as EditionWithCorrectionForm
  const services = { database: corrections, admitRequest: async () => true, verify: async () => null }

  it('is called by its address while it is unreadable, and the error is logged', async () => {
    const failure = new Error('unreachable')
    const setting = { root, edition, address: form, services, readJson: () => Promise.reject(failure) }
    const named = await findArticleToCorrect(article, 'https://morgue.example/', setting)
    expect(named).toEqual({ address: article, headline: article })
    expect(logged).toHaveBeenCalledWith(failure)
  })
})
