import { InvalidArgumentError } from '@commander-js/extra-typings'
import {
  contentOption,
  type DefineCommand,
  type ExitStatus,
  jsonOption,
  type MorgueCommand,
  persistToOption,
  remoteOption,
  withExitStatus,
} from '../command.ts'
import { toDocsPath } from '../content/files/to-docs-path.ts'
import { applyMigrations } from '../publish/archives/apply-migrations.ts'
import type { Database } from '../publish/store/database.ts'
import {
  acceptRequest,
  printOpenRequests,
  printRequest,
  purgeOldRequests,
  refuseRequest,
} from './answer-corrections.ts'
import { withArchive } from './with-archive.ts'

function requireNonEmptyText(text: string): string {
  if (text.trim() !== '') return text
  throw new InvalidArgumentError('Expected at least one word.')
}

/** Adds the options shared by all kinds of answers. */
const addCommonOptions = (command: MorgueCommand) =>
  command
    .addOption(contentOption())
    .addOption(persistToOption())
    .addOption(remoteOption())
    .addOption(jsonOption('print the correction requests, or the number purged, as JSON'))

type CorrectionsCommand = ReturnType<typeof addCommonOptions>

type CommonOptions = ReturnType<CorrectionsCommand['opts']>

async function withRequestDatabase(
  corrections: CorrectionsCommand,
  runAction: (database: Database, options: CommonOptions) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const options = corrections.opts()
  return withArchive(options, async ({ corrections: database }) => {
    await applyMigrations(database)
    return runAction(database, options)
  })
}

function defineListAndShow(corrections: CorrectionsCommand): void {
  corrections
    .command('list')
    .description('Lists the open correction requests, oldest first.')
    .action(
      withExitStatus(() =>
        withRequestDatabase(corrections, (database, { json }) => printOpenRequests(database, json)),
      ),
    )
  corrections
    .command('show')
    .description('Shows everything in one correction request.')
    .argument('<reference>', "the request's reference number")
    .action(
      withExitStatus((reference) =>
        withRequestDatabase(corrections, (database, { json }) => printRequest(database, reference, json)),
      ),
    )
}

function defineAccept(corrections: CorrectionsCommand): void {
  const command = corrections
    .command('accept')
    .description("Writes a correction into the article's file, then closes the request.")
    .argument('<reference>', "the request's reference number")
    .requiredOption('--text <correction>', 'the correction as it will be published', requireNonEmptyText)
    .option('--date <date>', 'the date of the correction (default: today)')
    .option('--article <address>', "the article's address, if the request names none or the wrong one")
    .option('--edit', 'also open the file in $VISUAL or $EDITOR, to change the text of the article', false)
    .action(
      withExitStatus(async (reference, { text, date = null, article = null, edit }) => {
        const editor = process.env.VISUAL || process.env.EDITOR || null
        if (edit && editor === null)
          command.error(
            "error: option '--edit' opens the program that the variable EDITOR names: set it first, such as EDITOR=nano",
          )
        const answer = { correctionText: text, date, articleAddress: article, editor: edit ? editor : null }
        return withRequestDatabase(corrections, (database, { content }) =>
          acceptRequest(database, reference, { contentFolder: content, ...answer }),
        )
      }),
    )
}

function defineRefuse(corrections: CorrectionsCommand): void {
  corrections
    .command('refuse')
    .description('Closes a correction request without a correction.')
    .argument('<reference>', "the request's reference number")
    .requiredOption('--reason <reason>', 'the reason, for anyone who asks later', requireNonEmptyText)
    .action(
      withExitStatus((reference, { reason }) =>
        withRequestDatabase(corrections, (database) => refuseRequest(database, reference, reason)),
      ),
    )
}

function definePurge(corrections: CorrectionsCommand): void {
  corrections
    .command('purge')
    .description(
      'Deletes what readers wrote in requests older than the retention (days) in archive.yaml, answered or not.',
    )
    .action(
      withExitStatus(() =>
        withRequestDatabase(corrections, (database, { content, json }) =>
          purgeOldRequests(database, content, json),
        ),
      ),
    )
}

export const defineCorrections: DefineCommand = (command) => {
  command.description(
    `Answers what readers sent with an edition's form: ${toDocsPath('corrections.md')}. An accepted correction is
written into the article's file, and the next \`npx morgue publish\` shows it.`,
  )
  const corrections = addCommonOptions(command)
  for (const define of [defineListAndShow, defineAccept, defineRefuse, definePurge]) define(corrections)
}
