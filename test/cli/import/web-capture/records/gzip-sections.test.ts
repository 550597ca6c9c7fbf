import { describe, expect, it } from 'vitest'
import { bytesFromStream } from '../../../../../src/cli/import/source/byte-source.ts'
import { GzipSectionReader } from '../../../../../src/cli/import/web-capture/records/gzip-sections.ts'
import { maxReadAheadBytes } from '../../../../../src/cli/import/web-capture/records/sections.ts'
import { members, record } from '../warc.ts'

const first = members(record({ uri: 'https://e.example/1' }))
const second = members(record({ uri: 'https://e.example/2' }))

/** Lists the offset of each section, or the number of bytes skipped there. */
async function listSections(...parts: readonly Buffer[]): Promise<(number | string)[]> {
  const bytes = Buffer.concat(parts)
  const sections = new GzipSectionReader(
    bytesFromStream(async function* () {
      for (let at = 0; at < bytes.length; at += 1024) yield bytes.subarray(at, at + 1024)
    }),
  )
  const found: (number | string)[] = []
  for (let section = await sections.nextSection(); section; section = await sections.nextSection()) {
    const skipped = /contains (\d+) bytes outside its gzip data/.exec(section.damageReason ?? '')?.[1]
    found.push(skipped === undefined ? section.offset : `${section.offset}: ${skipped} bytes`)
    if (section.damageReason === null)
      while (!(await sections.byteReader.isAtEnd())) sections.byteReader.consume(1)
  }
  await sections.close()
  return found
}

describe('the sections of a compressed file', () => {
  it('are its members, whatever zeros pad them', async () => {
    const zeros = Buffer.alloc(512)
    expect(await listSections(first, second)).toEqual([0, first.length])
    expect(await listSections(zeros, first, zeros, second, zeros)).toEqual([512, first.length + 1024])
    expect(await listSections(zeros)).toEqual([])
  })

  it('name the bytes outside them, each run by its offset and length', async () => {
    expect(
      await listSections(Buffer.from('abc'), first, Buffer.from('x'), second, Buffer.from('yz')),
    ).toEqual([
      '0: 3 bytes',
      3,
      `${first.length + 3}: 1 bytes`,
      first.length + 4,
      `${first.length + second.length + 4}: 2 bytes`,
    ])
  })

  it.each([1, 2, 3])('are found where %i bytes of their beginning end what is read ahead', async (bytes) => {
    const skipped = maxReadAheadBytes - bytes
    expect(await listSections(Buffer.alloc(skipped, 'x'), first)).toEqual([`0: ${skipped} bytes`, skipped])
  })

  it('follow one that was left unread, without its bytes', async () => {
    const sections = new GzipSectionReader(
      bytesFromStream(async function* () {
        yield Buffer.concat([first, second])
      }),
    )
    expect(await sections.nextSection()).toMatchObject({ offset: 0, length: null, damageReason: null })
    expect(await sections.nextSection()).toMatchObject({
      offset: first.length,
      length: null,
      damageReason: null,
    })
    expect(await sections.nextSection()).toBeNull()
    await sections.close()
  })
})
