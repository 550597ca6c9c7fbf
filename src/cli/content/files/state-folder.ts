import path from 'node:path'

/** The folder beside a content folder with the state of its archive: the local archive and the caches. */
export const stateFolderOf = (contentFolder: string): string =>
  path.join(path.dirname(path.resolve(contentFolder)), '.morgue')
