import { spawn } from 'node:child_process'
import { cleanFieldText } from '../../model/correction-request.ts'
import { readArticleFile } from '../content/files/article-file.ts'
import { formatArchiveCommand } from '../content/files/command-text.ts'
import { readConfiguration } from '../content/files/configuration.ts'
import { type ContentFault, formatFault } from '../content/files/content-fault.ts'
import { readUtf8 } from '../content/files/read-utf8.ts'
import { writeAtomically } from '../content/files/write-atomically.ts'
import { articleSchema } from '../content/schema/content-schemas.ts'
import type { Database } from '../publish/store/database.ts'
import { addCorrection } from './add-correction.ts'
import { type FoundArticle, findArticleByAddress } from './find-article.ts'
import { closeRequest, type StoredCorrectionRequest } from './requests.ts'

/** Options for accepting a correction request. */
export interface AcceptanceOptions {
  contentFolder: string
  /** The correction, as it will be published. */
  correctionText: string
  /** The date of the correction; `null` for today in the newsroom's time zone. */
  date: string | null
  /** The article's address; `null` for the one in the request. */
  articleAddress: string | null
  /** The command of the editor that opens the article's file; `null` for none. */
  editor: string | null
}

/** The reasons why a request was not accepted, one per line, and whether it is still open. */
interface AcceptanceFailure {
  reasons: string[]
  isRequestOpen: boolean
}

const createAcceptanceFailure = (...reasons: string[]): AcceptanceFailure => ({
  reasons,
  isRequestOpen: true,
})

const createAcceptanceFailureFromFaults = (faults: readonly ContentFault[]) =>
  createAcceptanceFailure(...faults.map(formatFault))

async function findArticleOrFailure(
  contentFolder: string,
  address: string,
): Promise<FoundArticle | AcceptanceFailure> {
  const configuration = await readConfiguration(contentFolder)
  if ('faults' in configuration) return createAcceptanceFailureFromFaults(configuration.faults)
  const foundArticle = await findArticleByAddress(contentFolder, configuration.value.editions, address)
  if (!Array.isArray(foundArticle)) return foundArticle
  const noArticleText = `${contentFolder}: contains no article with the address ${address}`
  return foundArticle.length === 0
    ? createAcceptanceFailure(`${noArticleText}: give the right one with --article <address>`)
    : createAcceptanceFailure(
        `${noArticleText}, but files that cannot be read could be it: correct them, or give another address with --article <address>`,
        ...foundArticle.map(formatFault),
      )
}

/** Returns today's date in the newsroom's time zone. The Swedish locale formats dates as ISO 8601. */
const formatToday = (timeZone: string) => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(new Date())

/** Opens a file in an editor, and waits until the editor exits. */
function runEditor(editorCommand: string, articleFile: string): Promise<{ hasSucceeded: boolean }> {
  const [editorProgram = '', ...args] = editorCommand.trim().split(/\s+/)
  const editorProcess = spawn(editorProgram, [...args, articleFile], { stdio: 'inherit' })
  return new Promise((resolve) => {
    editorProcess.on('error', () => resolve({ hasSucceeded: false }))
    editorProcess.on('exit', (exitCode) => resolve({ hasSucceeded: exitCode === 0 }))
  })
}

/** Writes the correction into the article's file, and opens an editor if one is given. */
async function writeCorrectionAndRunEditor(
  { file, edition }: FoundArticle,
  acceptance: AcceptanceOptions,
): Promise<'written' | AcceptanceFailure> {
  const correctionDate = acceptance.date ?? formatToday(edition.timeZone)
  const correction = { published: correctionDate, text: cleanFieldText(acceptance.correctionText) }
  const { error } = articleSchema.shape.corrections.safeParse([correction])
  if (error)
    return createAcceptanceFailure(
      ...error.issues.map(
        ({ path, message }) => `${path[1] === 'published' ? '--date' : '--text'}: ${message}`,
      ),
    )
  const originalText = await readUtf8(file)
  const correctedFile = addCorrection(file, originalText, correction)
  if ('faults' in correctedFile) return createAcceptanceFailureFromFaults(correctedFile.faults)
  if (correctedFile.text !== originalText) await writeAtomically(file, correctedFile.text)
  if (acceptance.editor === null) return 'written'
  if (!(await runEditor(acceptance.editor, file)).hasSucceeded)
    return createAcceptanceFailure(
      `the editor ${acceptance.editor} did not start, or ended with an error. The correction is in ${file}: to finish, run the command again without --edit and with --date ${correctionDate}, which does not write the correction twice`,
    )
  const checkedFile = await readArticleFile(file)
  return 'faults' in checkedFile ? createAcceptanceFailureFromFaults(checkedFile.faults) : 'written'
}

/**
 * Accepts an open request: writes the correction into the article's file, then closes the request. A failure leaves
 * the request open, and accepting it again does not write the same correction twice.
 */
export async function acceptCorrection(
  database: Database,
  request: StoredCorrectionRequest,
  acceptance: AcceptanceOptions,
): Promise<{ message: string } | AcceptanceFailure> {
  const address = acceptance.articleAddress ?? request.article
  if (address === null)
    return createAcceptanceFailure(
      'the correction request names no article: give its address, such as --article /the-weekly/2016/04/08/story',
    )
  const foundArticle = await findArticleOrFailure(acceptance.contentFolder, address)
  if (!('file' in foundArticle)) return foundArticle
  const writingOutcome = await writeCorrectionAndRunEditor(foundArticle, acceptance)
  if (writingOutcome !== 'written') return writingOutcome
  const { reference } = request
  const closingOutcome = await closeRequest(
    database,
    { reference, now: new Date() },
    { state: 'accepted', reason: null },
  )
  if (closingOutcome === 'was-not-open') {
    const conflictReason = `someone else has answered ${reference} in the meantime, and your correction is in ${foundArticle.file} too: compare it with ${formatArchiveCommand(`corrections show ${reference}`)}, and remove it from the file if it should not be published`
    return { reasons: [conflictReason], isRequestOpen: false }
  }
  return {
    message: `The correction is now in ${foundArticle.file}: run ${formatArchiveCommand('publish')} to show it to readers.`,
  }
}
