import { open, stat } from 'node:fs/promises'
import type { SourceFile } from '../importer.ts'

/** Bytes that can be read repeatedly from any offset: a file, or an entry of a zip. */
export interface ByteSource {
  /** True if reading from an offset costs no more than reading from the start. */
  isSeekable: boolean
  streamFrom(startOffset: number): AsyncIterable<Uint8Array>
}

/** Number of bytes per read. */
const chunkByteCount = 64 * 1024

async function* readFileFrom(filePath: string, startOffset: number): AsyncGenerator<Uint8Array> {
  const handle = await open(filePath)
  try {
    for (let position = startOffset; ; ) {
      // Each read needs a new buffer, because a consumer may still use the previous one.
      const buffer = Buffer.allocUnsafeSlow(chunkByteCount)
      const { bytesRead } = await handle.read(buffer, 0, buffer.length, position)
      if (bytesRead === 0) return
      position += bytesRead
      yield buffer.subarray(0, bytesRead)
    }
  } finally {
    await handle.close()
  }
}

/**
 * Creates a source of a file's bytes. The file is open only while it is being read, because a crawl can have thousands of
 * files.
 */
export const bytesFromFile = (filePath: string): ByteSource => ({
  isSeekable: true,
  streamFrom: (startOffset) => readFileFrom(filePath, startOffset),
})

/** Yields the part of a stream between two offsets. */
async function* sliceChunks(
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

/** Creates a source of a stream's bytes, which can be read only from their start. */
export const bytesFromStream = (openStream: () => AsyncIterable<Uint8Array>): ByteSource => ({
  isSeekable: false,
  streamFrom: (startOffset) => sliceChunks(openStream(), startOffset, Number.POSITIVE_INFINITY),
})

/** Opens a source file: a file on disk can be read from any offset, a pipe only from its start. */
export async function openByteSource({ file, stream }: SourceFile): Promise<ByteSource> {
  const isRegularFile = await stat(file).then(
    (stats) => stats.isFile(),
    () => false,
  )
  return isRegularFile ? bytesFromFile(file) : bytesFromStream(stream)
}

/** Returns the `byteCount` bytes of a source that begin at `startOffset`. */
export const sliceByteSource = (
  byteSource: ByteSource,
  startOffset: number,
  byteCount: number,
): ByteSource => ({
  isSeekable: byteSource.isSeekable,
  streamFrom: (relativeOffset) =>
    sliceChunks(byteSource.streamFrom(startOffset + relativeOffset), 0, byteCount - relativeOffset),
})
