import path from 'node:path'

/** Returns Miniflare's folder in that of a local archive. */
export const runtimeFolder = (persistTo: string): string => path.resolve(persistTo, 'v3')
