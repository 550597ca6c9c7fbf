import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { z } from 'zod'
import { deriveAccent } from '../../../model/accent.ts'
import type { ArchiveSettings, CorrectionsPolicy, ImportEdition, Notices } from '../../../model/edition.ts'
import type { PartialDate } from '../../../model/partial-date.ts'
import { isSlug } from '../../../model/slug.ts'
import type { TermsRule } from '../../../model/terms.ts'
import type { PatternVerdictStore } from '../patterns/is-safe-pattern.ts'
import { archiveSchema, editionSchema } from '../schema/content-schemas.ts'
import { type ContentFault, createFileFault } from './content-fault.ts'
import { describeSystemError } from './describe-system-error.ts'
import { listEditionFolderNames } from './edition-folders.ts'
import { findEditionProblems } from './find-edition-problems.ts'
import { decodeUtf8 } from './read-utf8.ts'
import { toTdmPolicy, toTermsRule } from './terms-rules.ts'
import { toDocsPath } from './to-docs-path.ts'
import { findFieldLine, parseAndCheckYaml, type ValueOrFaults, type YamlText } from './yaml-file.ts'

/** The agencies, authors and pictures that an edition withholds. Used when publishing; never part of a release. */
export interface WithholdingRules {
  /** Names of agencies and authors whose articles are withheld. */
  agency: string[]
  author: string[]
  /** SHA-256 digests of pictures. */
  pictureDigests: string[]
  reason: string | null
  since: PartialDate | null
  authority: string | null
}

/** An edition's configuration, with its rules for publishing. */
export interface ConfiguredEdition extends ImportEdition {
  withhold: WithholdingRules
  /** Rules about the rights in the edition's articles. The first rule that matches an article applies to it. */
  rightsRules: TermsRule[]
  /** True if the edition's articles can be downloaded in bulk (docs/api.md). */
  allowsBulkDownload: boolean
}

/** The contents of `content/archive.yaml` and every edition's `edition.yaml`. */
export interface Configuration {
  archive: ArchiveSettings
  /** Sorted by id. */
  editions: ConfiguredEdition[]
}

/** Ids that no edition can have, because the archive's own addresses begin with them (docs/storage.md). */
export const reservedEditionIds = ['schema', 'search', 'media', 'corrections', 'sitemaps', 'pages', 'bulk']

const describeMissingFile = (file: string) =>
  path.basename(file) === 'archive.yaml'
    ? 'does not exist: change to the folder of your archive, or make an archive with `npx morgue init <export or folder>`'
    : `does not exist, and every edition's folder needs this file: write it (${toDocsPath('content.md')}), or move the folder out of the content folder`

