import path from 'node:path'

/** The folder beside a content folder that has the state of its archive: what was published here, and what was rendered. */
export const stateFolderOf = (contentFolder: string): string =>
  path.join(path.dirname(path.resolve(contentFolder)), '.morgue')
