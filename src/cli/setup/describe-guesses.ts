import path from 'node:path'
import type { Question } from './answers/question.ts'
import type { EditionProposal } from './propose-edition.ts'

/** Fields of `archive.yaml` by setting. The other settings are fields of `edition.yaml`. */
export const archiveFieldBySetting: ReadonlyMap<string, string> = new Map([
  ['archiveName', 'name'],
  ['url', 'url'],
])

/** A value that was written because it is likely, its location, and the reason why it is likely. */
export interface Guess {
  file: string
  field: string
  value: string
  basis: string
}

/** Describes a guess, and asks the archivist to correct it where it was written. */
export const describeGuess = ({ file, field, value, basis }: Guess) =>
  `${file}: ${field}: ${value} is a guess (${basis}). If it is wrong, correct it in this file.`

/**
 * Lists the guesses: values that were neither given by the archivist nor found in the surveyed files. Each comes with
 * the configuration file and the field to which it was written.
 */
export function listGuesses(
  unaskedQuestions: readonly Question[],
  { sameNameHosts }: EditionProposal,
  { contentFolder, editionId }: { contentFolder: string; editionId: string },
): Guess[] {
  const editionFile = path.join(contentFolder, editionId, 'edition.yaml')
  const archiveFile = path.join(contentFolder, 'archive.yaml')
  const guesses = unaskedQuestions.flatMap(({ setting, proposal: value, basis }): Guess[] => {
    if (basis === null || value === '') return []
    const archiveField = archiveFieldBySetting.get(setting)
    const file = archiveField === undefined ? editionFile : archiveFile
    return [{ file, field: archiveField ?? setting, value, basis }]
  })
  const guessedHosts = sameNameHosts.map((value) => ({
    file: editionFile,
    field: 'hosts',
    value,
    basis: 'its pages state the same name',
  }))
  return [...guesses, ...guessedHosts]
}
