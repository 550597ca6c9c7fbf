import { readFile } from 'node:fs/promises'

/** Reads a text file in UTF-8. Returns an empty string for a missing file. @throws for any other error */
export const readTextOrEmpty = (file: string): Promise<string> =>
  readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return ''
    throw error
  })
