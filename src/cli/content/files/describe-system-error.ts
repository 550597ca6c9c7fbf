const permissionMessage =
  'cannot be accessed: give yourself permission with `sudo chown -R $(id -un)` and `chmod -R u+rwX`, each followed by this path or its folder'

/** Messages by operating system error code, or by system call and code, as in `watch ENOSPC`. */
const messageByErrorCode: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'the disk is full: free some space and run the command again'],
  ['EDQUOT', 'your share of the disk is used up: free some space and run the command again'],
  ['EROFS', 'is on a read-only disk: choose a folder on another disk'],
  ['EACCES', permissionMessage],
  ['EPERM', `${permissionMessage}. On a Mac, also give the terminal Full Disk Access`],
  ['ENOENT', 'does not exist, or is a link to a missing file: correct the path, or remove the link'],
  ['ENOTDIR', 'leads through a file as if it were a folder: correct the path, or rename that file'],
  ['EISDIR', 'is a folder where a file is expected: write the path of a file, or rename the folder'],
  ['EEXIST', 'already exists: remove it, or choose another name'],
  ['ELOOP', 'is a link that leads back to itself: remove it'],
  ['ENAMETOOLONG', 'has a name that is too long: shorten it'],
  ['EMFILE', 'too many files are open: raise the limit with `ulimit -n 4096` and run the command again'],
  ['ENFILE', 'too many files are open on this computer: close some programs and run the command again'],
  ['EIO', 'cannot be read, because the disk reports an error: copy the file from a backup'],
  [
    'watch ENOSPC',
    'has more folders than the system watches: raise the limit (sudo sysctl fs.inotify.max_user_watches=524288) and start the command again',
  ],
  [
    'watch EMFILE',
    'too many programs are watching folders: close some, or raise the limit (sudo sysctl fs.inotify.max_user_instances=512), and start the command again',
  ],
  ['EADDRINUSE', 'another program uses this port: choose another port with --port'],
  ['ENOTEMPTY', 'is not empty: choose a new or empty folder'],
  ['EXDEV', 'is on another disk: choose a folder on the same disk'],
])

/** Describes an operating system error with its path and a remedy. Returns `null` for any other error. */
export function describeSystemError(error: unknown): string | null {
  const { code, syscall, path = '' } = error as { code?: unknown; syscall?: unknown; path?: string }
  const message = messageByErrorCode.get(`${syscall} ${code}`) ?? messageByErrorCode.get(`${code}`)
  if (message === undefined) return null
  return path === '' ? message : `${path}: ${message}`
}
