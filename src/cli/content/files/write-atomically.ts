import { mkdir, rename, writeFile } from 'node:fs/promises'
import path from 'node:path'

/** Writes a file through a temporary file, so that readers never see a partial file, even if the program is killed. */
export async function writeAtomically(file: string, content: string | Uint8Array): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const temporaryFile = `${file}.unfinished`
  await writeFile(temporaryFile, content)
  await rename(temporaryFile, file)
}
