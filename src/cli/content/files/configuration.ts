import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { z } from 'zod'
import { deriveAccent } from '../../../model/accent.ts'
import type { ArchiveSettings, CorrectionsPolicy, ImportEdition, Notices } from '../../../model/edition.ts'
import type { PartialDate } from '../../../model/partial-date.ts'
import { isSlug } from '../../../model/slug.ts'
import type { TermsRule } from '../../../model/terms.ts'
import type { VerdictStore } from '../patterns/is-safe-pattern.ts'
import { archiveSchema, editionSchema } from '../schema/content-schemas.ts'
import { checkEdition } from './check-edition.ts'
import { type ContentFault, createFileFault } from './content-fault.ts'
import { describeSystemError } from './describe-system-error.ts'
import { docsPath } from './docs-path.ts'
import { listEditionFolders } from './edition-folders.ts'
import { decodeUtf8 } from './read-utf8.ts'
import { toTdmPolicy, toTermsRule } from './terms-rules.ts'
import { type CheckResult, checkYaml, lineOfField, type YamlText } from './yaml-file.ts'

/** Articles and pictures that an edition withholds. Used when publishing, never part of a release. */
export interface Withholding {
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
  withhold: Withholding
  /** Rules about the rights in its articles; for each article, the first that matches applies. */
  rightsRules: TermsRule[]
  /** True if its articles can be downloaded in bulk (docs/api.md). */
  bulk: boolean
}

/** `content/archive.yaml` and every edition's `edition.yaml`. */
export interface Configuration {
  archive: ArchiveSettings
  /** Sorted by id. */
  editions: ConfiguredEdition[]
}

/** Ids that editions cannot have, since the archive's own addresses begin with them (docs/storage.md). */
export const reservedEditionIds = ['schema', 'search', 'media', 'corrections', 'sitemaps', 'pages', 'bulk']

async function readYamlText(file: string): Promise<YamlText | ContentFault> {
  try {
    const text = decodeUtf8(file, await readFile(file))
    return typeof text === 'string' ? { file, text, firstLine: 1 } : text
  } catch (error) {
    const isAbsent = (error as NodeJS.ErrnoException).code === 'ENOENT'
    if (isAbsent)
      return createFileFault(
        file,
        `does not exist: write this file, which every archive and every edition needs (${docsPath('content.md')})`,
      )
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

const toWithholding = (parsed: z.output<typeof editionSchema>['withhold']): Withholding => ({
  agency: parsed?.agency ?? [],
  author: parsed?.author ?? [],
  pictureDigests: parsed?.pictures ?? [],
  reason: parsed?.reason ?? null,
  since: parsed?.since ?? null,
  authority: parsed?.authority ?? null,
})

const toEdition = (id: string, parsed: z.output<typeof editionSchema>): ConfiguredEdition => ({
  id,
  name: parsed.name,
  language: parsed.language,
  parent: parsed.parent ?? null,
  founded: parsed.founded ?? null,
  closed: parsed.closed ?? null,
  hosts: parsed.hosts,
  identity: parsed.identity ?? null,
  timeZone: parsed.timeZone,
  query: parsed.query.toSorted(),
  notices: parsed.notices as Notices,
  correction: parsed.correction ?? null,
  contact: parsed.contact ?? null,
  corrections: toCorrectionsPolicy(parsed.corrections),
  accent: parsed.accent === undefined ? null : deriveAccent(parsed.accent),
  extract: parsed.extract
    ? {
        body: parsed.extract.body ?? null,
        headline: parsed.extract.headline ?? null,
        drop: parsed.extract.drop,
      }
    : null,
  take: {
    types: parsed.take.types,
    taxonomies: new Map(Object.entries(parsed.take.taxonomies)),
    fields: new Map(Object.entries(parsed.take.fields)),
  },
  gaps: parsed.gaps,
  collections: parsed.collections,
  names: parsed.names,
  place: parsed.place ?? null,
  issn: parsed.issn ?? null,
  withhold: toWithholding(parsed.withhold),
  rightsRules: parsed.rights.map(toTermsRule),
  comments: parsed.comments === 'yes',
  bulk: parsed.bulk === 'yes',
})

/** Creates an edition from fields as in `edition.yaml`. @throws for invalid fields */
export const editionFromFields = (id: string, fields: z.input<typeof editionSchema>): ConfiguredEdition =>
  toEdition(id, editionSchema.parse(fields))

const toArchive = ({ contentSignal, tdm, ...read }: z.output<typeof archiveSchema>): ArchiveSettings => ({
  ...read,
  contentSignal: contentSignal ?? null,
  tdm: toTdmPolicy(tdm),
})

interface EditionFile {
  edition: ConfiguredEdition
  yamlText: YamlText
}

/** Reads an edition's `edition.yaml`, and checks the name of its folder. */
async function readEdition(contentFolder: string, id: string): Promise<EditionFile | ContentFault[]> {
  const file = path.join(contentFolder, id, 'edition.yaml')
  if (!isSlug(id) || reservedEditionIds.includes(id))
    return [
      {
        file,
        line: 1,
        field: '',
        reason: `${id} cannot be an edition's folder: use another name, in a-z, 0-9 and -`,
      },
    ]
  const yamlText = await readYamlText(file)
  if ('reason' in yamlText) return [yamlText]
  const checked = checkYaml(yamlText, editionSchema)
  return 'faults' in checked ? checked.faults : { edition: toEdition(id, checked.value), yamlText }
}

/**
 * Reads and checks the configuration of a content folder. Returns it, or every fault.
 * @param verdictStore stored verdicts on patterns
 */
export async function readConfiguration(
  contentFolder: string,
  verdictStore?: VerdictStore,
): Promise<CheckResult<Configuration>> {
  const archiveText = await readYamlText(path.join(contentFolder, 'archive.yaml'))
  const archive = 'reason' in archiveText ? { faults: [archiveText] } : checkYaml(archiveText, archiveSchema)
  const folders = await listEditionFolders(contentFolder)
  const results = await Promise.all(folders.map((id) => readEdition(contentFolder, id)))
  const editions = results.filter((result): result is EditionFile => !Array.isArray(result))
  const faults = [...('faults' in archive ? archive.faults : []), ...results.filter(Array.isArray).flat()]
  for (const { edition, yamlText } of editions) {
    const otherEditions = editions.map((file) => file.edition).filter((other) => other !== edition)
    for (const { field, reason } of await checkEdition(edition, otherEditions, verdictStore))
      faults.push({ file: yamlText.file, line: lineOfField(yamlText, [field]), field, reason })
  }
  if (faults.length > 0 || 'faults' in archive) return { faults }
  return { value: { archive: toArchive(archive.value), editions: editions.map(({ edition }) => edition) } }
}