async function readYamlText(file: string): Promise<YamlText | ContentFault> {
  try {
    const textOrFault = decodeUtf8(file, await readFile(file))
    return typeof textOrFault === 'string' ? { file, text: textOrFault, firstLine: 1 } : textOrFault
  } catch (error) {
    const isMissingFile = (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (isMissingFile) return createFileFault(file, describeMissingFile(file))
    return createFileFault(
      file,
      describeSystemError({ ...(error as Error), path: '' }) ?? 'cannot be read: copy the file from a backup',
    )
  }
}

function toCorrectionsPolicy({
  form,
  none,
}: z.output<typeof editionSchema>['corrections']): CorrectionsPolicy {
  if (form) return { by: 'form', keeper: form.keeper, turnstile: form.turnstile ?? null }
  return { by: none ? 'none' : 'mail' }
}

const toWithholdingRules = (
  parsedWithhold: z.output<typeof editionSchema>['withhold'],
): WithholdingRules => ({
  agency: parsedWithhold?.agency ?? [],
  author: parsedWithhold?.author ?? [],
  pictureDigests: parsedWithhold?.pictures ?? [],
  reason: parsedWithhold?.reason ?? null,
  since: parsedWithhold?.since ?? null,
  authority: parsedWithhold?.authority ?? null,
})

const toEdition = (id: string, parsedEdition: z.output<typeof editionSchema>): ConfiguredEdition => ({
  id,
  name: parsedEdition.name,
  language: parsedEdition.language,
  parent: parsedEdition.parent ?? null,
  founded: parsedEdition.founded ?? null,
  closed: parsedEdition.closed ?? null,
  hosts: parsedEdition.hosts,
  identity: parsedEdition.identity ?? null,
  timeZone: parsedEdition.timeZone,
  query: parsedEdition.query.toSorted(),
  notices: parsedEdition.notices as Notices,
  correction: parsedEdition.correction ?? null,
  contact: parsedEdition.contact ?? null,
  corrections: toCorrectionsPolicy(parsedEdition.corrections),
  accent: parsedEdition.accent === undefined ? null : deriveAccent(parsedEdition.accent),
  extract: parsedEdition.extract
    ? {
        body: parsedEdition.extract.body ?? null,
        headline: parsedEdition.extract.headline ?? null,
        drop: parsedEdition.extract.drop,
      }
    : null,
  take: {
    types: parsedEdition.take.types,
    taxonomies: new Map(Object.entries(parsedEdition.take.taxonomies)),
    fields: new Map(Object.entries(parsedEdition.take.fields)),
  },
  gaps: parsedEdition.gaps,
  collections: parsedEdition.collections,
  names: parsedEdition.names,
  place: parsedEdition.place ?? null,
  issn: parsedEdition.issn ?? null,
  withhold: toWithholdingRules(parsedEdition.withhold),
  rightsRules: parsedEdition.rights.map(toTermsRule),
  comments: parsedEdition.comments === 'yes',
  allowsBulkDownload: parsedEdition.bulk === 'yes',
})

/** Creates an edition from fields as they are written in `edition.yaml`. @throws ZodError for invalid fields */
export const editionFromFields = (id: string, fields: z.input<typeof editionSchema>): ConfiguredEdition =>
  toEdition(id, editionSchema.parse(fields))

const toArchiveSettings = ({
  contentSignal,
  tdm,
  ...parsedSettings
}: z.output<typeof archiveSchema>): ArchiveSettings => ({
  ...parsedSettings,
  contentSignal: contentSignal ?? null,
  tdm: toTdmPolicy(tdm),
})

interface EditionFile {
  edition: ConfiguredEdition
  yamlText: YamlText
}

/** Reads an edition's `edition.yaml`, and checks its folder's name. Returns the edition, or every fault. */
async function readEditionFile(contentFolder: string, id: string): Promise<EditionFile | ContentFault[]> {
  const file = path.join(contentFolder, id, 'edition.yaml')
  if (reservedEditionIds.includes(id))
    return [createFileFault(file, `the archive uses the address /${id} itself: rename the folder "${id}"`)]
  if (!isSlug(id))
    return [
      createFileFault(
        file,
        `the folder "${id}" cannot be part of an address: rename it with a-z, 0-9 and single hyphens, or move it out of the content folder`,
      ),
    ]
  const yamlText = await readYamlText(file)
  if ('reason' in yamlText) return [yamlText]
  const checkedYaml = parseAndCheckYaml(yamlText, editionSchema)
  return 'faults' in checkedYaml
    ? checkedYaml.faults
    : { edition: toEdition(id, checkedYaml.value), yamlText }
}

/**
 * Reads and checks the configuration of a content folder. Returns the configuration, or every fault.
 * @param verdictStore stored verdicts on the safety of patterns
 */
export async function readConfiguration(
  contentFolder: string,
  verdictStore?: PatternVerdictStore,
): Promise<ValueOrFaults<Configuration>> {
  const archiveYaml = await readYamlText(path.join(contentFolder, 'archive.yaml'))
  const checkedArchive =
    'reason' in archiveYaml ? { faults: [archiveYaml] } : parseAndCheckYaml(archiveYaml, archiveSchema)
  const editionIds = await listEditionFolderNames(contentFolder)
  const editionResults = await Promise.all(editionIds.map((id) => readEditionFile(contentFolder, id)))
  const editionFiles = editionResults.filter(
    (editionResult): editionResult is EditionFile => !Array.isArray(editionResult),
  )
  const faults = [
    ...('faults' in checkedArchive ? checkedArchive.faults : []),
    ...editionResults.filter(Array.isArray).flat(),
  ]
  for (const { edition, yamlText } of editionFiles) {
    const otherEditions = editionFiles.flatMap((other) => (other.edition === edition ? [] : other.edition))
    const references = { editionIds, otherEditions }
    for (const { field, reason } of await findEditionProblems(edition, references, verdictStore))
      faults.push({ file: yamlText.file, line: findFieldLine(yamlText, [field]), field, reason })
  }
  if (faults.length > 0 || 'faults' in checkedArchive) return { faults }
  return {
    value: {
      archive: toArchiveSettings(checkedArchive.value),
      editions: editionFiles.map(({ edition }) => edition),
    },
  }
}
