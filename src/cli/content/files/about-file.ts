import { readFile } from 'node:fs/promises'
import { type ContentFault, createFileFault } from './content-fault.ts'
import { decodeUtf8 } from './read-utf8.ts'

/** Maximum length of an introduction, in characters. A front page has room for a few paragraphs. */
const maxAboutLength = 6000

/**
 * Reads `about.md`, which is Markdown without front matter. Returns `null` if the file does not exist, and a fault if
 * it is too long or not in UTF-8.
 */
export async function readAboutFile(file: string): Promise<string | ContentFault | null> {
  const bytes = await readFile(file).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return null
    throw error
  })
  if (bytes === null) return null
  const textOrFault = decodeUtf8(file, bytes)
  if (typeof textOrFault !== 'string' || textOrFault.length <= maxAboutLength) return textOrFault
  const [length, maxLength] = [textOrFault.length, maxAboutLength].map((count) => count.toLocaleString('en'))
  const reason = `has ${length} characters, and a front page has room for ${maxLength}: shorten it, or move a part to a page of an edition, such as content/<edition>/pages/history.md, and link to /<edition>/pages/history`
  return createFileFault(file, reason)
}
