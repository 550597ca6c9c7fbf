import path from 'node:path'
import type { Question } from './answers/question.ts'
import type { EditionProposal } from './propose-edition.ts'

/** The field of a question in `archive.yaml`; other questions are about `edition.yaml`. */
const archiveFields: ReadonlyMap<string, string> = new Map([
  ['archiveName', 'name'],
  ['url', 'url'],
])

/** A value that was written as the likeliest, and its place. */
export interface Guess {
  file: string
  field: string
  value: string
  basis: string
}

/** Asks the archivist to correct a guess where it is written. */
export const describeGuess = ({ file, field, value, basis }: Guess) =>
  `${file}: ${field}: ${value} is a guess (${basis}): correct it there if it is wrong`

/** Lists the values that were written without the archivist's or the files' word, each with its file and field. */
export function listGuesses(
  guessed: readonly Question[],
  { movedHosts }: EditionProposal,
  { contentFolder, editionId }: { contentFolder: string; editionId: string },
): Guess[] {
  const editionFile = path.join(contentFolder, editionId, 'edition.yaml')
  const archiveFile = path.join(contentFolder, 'archive.yaml')
  const guesses = guessed.flatMap(({ setting, proposal: value, basis }): Guess[] => {
    if (basis === null || value === '') return []
    const archiveField = archiveFields.get(setting)
    const file = archiveField === undefined ? editionFile : archiveFile
    return [{ file, field: archiveField ?? setting, value, basis }]
  })
  const guessedHosts = movedHosts.map((value) => ({
    file: editionFile,
    field: 'hosts',
    value,
    basis: 'its pages state the same name',
  }))
  return [...guesses, ...guessedHosts]
}
