import { existsSync } from 'node:fs'
import path from 'node:path'
import { writeAtomically } from '../../content/files/write-atomically.ts'
import type { Answers } from '../answers/question.ts'
import type { EditionProposal } from '../propose-edition.ts'
import { formatArchiveFile, formatEditionFile } from './configuration-text.ts'

/** Describes an edition that has the new edition's name but no archive. Returns `null` if there is none. */
export function describeConflictWithEditionFile(contentFolder: string, answers: Answers): string | null {
  const editionFile = path.join(contentFolder, answers.edition, 'edition.yaml')
  if (!existsSync(editionFile)) return null
  const archiveFile = path.join(contentFolder, 'archive.yaml')
  return `${editionFile} exists already, but ${archiveFile} does not. If it describes this newspaper, write ${archiveFile} with these lines, then import the articles. Otherwise, choose another name with --edition.\n${formatArchiveFile(answers).trimEnd()}`
}

/** Writes the configuration of an edition, and of the archive if it has none. Returns the files written. */
export async function writeEdition(
  contentFolder: string,
  answers: Answers,
  proposal: EditionProposal,
): Promise<string[]> {
  const archiveFile = path.join(contentFolder, 'archive.yaml')
  const editionFile = path.join(contentFolder, answers.edition, 'edition.yaml')
  const isNewArchive = !existsSync(archiveFile)
  if (isNewArchive) await writeAtomically(archiveFile, formatArchiveFile(answers))
  await writeAtomically(editionFile, formatEditionFile(answers, proposal))
  return isNewArchive ? [archiveFile, editionFile] : [editionFile]
}
