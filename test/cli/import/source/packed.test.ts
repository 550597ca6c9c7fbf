import { readdir, readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { Readable } from 'node:stream'
import { deflateRawSync, gzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { ByteReader } from '../../../../src/cli/import/source/byte-reader.ts'
import { DamageError } from '../../../../src/cli/import/source/damage-error.ts'
import { inflateGzipMember, isGzip } from '../../../../src/cli/import/source/gzip-member.ts'
import { readUnpacked, unpackHeadOrEmpty } from '../../../../src/cli/import/source/read-unpacked.ts'
import { openSource } from '../../../../src/cli/import/source/source-file.ts'
import { unpackZip } from '../../../../src/cli/import/source/unpack-zip.ts'
import { isZip } from '../../../../src/cli/import/source/zip.ts'
import { temporaryFolder } from '../../../support/content.ts'
import { sourceOf } from '../reading.ts'
import { type Zipped, zip } from '../web-capture/zip.ts'

async function* one(bytes: Uint8Array) {
  yield bytes
}

/** A gzip member with these flags, and the fields that they announce (RFC 1952 §2.3). */
function member(text: string, flags: number, fields: Buffer): Buffer {
  const plain = gzipSync(text)
  const header = Buffer.from(plain.subarray(0, 10))
  header[3] = flags
  return Buffer.concat([header, fields, plain.subarray(10)])
}

async function inflated(bytes: Buffer): Promise<[text: string, rest: string]> {
  const reader = new ByteReader(one(bytes))
  const chunks: Uint8Array[] = []
  for await (const chunk of inflateGzipMember(reader)) chunks.push(chunk)
  return [Buffer.concat(chunks).toString(), (await reader.peekAtLeast(1)).toString()]
}

describe('a gzip member', () => {
  it.each([
    ['without fields', 0, ''],
    ['with extra bytes', 4, '\x03\x00abc'],
    ['with many extra bytes', 4, `\x01\x01${'x'.repeat(257)}`],
    ['with a name', 8, 'a.warc\0'],
    ['with a comment', 16, 'a comment\0'],
    ['with a checksum of its header', 2, 'xx'],
    ['with all of these', 30, '\x01\x00aname\0comment\0xx'],
  ])('%s is inflated, and the reader is left just past it', async (_, flags, fields) => {
    expect(
      await inflated(
        Buffer.concat([member('Words.', flags, Buffer.from(fields, 'latin1')), Buffer.from('next')]),
      ),
    ).toEqual(['Words.', 'next'])
  })

  it('that is longer than what is inflated at once has one checksum', async () => {
    const long = Array.from({ length: 40_000 }, (_, number) => `${number} `).join('')
    expect(await inflated(Buffer.concat([gzipSync(long), Buffer.from('next')]))).toEqual([long, 'next'])
  })

  it.each<[string, (bytes: Buffer) => Buffer, RegExp]>([
    ['that is cut in its data', (bytes) => bytes.subarray(0, 14), /^is cut short within/],
    ['that is cut in its checksum', (bytes) => bytes.subarray(0, -1), /^is cut short within/],
    [
      'with another checksum',
      (bytes) => bytes.fill(0, bytes.length - 8, bytes.length - 4),
      /checksum is wrong/,
    ],
    ['with other data', (bytes) => bytes.fill(0xff, 10, 14), /^is damaged within/],
    [
      'whose name does not end',
      () => member('x', 8, Buffer.alloc(600, 'n')),
      /at the beginning of its compressed/,
    ],
  ])('%s is damaged', async (_, change, reason) => {
    const bytes = change(gzipSync('Words of a member, which are many enough to be compressed.'))
    await expect(inflated(bytes)).rejects.toThrow(reason)
  })

  it('begins with three bytes', () => {
    expect([
      isGzip(gzipSync('x')),
      isGzip(Buffer.from([0x1f, 0x8b, 0x07])),
      isGzip(Buffer.from([0x1f])),
    ]).toEqual([true, false, false])
  })
})

describe('a file that may be gzip', () => {
  const read = async (bytes: Buffer) => {
    const parts: string[] = []
    for await (const part of readUnpacked(sourceOf('a', bytes)))
      parts.push('reason' in part ? part.reason : Buffer.from(part).toString())
    return parts.join('')
  }

  it('is unpacked where it is, and its head', async () => {
    expect([await read(Buffer.from('Plain.')), await read(gzipSync('Packed.'))]).toEqual([
      'Plain.',
      'Packed.',
    ])
    const head = (bytes: Buffer) => Buffer.from(unpackHeadOrEmpty(sourceOf('a', bytes))).toString()
    expect([
      head(Buffer.from('Plain.')),
      head(gzipSync('Packed.')),
      head(gzipSync('Packed.').subarray(0, 4)),
    ]).toEqual(['Plain.', 'Packed.', ''])
  })

  it('that would unpack to more than two hundred times its size ends with the reason', async () => {
    const parts = await read(gzipSync(Buffer.alloc(17 * 1024 * 1024, ' ')))
    expect(parts.trimStart()).toBe(
      'would unpack to more than 200 times its size, more than any real export: leave it out, or, if you trust it, unpack it and import that',
    )
    expect((await read(gzipSync(Buffer.alloc(15 * 1024 * 1024, ' ')))).trim()).toBe('')
  })

  it('that is damaged ends with the reason', async () => {
    expect(await read(gzipSync('Words. '.repeat(100)).subarray(0, 30))).toMatch(
      /is a gzip file that is damaged or was cut short/,
    )
  })

  it('that comes out of a damaged zip ends with the reason of the zip, and any other error is thrown', async () => {
    const failing = (error: Error) => ({
      ...sourceOf('a', 'Words.'),
      async *stream() {
        yield Buffer.from('Words.')
        throw error
      },
    })
    const parts = await Readable.from(readUnpacked(failing(new DamageError('is cut short')))).toArray()
    expect(parts).toEqual([Buffer.from('Words.'), { reason: 'is cut short' }])
    await expect(Readable.from(readUnpacked(failing(new Error('no disk')))).toArray()).rejects.toThrow(
      'no disk',
    )
  })
})

describe('a zip', () => {
  const file = (name: string, text: string, more: Partial<Zipped> = {}): Zipped => ({
    name,
    bytes: Buffer.from(text),
    ...more,
  })

  async function unpack(bytes: Buffer, wanted: ReadonlySet<string> | 'all' = 'all') {
    const folder = await temporaryFolder()
    await writeFile(path.join(folder, 'a.zip'), bytes)
    const target = path.join(folder, 'target')
    const rejected = await unpackZip(await openSource(path.join(folder, 'a.zip')), target, wanted)
    const names = await readdir(target, { recursive: true, withFileTypes: true }).catch(() => [])
    const files = names.filter((each) => each.isFile()).map((each) => path.join(each.parentPath, each.name))
    const texts = await Promise.all(
      files.map(async (each) => `${path.relative(target, each)}: ${await readFile(each, 'utf8')}`),
    )
    return { texts: texts.sort(), rejected: rejected.map(({ name, reason }) => `${name} ${reason}`) }
  }

  it('is unpacked with its folders, stored and deflated, in UTF-8', async () => {
    const { texts, rejected } = await unpack(
      zip(file('a.txt', 'Stored.'), file('é/b.txt', 'Deflated.', { method: 8 }), file('empty/', '')),
    )
    expect([texts, rejected]).toEqual([['a.txt: Stored.', 'é/b.txt: Deflated.'], []])
  })

  it('is unpacked where it is longer than what is read at once', async () => {
    const long = 'x'.repeat(150_000)
    const { texts, rejected } = await unpack(zip(file('a', long), file('b', 'B')))
    expect([texts, rejected]).toEqual([[`a: ${long}`, 'b: B'], []])
  })

  it('is unpacked where a small file of it was compressed to less than a hundredth', async () => {
    const { texts, rejected } = await unpack(zip(file('a', ' '.repeat(500_000), { method: 8 })))
    expect([texts.map(({ length }) => length), rejected]).toEqual([['a: '.length + 500_000], []])
  })

  it('gives only what is wanted, and nothing that macOS adds', async () => {
    const files = [
      file('a', 'A'),
      file('b', 'B'),
      file('__MACOSX/a', 'x'),
      file('c/.DS_Store', 'x'),
      file('c/x.DS_Store', 'C'),
      file('my__MACOSX/a', 'D'),
    ]
    expect((await unpack(zip(...files))).texts).toEqual([
      'a: A',
      'b: B',
      'c/x.DS_Store: C',
      'my__MACOSX/a: D',
    ])
    expect((await unpack(zip(...files), new Set(['b', 'd']))).texts).toEqual(['b: B'])
  })

  it.each(['../a', 'b/../../a', '/a', 'C:/a', 'b\\a', 'b/./a'])('is not unpacked to %j', async (name) => {
    const { texts, rejected } = await unpack(zip(file(name, 'x'), file('ok', 'y')))
    expect([texts, rejected]).toEqual([['ok: y'], [expect.stringMatching(/leads out of the zip/)]])
  })

  it('rejects what it cannot read, by name, and gives the rest', async () => {
    const { texts, rejected } = await unpack(
      zip(
        file('locked', 'x', { flags: 1 }),
        file('odd', 'x', { method: 12 }),
        file('a', 'A'),
        file('a', 'again'),
        file('a/b', 'within'),
        file('ok', 'y'),
      ),
    )
    expect(texts).toEqual(['a: A', 'ok: y'])
    expect(rejected).toEqual([
      expect.stringMatching(/^locked is encrypted/),
      expect.stringMatching(/^odd is compressed by a method.*\(zip method 12\)/),
      expect.stringMatching(/^a has the name of another/),
      expect.stringMatching(/^a\/b has the name of another/),
    ])
  })

  it('that is damaged is rejected as a whole, or by the entry that is', async () => {
    expect((await unpack(Buffer.from('PK\x03\x04 no zip'))).rejected).toEqual([
      expect.stringMatching(/^null is a damaged zip/),
    ])
    const whole = zip(file('a', 'Words of an entry. '.repeat(20), { method: 8 }), file('ok', 'y'))
    const data = whole.indexOf(deflateRawSync(Buffer.from('Words of an entry. '.repeat(20))))
    const { texts, rejected } = await unpack(whole.fill(0xff, data, data + 8))
    expect([texts, rejected]).toEqual([['ok: y'], [expect.stringMatching(/^a is damaged within/)]])
  })

  it('begins with the header of a file', () => {
    expect(isZip({ head: zip(file('a', 'x')) })).toBe(true)
    expect(isZip({ head: zip() })).toBe(false)
    expect(isZip({ head: Buffer.from('PK\x03\x05') })).toBe(false)
  })
})
