import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Writes a file through a temporary one, so that no reader sees half of it, even when the program is stopped. */
export async function writeAtomically(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const temporaryFile = `${file}.unfinished`
  await writeFile(temporaryFile, content)
  await rename(temporaryFile, file)
}
