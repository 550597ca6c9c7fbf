/** Messages for error codes of the operating system. */
const messages: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full: free some space and run it again'],
  ['EDQUOT', 'the quota of the disk is used up: free some space and run it again'],
  ['EROFS', 'is on a disk that may not be written to: name another folder'],
  ['EACCES', 'cannot be accessed: change its permissions or its owner'],
  ['EPERM', 'cannot be accessed: change its permissions or its owner'],
  ['ENOENT', 'does not exist: it was removed, or it is a broken link'],
  ['ENOTDIR', 'contains the name of a file where a folder is expected: correct the path'],
  ['EISDIR', 'is a folder where a file is expected'],
  ['EEXIST', 'already exists'],
  ['ELOOP', 'is a link that leads back to itself: remove it'],
  ['ENAMETOOLONG', 'has a name that is too long'],
  ['EMFILE', 'too many files are open: raise the limit (ulimit -n) and run it again'],
  ['ENFILE', 'too many files are open: raise the limit and run it again'],
  ['EIO', 'cannot be read: the disk reports an error'],
  ['EADDRINUSE', 'the port is in use: name another one'],
  ['ENOTEMPTY', 'is not empty'],
  ['EXDEV', 'is on another disk'],
])

/** Describes an error of the operating system; `null` for any other error. */
export function describeSystemError(error: unknown): string | null {
  const { code, path = '' } = error as { code?: unknown; path?: string }
  const message = typeof code === 'string' ? messages.get(code) : undefined
  if (message === undefined) return null
  return path === '' ? message : `${path}: ${message}`
}
