import { open, stat } from 'node:fs/promises'
import type { SourceFile } from '../importer.ts'

/** Bytes that can be read again, from any offset: a file, or what a zip holds. */
export interface ByteSource {
  /** Whether reading from an offset costs no more than reading from the start. */
  seekable: boolean
  stream(from: number): AsyncIterable<Uint8Array>
}

/** How much is read at once. */
const chunkSize = 64 * 1024

async function* read(name: string, from: number): AsyncGenerator<Uint8Array> {
  const file = await open(name)
  try {
    for (let position = from; ; ) {
      // A new buffer each time: those that were yielded are still in use.
      const buffer = Buffer.allocUnsafeSlow(chunkSize)
      const { bytesRead } = await file.read(buffer, 0, buffer.length, position)
      if (bytesRead === 0) return
      position += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

/** The bytes of a file on a disk. It is open only while it is read: a crawl can have thousands. */
export const fileBytes = (name: string): ByteSource => ({
  seekable: true,
  stream: (from) => read(name, from),
})

/** Chunks from an offset on, and no further than `end`. */
async function* cut(
  chunks: AsyncIterable<Uint8Array>,
  from: number,
  end: number,
): AsyncGenerator<Uint8Array> {
  if (end <= 0) return
  let position = 0
  for await (const chunk of chunks) {
    const wanted = chunk.subarray(Math.max(0, from - position), Math.max(0, end - position))
    position += chunk.length
    if (wanted.length > 0) yield wanted
    if (position >= end) return
  }
}

/** What can only be read from its start. */
export const bytesFromStream = (open: () => AsyncIterable<Uint8Array>): ByteSource => ({
  seekable: false,
  stream: (from) => cut(open(), from, Number.POSITIVE_INFINITY),
})

/** The bytes of a named file: on a disk at any offset, else (a pipe) from its start. */
export async function openBytes({ file, stream }: SourceFile): Promise<ByteSource> {
  const isOnDisk = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  )
  return isOnDisk ? fileBytes(file) : bytesFromStream(stream)
}

/** `size` bytes of others, from `start`. */
export const sliceBytes = (bytes: ByteSource, start: number, size: number): ByteSource => ({
  seekable: bytes.seekable,
  stream: (from) => cut(bytes.stream(start + from), 0, size - from),
})
