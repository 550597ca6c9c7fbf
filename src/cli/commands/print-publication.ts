import type { CatalogueLanguage } from '../../model/catalogue-languages.ts'
import { formatArchiveCommand, formatContentCommand } from '../content/files/command-text.ts'
import { toDocsPath } from '../content/files/to-docs-path.ts'
import { formatLanguageList } from '../deploy/omitted-catalogues.ts'
import { countNoun, countNouns } from '../import/text/count-noun.ts'
import { formatDuration } from '../progress.ts'
import type { ReleasePreview } from '../publish/releases/release-preview.ts'
import type { TakedownCounts } from '../publish/takedown/takedowns.ts'
import type { Publication } from '../publish/write-release.ts'

function describeTakedowns({ articles, pictures }: TakedownCounts, isDryRun: boolean): string {
  const subject = countNouns([articles, 'article'], [pictures, 'picture'])
  if (isDryRun) return `${subject} would be taken down.`
  const [pastVerb, goneClause] = articles + pictures === 1 ? ['was', 'It is'] : ['were', 'They are']
  return `${subject} ${pastVerb} taken down. ${goneClause} gone from the archive within two minutes; ${toDocsPath('takedown.md')} lists what else to do.`
}

const describeNewCatalogues = (catalogueLanguages: readonly CatalogueLanguage[]): string =>
  `This release is the first with an edition in ${formatLanguageList(catalogueLanguages, 'disjunction')}. A Worker deployed before it shows the interface in another language: run \`npx morgue deploy\`, unless you have just done so.`

/** Prints to standard error everything that needs a person's attention. */
function printWarnings(
  { takedownCounts, sharedUrlIds, ambiguousParameters, isResharded, preview }: Publication,
  isDryRun: boolean,
): void {
  if (takedownCounts.articles + takedownCounts.pictures > 0)
    console.error(describeTakedowns(takedownCounts, isDryRun))
  for (const { urlIdKey, addresses } of sharedUrlIds)
    console.error(
      `${addresses.length} articles have the id ${urlIdKey.slice(urlIdKey.indexOf('#') + 1)} in their URLs, so an old URL with this id leads to a list of them: ${addresses.join(', ')}. If this is wrong, correct url in their files.`,
    )
  for (const { name, urlCount } of ambiguousParameters)
    console.error(
      `${countNoun(urlCount, 'former URL')} will not be found, because the archive ignores the parameter ${name}. If this parameter tells articles apart, add it to the list query in edition.yaml, such as query: [${name}].`,
    )
  if (isResharded)
    console.error(
      'The archive has grown, so its index of addresses is divided into more parts. This publication writes the whole index, once.',
    )
  if (isDryRun && preview === null)
    console.error(
      `The changes cannot be listed, because the release that is served cannot be read: ${formatArchiveCommand('publish --repair')} repairs it`,
    )
}

function summarisePublication(
  { articleCount, articleChanges, isAlreadyServed, writtenCount, pictureCount }: Publication,
  seconds: number,
  isDryRun: boolean,
): string {
  const { added = 0, changed = 0, removed = 0 } = articleChanges ?? {}
  const articlesText = countNoun(articleCount, 'article')
  const rewrittenPartCount = writtenCount + pictureCount
  if (isAlreadyServed && rewrittenPartCount === 0)
    return `Nothing has changed since the last publication (${articlesText}).`
  // A part whose key could not be read from the index, and a picture in a repair, is written again even if it is intact.
  if (isAlreadyServed)
    return `${isDryRun ? 'Dry run: nothing was written. This would repair the archive, and write' : 'Repaired the archive: wrote'} ${countNoun(rewrittenPartCount, 'part')} again, which ${rewrittenPartCount === 1 ? 'was' : 'were'} missing or damaged or could not be checked (${articlesText}, none changed).`
  const changesText = articleChanges === null ? '' : `: ${added} new, ${changed} changed, ${removed} removed`
  return isDryRun
    ? `Dry run: nothing was written. This would publish ${articlesText}${changesText}.`
    : `Published ${articlesText} in ${formatDuration(seconds)}${changesText}.`
}

/** Maximum number of addresses listed per kind. `--json` lists them all. */
const maxPrintedAddresses = 20

function printAddresses(title: string, addressLines: readonly string[]): void {
  if (addressLines.length === 0) return
  console.log(`${title}: ${addressLines.length}`)
  for (const line of addressLines.slice(0, maxPrintedAddresses)) console.log(`  ${line}`)
  if (addressLines.length > maxPrintedAddresses)
    console.log(`  and ${addressLines.length - maxPrintedAddresses} more: add --json to list them all`)
}

/** Prints the addresses and settings that a publication would change. */
function printPreview({
  added,
  changed,
  moved,
  takenDown,
  removed,
  pages,
  lists,
  settings,
}: ReleasePreview): void {
  printAddresses('new', added)
  printAddresses(
    'changed',
    changed.map(
      ({ address, fields }) =>
        `${address} (${fields?.join(', ') ?? `the served version cannot be read: ${formatArchiveCommand('publish --repair')} repairs it`})`,
    ),
  )
  printAddresses(
    'moved',
    moved.map(({ address, to }) => `${address} → ${to}`),
  )
  printAddresses('taken down', takenDown)
  printAddresses('removed, so their addresses lead nowhere', removed)
  printAddresses('settings, logos and introductions that change', settings)
  printAddresses('pages that are new, changed or removed', pages)
  printAddresses('lists that change as a result', lists)
}

interface PublicationPrintOptions {
  seconds: number
  isDryRun: boolean
  /** True for the archive at Cloudflare, whose Worker was uploaded by `morgue deploy`. */
  isRemote: boolean
  isVerbose: boolean
  isJson: boolean
}

/** Prints the outcome of a publication as text. */
function printPublicationText(
  publication: Publication,
  { seconds, isDryRun, isVerbose }: Omit<PublicationPrintOptions, 'isJson'>,
): void {
  if (publication.preview) printPreview(publication.preview)
  console.log(summarisePublication(publication, seconds, isDryRun))
  if (!isVerbose) return
  const { rootDigest, writtenCount, unchangedCount } = publication
  console.log(
    `release ${rootDigest}; ${countNoun(writtenCount, 'part')} ${isDryRun ? 'to write' : 'written'}, ${unchangedCount} unchanged`,
  )
}

/** Prints a publication's outcome as text or JSON, and the warnings that accompany both. */
export function printPublication(
  publication: Publication,
  { isJson, ...options }: PublicationPrintOptions,
): void {
  const { rootDigest, articleCount, writtenCount, unchangedCount, preview } = publication
  const { seconds } = options
  printWarnings(publication, options.isDryRun)
  if (isJson)
    console.log(
      JSON.stringify({
        root: rootDigest,
        articles: articleCount,
        written: writtenCount,
        unchanged: unchangedCount,
        seconds,
        ...(preview && { preview }),
      }),
    )
  else printPublicationText(publication, options)
  if (options.isRemote && publication.newCatalogues.length > 0)
    console.error(describeNewCatalogues(publication.newCatalogues))
  for (const { edition, folder } of publication.missingFolders)
    console.error(
      `${folder}: does not exist, so the edition ${edition} has no articles: restore the folder, or import articles with ${formatContentCommand(`import <export or folder…> --edition ${edition}`)}`,
    )
}
