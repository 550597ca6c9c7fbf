import { describe, expect, it } from 'vitest'
import { page } from '../front-door.ts'
import { message } from './message.ts'
import { bring, bringOne, figure, pagePart, picturePart, words } from './saved-page.ts'

const nest = (_: unknown, depth: number) =>
  `Content-Type: multipart/mixed; boundary=x${depth}x\r\n\r\n--x${depth}x\r\n`

describe('a file that is no such page', () => {
  const refused = async (bytes: Buffer, name = 'ferry.mht') => {
    const { report, status } = await bring({ [name]: bytes })
    return [status, ...report.rejections.map(({ reason }) => reason)]
  }

  it.each([
    ['is cut within its header', Buffer.from('From: <Saved by Blink>\r\nContent-Ty'), /contains no web page/],
    [
      'has no parts',
      Buffer.from('From: x\r\nContent-Type: multipart/related; boundary="x"\r\n\r\nWords'),
      /contains no web page/,
    ],
    [
      'has a page of 16 MiB',
      message([
        { fields: ['Content-Type: text/html'], body: Buffer.alloc(16 * 1024 * 1024 + 1, '<p>a</p>') },
      ]),
      /larger than 16 MiB without its pictures/,
    ],
    [
      'has a picture alone',
      message([{ fields: ['Content-Type: image/jpeg'], body: 'x' }]),
      /contains no web page/,
    ],
    [
      'has too many parts',
      message(Array.from({ length: 20_001 }, () => ({ fields: [], body: '' }))),
      /more than 20,000 files/,
    ],
    [
      'is nested without end',
      Buffer.from(Array.from({ length: 20_000 }, nest).join('')),
      /contains no web page/,
    ],
  ])('is refused if it %s', async (_, bytes, reason) => {
    expect(await refused(bytes)).toEqual([1, expect.stringMatching(reason)])
  })

  it('is said to be cut short, and read as far as it goes', async () => {
    const whole = message([
      pagePart('<p>Before</p>'),
      picturePart('Content-Location: https://e.example/pier.jpg'),
    ])
    const { screen, text } = await bring({ 'ferry.mhtml': whole.subarray(0, -200) })
    expect(screen).toContain(
      'was cut short, so the end of its article may be missing: compare the article with the page, or save the page again',
    )
    expect(text).toContain('Before')
  })

  it('is refused where its picture cannot be stored', async () => {
    const picture = {
      fields: ['Content-Type: image/bmp', 'Content-Location: https://e.example/pier.bmp'],
      body: 'BM',
    }
    const { report, status, text } = await bringOne([pagePart(figure('/pier.bmp')), picture])
    expect(report.rejections).toEqual([
      expect.objectContaining({
        record: 'https://e.example/pier.bmp',
        reason: expect.stringContaining('is not a picture'),
      }),
    ])
    expect([status, text.includes('A ferry')]).toEqual([1, true])
  })

  it('is read as HTML if that is what it is', async () => {
    const { text } = await bring({ 'ferry.mht': Buffer.from(page('A ferry', words)) })
    expect(text).toContain('importer: html')
  })
})
