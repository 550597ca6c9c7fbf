import { open, stat } from 'node:fs/promises'
import type { SourceFile } from '../importer.ts'

/** Bytes that can be read repeatedly from any offset: a file, or an entry of a zip. */
export interface ByteSource {
  /** True when reading from an offset costs no more than reading from the start. */
  isSeekable: boolean
  stream(from: number): AsyncIterable<Uint8Array>
}

/** Bytes per read. */
const chunkByteCount = 64 * 1024

async function* readFileFrom(fileName: string, startOffset: number): AsyncGenerator<Uint8Array> {
  const file = await open(fileName)
  try {
    for (let position = startOffset; ; ) {
      // A new buffer each time: consumers may still hold the previous one.
      const buffer = Buffer.allocUnsafeSlow(chunkByteCount)
      const { bytesRead } = await file.read(buffer, 0, buffer.length, position)
      if (bytesRead === 0) return
      position += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await file.close()
  }
}

/** The bytes of a file on disk. The file is open only while it is read, since a crawl can have thousands. */
export const openFileBytes = (name: string): ByteSource => ({
  isSeekable: true,
  stream: (from) => readFileFrom(name, from),
})

/** Yields the part of a stream between two offsets. */
async function* cutRange(
  chunks: AsyncIterable<Uint8Array>,
  startOffset: number,
  endOffset: number,
): AsyncGenerator<Uint8Array> {
  if (endOffset <= 0) return
  let position = 0
  for await (const chunk of chunks) {
    const bytesInRange = chunk.subarray(
      Math.max(0, startOffset - position),
      Math.max(0, endOffset - position),
    )
    position += chunk.length
    if (bytesInRange.length > 0) yield bytesInRange
    if (position >= endOffset) return
  }
}

/** Bytes that can only be read from their start. */
export const bytesFromStream = (open: () => AsyncIterable<Uint8Array>): ByteSource => ({
  isSeekable: false,
  stream: (from) => cutRange(open(), from, Number.POSITIVE_INFINITY),
})

/** Opens a source file: seekable on disk, else (a pipe) from its start. */
export async function openBytes({ file, stream }: SourceFile): Promise<ByteSource> {
  const isOnDisk = await stat(file).then(
    (found) => found.isFile(),
    () => false,
  )
  return isOnDisk ? openFileBytes(file) : bytesFromStream(stream)
}

/** The `size` bytes from `start`. */
export const sliceBytes = (bytes: ByteSource, start: number, size: number): ByteSource => ({
  isSeekable: bytes.isSeekable,
  stream: (from) => cutRange(bytes.stream(start + from), 0, size - from),
})
