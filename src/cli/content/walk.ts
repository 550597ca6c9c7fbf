import { readdir } from 'node:fs/promises'
import path from 'node:path'

const byName = (a: { name: string }, b: { name: string }) => (a.name < b.name ? -1 : 1)

/** Every file below a folder that ends with `extension`, in an order that no file system decides. */
export async function* filesBelow(folder: string, extension: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return []
    throw error
  })
  for (const entry of entries.sort(byName)) {
    const child = path.join(folder, entry.name)
    if (entry.isDirectory()) yield* filesBelow(child, extension)
    else if (entry.isFile() && entry.name.endsWith(extension)) yield child
  }
}
