import path from 'node:path'

/** Returns Miniflare's folder within a local archive's folder. */
export const runtimeFolderOf = (persistTo: string): string => path.resolve(persistTo, 'v3')
