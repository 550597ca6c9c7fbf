import type { Edition } from '../../../model/edition.ts'
import { formatContentCommand } from '../../content/files/command-text.ts'
import { type Briefing, createBriefing } from '../../import/briefing.ts'
import { ArchiveError } from '../../publish/store/archive-error.ts'
import { requireConfiguration, requireFaultlessPictureLists } from '../content-faults.ts'
import type { ImportOptions } from './import-files.ts'

function describeMissingEdition(
  { content, edition: editionId }: ImportOptions,
  editions: readonly Edition[],
): string {
  const existingIdsText = editions.map((each) => each.id).join(', ')
  return existingIdsText === ''
    ? `${content} has no edition yet: create one with ${formatContentCommand('init <export or folder…>')}`
    : `${content} has no edition ${editionId}, only ${existingIdsText}: write one of these after --edition, or create another with ${formatContentCommand('init <export or folder…>')}`
}

/**
 * Reads the facts about an edition that an import needs.
 * @throws ArchiveError if the content folder has no such edition
 * @throws ContentFaultsError if the configuration, or a list of the edition's pictures, has faults
 */
export async function readBriefing(options: ImportOptions): Promise<Briefing> {
  const { url = null, published = null, foreign } = options
  const { editions } = await requireConfiguration(options.content)
  const edition = editions.find(({ id }) => id === options.edition)
  if (!edition) throw new ArchiveError(describeMissingEdition(options, editions))
  await requireFaultlessPictureLists(options.content, edition.id)
  return createBriefing({ edition, editions, url, published, acceptsForeignHosts: foreign })
}
