import { describe, expect, it } from 'vitest'
import { type MediaStore, respondWithMedia } from '../../../src/edge/media/respond-media.ts'

const digest = 'ab'.repeat(32)
const etag = `"${digest}"`
const picture = { address: `/media/${digest}.png`, mediaType: 'image/png', size: 10, hit: false }

/** A store with one picture, whose bytes are letters. */
const store: MediaStore = {
  read: async (name, { first, last }) =>
    name === `${digest}.png` ? new Response('abcdefghij'.slice(first, last + 1)).body : null,
}

async function respond(headers: Record<string, string> = {}, { method = 'GET', more = {} } = {}) {
  const request = new Request(`https://e.example${picture.address}`, { method, headers })
  const response = await respondWithMedia(request, { ...picture, ...more }, store)
  const header = (name: string) => response.headers.get(name)
  return { status: response.status, header, text: new TextDecoder().decode(await response.arrayBuffer()) }
}

describe('the response with a picture', () => {
  it('states its type, length, tag and lifetime, and lets nothing run', async () => {
    const { status, header, text } = await respond()
    expect([status, text]).toEqual([200, 'abcdefghij'])
    expect({
      type: header('content-type'),
      length: header('content-length'),
      etag: header('etag'),
      cache: header('cache-control'),
      ranges: header('accept-ranges'),
      range: header('content-range'),
      policy: header('content-security-policy'),
    }).toEqual({
      type: 'image/png',
      length: '10',
      etag,
      cache: 'public, max-age=86400',
      ranges: 'bytes',
      range: null,
      policy: "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    })
  })

  it('to HEAD has the same headers, and reads nothing', async () => {
    const { status, header, text } = await respond({ range: 'bytes=0-1' }, { method: 'HEAD' })
    expect([status, text, header('content-length'), header('content-range')]).toEqual([200, '', '10', null])
  })

  it.each([
    ['bytes=0-0', 'bytes 0-0/10', 'a'],
    ['bytes=2-4', 'bytes 2-4/10', 'cde'],
    ['bytes=8-', 'bytes 8-9/10', 'ij'],
    ['bytes=-3', 'bytes 7-9/10', 'hij'],
    ['bytes=5-99', 'bytes 5-9/10', 'fghij'],
  ])('to %s is that part, with its length', async (range, contentRange, text) => {
    for (const headers of [{ range }, { range, 'if-range': etag }]) {
      const response = await respond(headers)
      expect([response.status, response.header('content-range'), response.text]).toEqual([
        206,
        contentRange,
        text,
      ])
      expect(response.header('content-length')).toBe(String(text.length))
      expect(response.header('etag')).toBe(etag)
    }
    const whole = await respond({ range, 'if-range': '"other"' })
    expect([whole.status, whole.text, whole.header('content-length')]).toEqual([200, 'abcdefghij', '10'])
  })

  it('that the client has is not sent again, whatever range it asks for', async () => {
    const { status, header, text } = await respond({ 'if-none-match': etag, range: 'bytes=0-1' })
    expect([status, text, header('content-length')]).toEqual([304, '', null])
    expect([header('etag'), header('cache-control')]).toEqual([etag, 'public, max-age=86400'])
    expect((await respond({ 'if-none-match': '"other"' })).status).toBe(200)
  })

  it('to an unsatisfiable range states the size', async () => {
    const { status, header, text } = await respond({ range: 'bytes=10-' })
    expect([status, header('content-range'), header('cache-status')]).toEqual([
      416,
      'bytes */10',
      'morgue; fwd=miss',
    ])
    expect(text).toContain('The picture has 10 bytes.')
  })

  it('states whether its outcome was stored', async () => {
    expect((await respond({}, { more: { hit: true } })).header('cache-status')).toBe('morgue; hit')
    expect((await respond()).header('cache-status')).toBe('morgue; fwd=miss')
  })

  it('is a failure where the store has no such picture', async () => {
    await expect(respond({}, { more: { address: '/media/other.png' } })).rejects.toThrow('cannot be read')
  })
})
