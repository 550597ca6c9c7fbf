/** Messages for read errors, by the operating system's error code. */
const readErrorMessageByCode = new Map([
  ['ENOENT', 'does not exist, or is a link to a missing file: correct the path, or remove the link'],
  ['EACCES', 'cannot be read: change its permissions (sudo chmod -R a+rX) or its owner (sudo chown)'],
  ['EPERM', 'cannot be read: change its permissions or, on a Mac, give the terminal Full Disk Access'],
  ['EISDIR', 'is a folder where a file is expected: rename the folder, or give the files in it'],
  ['ENOTDIR', 'leads through a file as if it were a folder: correct the path'],
  ['ELOOP', 'is a link that leads back to itself: remove the link'],
  ['ENAMETOOLONG', 'has a name that is too long: shorten it'],
  ['EIO', 'cannot be read, because the disk reports an error: replace it with a copy from a backup'],
  ['EMFILE', 'cannot be read, since too many files are open: run `ulimit -n 4096`, and import again'],
  ['ERR_FS_FILE_TOO_LARGE', 'is larger than 2 GiB, the limit for a file of this kind: divide it'],
])

/** Messages for write errors, by the operating system's error code. */
const writeErrorMessageByCode = new Map([
  ['ENOSPC', 'the disk is full: free some space'],
  ['EDQUOT', 'your share of the disk is used up: free some space'],
  ['EROFS', 'the disk is read-only: move the archive to another disk'],
  ['EACCES', "cannot be written: change its folder's owner (sudo chown -R) or permissions (chmod -R u+w)"],
  ['EPERM', "cannot be written: change its folder's owner (sudo chown -R) or permissions (chmod -R u+w)"],
  ['EEXIST', 'is a file where a folder is expected: move the file away'],
  ['ENOTDIR', 'leads through a file as if it were a folder: move the file away'],
  ['EISDIR', 'is a folder where a file is expected: move the folder away'],
])

const findErrorCode = (error: unknown) => String((error as { code?: unknown } | null)?.code ?? '')

const getFirstMessageLine = (error: unknown) =>
  String((error as Error | null)?.message ?? error)
    .split('\n', 1)[0]
    ?.slice(0, 200) ?? ''

/** Describes why a source cannot be read, in one line of plain words. */
export function describeReadError(error: unknown): string {
  const message = readErrorMessageByCode.get(findErrorCode(error))
  if (message !== undefined) return message
  if (error instanceof RangeError && /call stack/.test(error.message))
    return 'contains elements nested too deeply to be read: leave it out'
  return `cannot be read because of a defect in morgue, not in the file: please report this message (${getFirstMessageLine(error)})`
}

/** Describes why a content file cannot be written, in one line that begins with the file's path. */
export function describeWriteError(error: unknown): string {
  const { path } = error as { path?: unknown }
  const reason = writeErrorMessageByCode.get(findErrorCode(error)) ?? getFirstMessageLine(error)
  return typeof path === 'string' ? `${path}: ${reason}` : reason
}

/** True if the operating system failed to write rather than to read the source. */
export function isWriteError(error: unknown, sourceFile: string): boolean {
  const { syscall, path } = (error ?? {}) as { syscall?: unknown; path?: unknown }
  return syscall !== undefined && syscall !== 'read' && path !== sourceFile
}
