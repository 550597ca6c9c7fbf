import { type Configuration, readConfiguration } from '../content/files/configuration.ts'
import type { ContentFault } from '../content/files/content-fault.ts'
import { ContentFolder } from '../content/files/content-folder.ts'
import { readPictureLists } from '../content/picture-lists/read-picture-lists.ts'

/** Thrown if a content folder has faults that prevent a command from using it. */
export class ContentFaultsError extends Error {
  override name = 'ContentFaultsError'
  readonly faults: readonly ContentFault[]

  constructor(faults: readonly ContentFault[], contentFolder: string) {
    super(
      `${contentFolder} has ${faults.length === 1 ? '1 fault' : `${faults.length} faults`}, so nothing was done: correct what is listed above, then run the command again`,
    )
    this.faults = faults
  }
}

/** Returns `value` unless it is a list of faults. @throws ContentFaultsError for a list of faults */
export function requireFaultless<Value>(value: Value | ContentFault[], contentFolder: string): Value {
  if (Array.isArray(value)) throw new ContentFaultsError(value, contentFolder)
  return value
}

/** Reads the configuration of a content folder. @throws ContentFaultsError if it has faults */
export async function requireConfiguration(contentFolder: string): Promise<Configuration> {
  const configurationResult = await readConfiguration(contentFolder)
  return requireFaultless(
    'faults' in configurationResult ? configurationResult.faults : configurationResult.value,
    contentFolder,
  )
}

/**
 * Checks an edition's lists of pictures before a command rewrites them.
 * @throws ContentFaultsError if they have faults
 */
export async function requireFaultlessPictureLists(contentFolder: string, editionId: string): Promise<void> {
  const { faults } = await readPictureLists(new ContentFolder(contentFolder).resolveMediaFolder(editionId))
  if (faults.length > 0) throw new ContentFaultsError(faults, contentFolder)
}
