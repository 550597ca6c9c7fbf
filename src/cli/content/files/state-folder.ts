import path from 'node:path'

/** Returns the folder `.morgue` beside a content folder, which contains the local archive and the caches. */
export const resolveStateFolder = (contentFolder: string): string =>
  path.join(path.dirname(path.resolve(contentFolder)), '.morgue')
