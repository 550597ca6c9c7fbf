import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import type { SourceFile } from '../importer.ts'

const maxHeadByteCount = 64 * 1024

/**
 * Opens a source file and reads its head.
 * @throws if the file cannot be read
 */
export async function openSource(file: string): Promise<SourceFile> {
  const handle = await open(file)
  try {
    const { size } = await handle.stat()
    const buffer = new Uint8Array(Math.min(size, maxHeadByteCount))
    const { bytesRead } = await handle.read(buffer, 0, buffer.length, 0)
    return { file, size, head: buffer.subarray(0, bytesRead), stream: () => createReadStream(file) }
  } finally {
    await handle.close()
  }
}

/** Reads a whole file, unless it is larger than `maxByteCount` bytes. */
export async function readWhole(source: SourceFile, maxByteCount: number): Promise<Uint8Array | 'too large'> {
  if (source.size > maxByteCount) return 'too large'
  const chunks: Uint8Array[] = []
  for await (const chunk of source.stream()) chunks.push(chunk)
  return Buffer.concat(chunks)
}
