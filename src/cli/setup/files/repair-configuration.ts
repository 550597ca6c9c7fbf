import { type Document, isSeq, parseDocument } from 'yaml'
import { readUtf8 } from '../../content/files/read-utf8.ts'
import { writeAtomically } from '../../content/files/write-atomically.ts'
import { repairOrigin } from '../repair-answers.ts'

/**
 * Edits a YAML file without losing its comments or the order of its fields. Writes the file only if it changed.
 * @param changeDocument changes the document, and returns a line for each change
 * @returns the lines, each after the file's name; none for a file with invalid YAML
 */
async function editYamlFile(
  yamlFile: string,
  changeDocument: (document: Document) => string[],
): Promise<string[]> {
  const document = parseDocument(await readUtf8(yamlFile), { schema: 'failsafe' })
  if (document.errors.length > 0) return []
  const changeDescriptions = changeDocument(document)
  if (changeDescriptions.length > 0)
    await writeAtomically(yamlFile, document.toString({ lineWidth: 0, flowCollectionPadding: false }))
  return changeDescriptions.map((changeDescription) => `${yamlFile}: ${changeDescription}`)
}

/** Corrects the `url` in `archive.yaml` if only one correction is possible. Returns a line for the correction. */
export const repairArchiveUrl = (archiveFile: string): Promise<string[]> =>
  editYamlFile(archiveFile, (document) => {
    const url = document.get('url')
    const repairedUrl = typeof url === 'string' ? repairOrigin(url) : url
    if (typeof repairedUrl !== 'string' || repairedUrl === url) return []
    document.set('url', repairedUrl)
    return [`url: ${url} was changed to ${repairedUrl}`]
  })

/** Adds missing values to a list. Returns a line that lists the added values; none if no value was missing. */
function addMissingToList(document: Document, field: string, values: readonly string[]): string[] {
  const list = document.get(field)
  const listedValues = isSeq(list) ? (list.toJSON() as unknown[]) : []
  const addedValues = values.filter((value) => !listedValues.includes(value))
  if (addedValues.length === 0) return []
  if (isSeq(list)) for (const value of addedValues) list.add(document.createNode(value))
  else document.set(field, document.createNode(addedValues, { flow: true }))
  return [`${field}: ${addedValues.join(', ')} ${addedValues.length === 1 ? 'was' : 'were'} added`]
}

/** Adds the hosts and query parameters that an `edition.yaml` lacks. Returns a line for each changed list. */
export const addMissingHostsAndParameters = (
  editionFile: string,
  { hosts, queryParameters }: { hosts: readonly string[]; queryParameters: readonly string[] },
): Promise<string[]> =>
  editYamlFile(editionFile, (document) => [
    ...addMissingToList(document, 'hosts', hosts),
    ...addMissingToList(document, 'query', queryParameters),
  ])
