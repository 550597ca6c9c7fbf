import { readFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { storedName } from '../../../support/photographs.ts'
import { page } from '../front-door.ts'
import { type PlistValue, writeBinaryPlist } from './binary-plist.ts'
import { address, bring, figure, photo, words } from './saved-page.ts'

const file = (data: string | Buffer, mediaType: string, url: string, encoding = 'UTF-8') => ({
  WebResourceData: Buffer.from(data),
  WebResourceMIMEType: mediaType,
  WebResourceURL: url,
  ...(mediaType.startsWith('text/') ? { WebResourceTextEncodingName: encoding } : {}),
})
const ferry = (body: string, location = address) =>
  file(page('A ferry', `${words}</p>${body}<p>${words}`), 'text/html', location)
const pier = file(photo, 'image/jpeg', 'https://e.example/pier.jpg')

const bringOne = (archive: PlistValue) => bring({ 'ferry.webarchive': writeBinaryPlist(archive) })

describe('a web archive, as Safari saves pages', () => {
  it('has the words, the address and the pictures of its page', async () => {
    const { text, stored, urls, status } = await bringOne({
      WebMainResource: ferry(figure('/pier.jpg', 'srcset="/large.jpg 2x"')),
      WebSubresources: [file('p {}', 'text/css', 'https://e.example/a.css'), pier],
    })
    expect([stored, status]).toEqual([[storedName(photo)], 0])
    expect(urls).toBe(`${storedName(photo)}\thttps://e.example/pier.jpg\n`)
    expect(text).toContain(`url: ${address}\n`)
    expect(text).toContain('src="https://e.example/pier.jpg"')
    expect(text).toContain('mediaType: application/x-webarchive')
  })

  it('that another program wrote is read', async () => {
    // Python: plistlib.dumps(…, fmt=plistlib.FMT_BINARY), which chooses the sizes of numbers.
    const bytes = await readFile(
      path.resolve(import.meta.dirname, '../fixtures/webarchive/plistlib.webarchive'),
    )
    const { text, stored, status } = await bring({ 'quai.webarchive': bytes })
    expect(status).toBe(0)
    expect(text).toContain('Le traversier partira à huit heures')
    expect(text).toContain('url: https://e.example/2016/é-quai.html\n'.replace('é', '%C3%A9'))
    expect(stored).toHaveLength(1)
  })

  it('is read in the encoding that it states', async () => {
    const html = Buffer.from(page('Le quai', `Où est la clé du quai? ${words}`), 'latin1')
    const { text } = await bringOne({ WebMainResource: file(html, 'text/html', address, 'ISO-8859-1') })
    expect(text).toContain('Où est la clé du quai?')
  })

  it('is read in its frame if its page has no text', async () => {
    const { text, report } = await bringOne({
      WebMainResource: file(
        '<html><frameset><frame src="text.html"></frameset></html>',
        'text/html',
        address,
      ),
      WebSubframeArchives: [{ WebMainResource: ferry('', 'https://e.example/2016/text.html') }],
    })
    expect(text).toContain('talked of the ferry')
    expect(report.rejections).toEqual([])
  })

  it('is known by its first bytes', async () => {
    const { status, outcomes } = await bring({ ferry: writeBinaryPlist({ WebMainResource: ferry('') }) })
    expect([status, outcomes]).toEqual([0, ['written ferry.md']])
  })
})

describe('a web archive that is no page', () => {
  const whole = writeBinaryPlist({ WebMainResource: ferry(''), WebSubresources: [pier] })
  const circle: { [key: string]: PlistValue } = { WebMainResource: file('', 'text/plain', address) }
  circle.WebSubframeArchives = [circle, circle]
  const withTrailer = (at: number, value: number) => {
    const bytes = Buffer.from(whole)
    bytes[bytes.length - 32 + at] = value
    return bytes
  }

  it.each([
    ['was cut short', whole.subarray(0, whole.length - 100), 'is damaged, or is not a .webarchive file'],
    ['is nearly empty', Buffer.from('bplist00'), 'is damaged, or is not a .webarchive file'],
    [
      'is another property list',
      writeBinaryPlist({ Name: 'Safari' }),
      'is damaged, or is not a .webarchive file',
    ],
    ['has a root beyond its objects', withTrailer(22, 200), 'is damaged, or is not a .webarchive file'],
    ['has a table beyond its end', withTrailer(27, 200), 'is damaged, or is not a .webarchive file'],
    ['has numbers of no bytes', withTrailer(7, 0), 'is damaged, or is not a .webarchive file'],
    ['has numbers of 200 bytes', withTrailer(6, 200), 'is damaged, or is not a .webarchive file'],
    ['has no web page', writeBinaryPlist({ WebMainResource: pier }), 'contains no web page'],
    ['is its own frame', writeBinaryPlist(circle), 'contains no web page'],
    [
      'has 30,000 files',
      writeBinaryPlist({ WebMainResource: ferry(''), WebSubresources: Array(30_000).fill(pier) }),
      'contains more than 20,000 files',
    ],
  ])('is refused by name if it %s', async (_, bytes, reason) => {
    const { status, report } = await bring({ 'ferry.webarchive': bytes })
    expect(status).toBe(1)
    expect(report.rejections.map((each) => each.reason)).toEqual([expect.stringContaining(reason)])
  })

  it('keeps its article without a picture whose address is longer than any', async () => {
    const name = `${'a'.repeat(10_000)}.jpg`
    const { status, stored } = await bringOne({
      WebMainResource: ferry(figure(`/${name}`)),
      WebSubresources: [{ ...pier, WebResourceURL: `https://e.example/${name}` }],
    })
    expect([status, stored]).toEqual([0, []])
  })

  it('is read in time that grows with its size, however often its frames refer to each other', async () => {
    const frames: { [key: string]: PlistValue }[] = Array.from({ length: 300 }, () => ({}))
    for (const frame of frames) frame.WebSubframeArchives = frames
    const { report } = await bringOne({ WebMainResource: pier, WebSubframeArchives: frames })
    expect(report.rejections).toHaveLength(1)
  })
})
