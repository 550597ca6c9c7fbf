import { mkdir, open, rm } from 'node:fs/promises'
import path from 'node:path'
import type { SourceFile } from '../importer.ts'
import { type ByteSource, openByteSource } from './byte-source.ts'
import { DamageError } from './damage-error.ts'
import { readZipEntries } from './zip.ts'

/** Maximum number of files to unpack from a zip. */
const maxUnpackedFiles = 500_000

/** Above `size` bytes in total, a zip that unpacks to more than `ratio` times its own size is a decompression bomb. */
const unpackingLimits = { size: 64 * 1024 * 1024, ratio: 100 }
const describeBomb = (entryName: string) =>
  `unpacks to over 100 times its size, more than any real export, so ${entryName} and what follows it were not read: leave it out, or, if you trust it, unpack it and import the folder`

/** An entry that was not unpacked, and the reason; `name` is `null` if the reason concerns the whole zip. */
export interface ZipRejection {
  name: string | null
  reason: string
}

/** True for the copies of icons and file attributes that macOS adds to zips. */
const isMadeByMacOS = (name: string) => /^__MACOSX\/|(?:^|\/)\.DS_Store$/.test(name)

/** True for a name that leads out of the folder, or is absolute on some system. */
const leadsOutOfFolder = (name: string) =>
  /^[/\\]|^[a-z]:|\\|\0/i.test(name) || name.split('/').some((part) => part === '..' || part === '.')

/** Sorts a zip's entries by name into wanted, ignored and rejected entries. */
class ZipEntryFilter {
  readonly rejectedEntries: ZipRejection[] = []
  readonly #wantedNames: ReadonlySet<string> | 'all'
  #wantedFileCount = 0

  constructor(wantedNames: ReadonlySet<string> | 'all') {
    this.#wantedNames = wantedNames
  }

  /** Returns true if an entry is to be unpacked, and counts it. Records a rejection if its name is unsafe. */
  admitEntry(name: string): boolean {
    const isWanted = this.#wantedNames === 'all' || this.#wantedNames.has(name)
    if (name.endsWith('/') || isMadeByMacOS(name) || !isWanted) return false
    if (!leadsOutOfFolder(name)) return ++this.#wantedFileCount <= maxUnpackedFiles
    this.rejectedEntries.push({
      name,
      reason: `has a name that leads out of the zip: ${renameRemedy}`,
    })
    return false
  }

  /** Returns all rejections, including one for too many files. Call this after all names have been filtered. */
  listRejections(): ZipRejection[] {
    if (this.#wantedFileCount <= maxUnpackedFiles) return this.rejectedEntries
    const reason = `contains more than ${maxUnpackedFiles.toLocaleString('en')} files, so the others were not read: unpack it, then import the folder`
    return [...this.rejectedEntries, { name: null, reason }]
  }
}

/** Number of bytes that a zip may still unpack to. */
interface ByteBudget {
  remainingByteCount: number
}

/**
 * Writes an entry to a new file. Removes the file again if it cannot be completed.
 * @throws DamageError for damaged bytes, or if the budget is exceeded
 */
async function writeEntry(
  { name, bytes }: { name: string; bytes: ByteSource },
  file: string,
  budget: ByteBudget,
): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true })
  const handle = await open(file, 'wx')
  try {
    for await (const chunk of bytes.streamFrom(0)) {
      budget.remainingByteCount -= chunk.length
      if (budget.remainingByteCount < 0) throw new DamageError(describeBomb(name), true)
      await handle.write(chunk)
    }
    await handle.close()
  } catch (error) {
    await handle.close()
    await rm(file)
    throw error
  }
}

/** The operating system's codes for errors that concern the name of a single entry. */
const nameErrorCodes = ['EEXIST', 'EISDIR', 'ENAMETOOLONG', 'ENOTDIR']

const renameRemedy = 'rename it in the zip, for example with 7-Zip, and import the zip again'

/** Returns the reason why a single entry is refused. An error that would affect all other entries is thrown again. */
function getRefusalReasonOrRethrow(error: unknown): string {
  if (error instanceof DamageError) return error.message
  const { code = '' } = error as NodeJS.ErrnoException
  if (!nameErrorCodes.includes(code)) throw error
  return code === 'ENAMETOOLONG'
    ? `has a name that is too long for this computer: ${renameRemedy}`
    : `has the name of another file or folder in the zip: ${renameRemedy}`
}

/**
 * Unpacks a zip, or only its wanted entries, into a folder. Leaves out damaged and refused entries.
 * @returns the rejected entries
 * @throws if the disk cannot be written
 */
export async function unpackZip(
  source: SourceFile,
  folder: string,
  wantedNames: ReadonlySet<string> | 'all' = 'all',
): Promise<ZipRejection[]> {
  const entryFilter = new ZipEntryFilter(wantedNames)
  const budget = { remainingByteCount: Math.max(unpackingLimits.size, unpackingLimits.ratio * source.size) }
  const entries = readZipEntries(await openByteSource(source), source.size, (name) =>
    entryFilter.admitEntry(name),
  )
  for await (const entry of entries) {
    if ('reason' in entry) entryFilter.rejectedEntries.push(entry)
    else
      await writeEntry(entry, path.join(folder, entry.name), budget).catch((error: unknown) =>
        entryFilter.rejectedEntries.push({
          name: budget.remainingByteCount < 0 ? null : entry.name,
          reason: getRefusalReasonOrRethrow(error),
        }),
      )
    if (budget.remainingByteCount < 0) break
  }
  return entryFilter.listRejections()
}
