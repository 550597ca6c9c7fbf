import { type Configuration, readConfiguration } from '../content/files/configuration.ts'
import type { ContentFault } from '../content/files/content-fault.ts'
import { ContentFolder } from '../content/files/content-folder.ts'
import { readPictureLists } from '../content/picture-lists/read-picture-lists.ts'

/** Thrown when a content folder has faults, so that a command cannot use it. */
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

/**
 * Returns a value made from a content folder. @throws ContentFaultsError if faults were returned instead of a value
 */
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
 * Checks the lists of an edition's pictures, which the command will rewrite.
 * @throws ContentFaultsError if they have faults
 */
export async function requireFaultlessPictureLists(contentFolder: string, editionId: string): Promise<void> {
  const { faults } = await readPictureLists(new ContentFolder(contentFolder).resolveMediaFolder(editionId))
  if (faults.length > 0) throw new ContentFaultsError(faults, contentFolder)
}
