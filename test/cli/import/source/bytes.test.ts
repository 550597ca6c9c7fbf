import { writeFile } from 'node:fs/promises'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { ByteReader } from '../../../../src/cli/import/source/byte-reader.ts'
import {
  bytesFromFile,
  bytesFromStream,
  openByteSource,
  sliceByteSource,
} from '../../../../src/cli/import/source/byte-source.ts'
import { RewindBudget } from '../../../../src/cli/import/source/damage-error.ts'
import { openSource, readWhole } from '../../../../src/cli/import/source/source-file.ts'
import { temporaryFolder } from '../../../support/content.ts'
import { sourceOf } from '../reading.ts'

async function* chunksOf(...texts: string[]) {
  for (const text of texts) yield Buffer.from(text)
}

const textOf = async (stream: AsyncIterable<Uint8Array>) => {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk)
  return Buffer.concat(chunks).toString()
}

describe('a reader with look-ahead', () => {
  const reading = (position = 0) => new ByteReader(chunksOf('abc', '', 'defg', 'h'), position)

  it('shows bytes until they are consumed, and no more than there are', async () => {
    const reader = reading()
    expect((await reader.peekAtLeast(2)).toString()).toBe('abc')
    expect((await reader.peekAtLeast(4)).toString()).toBe('abcdefg')
    expect((await reader.read(5)).toString()).toBe('abcde')
    expect((await reader.peekAtLeast(1)).toString()).toBe('fg')
    expect((await reader.read(9)).toString()).toBe('fgh')
    expect([await reader.isAtEnd(), (await reader.read(1)).length]).toEqual([true, 0])
  })

  it('knows its position, which may begin elsewhere', async () => {
    const reader = reading(100)
    await reader.read(2)
    expect(reader.position).toBe(102)
    await reader.skipTo(106)
    expect([reader.position, (await reader.read(1)).toString()]).toEqual([106, 'g'])
    await reader.skipTo(104)
    expect(reader.position).toBe(107)
    await reader.skipTo(1000)
    expect([reader.position, await reader.isAtEnd()]).toEqual([108, true])
  })

  it('remembers the last four bytes, however they were consumed', async () => {
    const reader = reading()
    const last: string[] = []
    for (const count of [1, 2, 2, 3]) {
      await reader.read(count)
      last.push(reader.lastConsumedBytes.toString())
    }
    expect(last).toEqual(['a', 'abc', 'bcde', 'efgh'])
    const other = reading()
    await other.read(4)
    expect(other.lastConsumedBytes.toString()).toBe('abcd')
    await other.read(5)
    expect(other.lastConsumedBytes.toString()).toBe('efgh')
  })

  it('skips bytes of some values, also to the end', async () => {
    const reader = new ByteReader(chunksOf('\r\n', '\n', '\nWARC', '\n\n'))
    await reader.skipOverBytes([13, 10])
    expect([reader.position, (await reader.read(4)).toString()]).toEqual([4, 'WARC'])
    await reader.skipOverBytes([13, 10])
    expect(await reader.isAtEnd()).toBe(true)
  })
})

describe('bytes that can be read again', () => {
  const stream = bytesFromStream(() => chunksOf('abc', 'defg', 'h'))

  it('are read from any offset, of a stream and of a file of several chunks', async () => {
    expect([await textOf(stream.streamFrom(0)), await textOf(stream.streamFrom(4))]).toEqual([
      'abcdefgh',
      'efgh',
    ])
    const file = path.join(await temporaryFolder(), 'a')
    await writeFile(file, `${'x'.repeat(70_000)}end`)
    expect((await textOf(bytesFromFile(file).streamFrom(0))).length).toBe(70_003)
    expect(await textOf(bytesFromFile(file).streamFrom(69_999))).toBe('xend')
    expect([stream.isSeekable, bytesFromFile(file).isSeekable]).toEqual([false, true])
  })

  it('have slices, and slices of these', async () => {
    const slice = sliceByteSource(stream, 2, 5)
    expect(slice.isSeekable).toBe(false)
    expect([
      await textOf(slice.streamFrom(0)),
      await textOf(slice.streamFrom(3)),
      await textOf(slice.streamFrom(5)),
    ]).toEqual(['cdefg', 'fg', ''])
    expect(await textOf(sliceByteSource(slice, 1, 2).streamFrom(0))).toBe('de')
    expect(await textOf(sliceByteSource(stream, 6, 100).streamFrom(0))).toBe('gh')
  })

  it('are those of the file where there is one, otherwise of the stream', async () => {
    const file = path.join(await temporaryFolder(), 'a')
    await writeFile(file, 'On the disk.')
    expect(await textOf((await openByteSource(sourceOf(file, 'In memory.'))).streamFrom(3))).toBe('the disk.')
    const pipe = await openByteSource(sourceOf(path.dirname(file), 'In memory.'))
    expect([pipe.isSeekable, await textOf(pipe.streamFrom(3))]).toEqual([false, 'memory.'])
  })
})

it('a source is opened with its size and its first 64 KiB, and read whole up to a limit', async () => {
  const file = path.join(await temporaryFolder(), 'a')
  await writeFile(file, 'x'.repeat(65_537))
  const source = await openSource(file)
  expect([source.size, source.head.length]).toEqual([65_537, 65_536])
  expect((await readWhole(source, 65_537))?.length).toBe(65_537)
  expect(await readWhole(source, 65_536)).toBe('too large')
})

it('a stream is begun again sixty-four times, and not once more', () => {
  const budget = new RewindBudget()
  for (let time = 0; time < 64; time++) budget.spendRewind()
  expect(() => budget.spendRewind()).toThrow(
    expect.objectContaining({ isFinal: true, message: expect.stringContaining('wrong lengths') }),
  )
})
