import { describeSystemError } from '../../content/files/describe-system-error.ts'

/** Messages for errors of reading a source, where they differ from those of any file, by the error code. */
const readErrorMessageByCode = new Map([
  [
    'EISDIR',
    'is a folder, but a file is expected here: move the folder away, or name the files in it in the command',
  ],
  ['ERR_FS_FILE_TOO_LARGE', 'is larger than 2 GiB, the limit for a file of this kind: divide it'],
])

/** Messages for errors of writing, where they differ from those of any file, by the error code. */
const writeErrorMessageByCode = new Map([
  ['ENOSPC', 'the disk is full: free some space'],
  ['EDQUOT', 'your share of the disk is used up: free some space'],
  ['EROFS', 'the disk is read-only: move the archive to another disk'],
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
  const code = findErrorCode(error)
  const message = readErrorMessageByCode.get(code) ?? describeSystemError({ code })
  if (message !== null) return message
  if (error instanceof RangeError && /call stack/.test(error.message))
    return 'contains elements nested too deeply to be read: leave it out'
  return `cannot be read because of a defect in morgue, not in the file: please report this message (${getFirstMessageLine(error)})`
}

/** Describes why a content file cannot be written, in one line that begins with the file's path. */
export function describeWriteError(error: unknown): string {
  const { path } = error as { path?: unknown }
  const code = findErrorCode(error)
  const reason =
    writeErrorMessageByCode.get(code) ?? describeSystemError({ code }) ?? getFirstMessageLine(error)
  return typeof path === 'string' ? `${path}: ${reason}` : reason
}

/** True if the operating system failed to write rather than to read the source. */
export function isWriteError(error: unknown, sourceFile: string): boolean {
  const { syscall, path } = (error ?? {}) as { syscall?: unknown; path?: unknown }
  return syscall !== undefined && syscall !== 'read' && path !== sourceFile
}
