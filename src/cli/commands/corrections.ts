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

/** Adds the options that all subcommands share. */
const addCommonOptions = (command: MorgueCommand) =>
  command
    .addOption(contentOption())
    .addOption(persistToOption())
    .addOption(remoteOption())
    .addOption(jsonOption('print the correction requests, or the number purged, as JSON'))

type CorrectionsCommand = ReturnType<typeof addCommonOptions>

type CommonOptions = ReturnType<CorrectionsCommand['opts']>

async function withRequestDatabase(
  correctionsCommand: CorrectionsCommand,
  runAction: (database: Database, options: CommonOptions) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const options = correctionsCommand.opts()
  return withArchive(options, async ({ corrections: database }) => {
    await applyMigrations(database)
    return runAction(database, options)
  })
}

function defineListAndShow(correctionsCommand: CorrectionsCommand): void {
  correctionsCommand
    .command('list')
    .description('Lists the open correction requests, oldest first.')
    .action(
      withExitStatus(() =>
        withRequestDatabase(correctionsCommand, (database, { json }) => printOpenRequests(database, json)),
      ),
    )
  correctionsCommand
    .command('show')
    .description('Shows everything in one correction request.')
    .argument('<reference>', "the request's reference number")
    .action(
      withExitStatus((reference) =>
        withRequestDatabase(correctionsCommand, (database, { json }) =>
          printRequest(database, reference, json),
        ),
      ),
    )
}

function defineAccept(correctionsCommand: CorrectionsCommand): void {
  const acceptCommand = correctionsCommand
    .command('accept')
    .description("Writes a correction into the article's file, then closes the request.")
    .argument('<reference>', "the request's reference number")
    .requiredOption('--text <correction>', 'the correction as it will be published', requireNonEmptyText)
    .option('--date <date>', 'the date of the correction (default: today)')
    .option('--article <address>', "the article's address, if the request names none or the wrong one")
    .option('--edit', 'also open the file in $VISUAL or $EDITOR, to change the text of the article', false)
    .action(
      withExitStatus(async (reference, { text, date = null, article = null, edit }) => {
        const editorCommand = process.env.VISUAL || process.env.EDITOR || null
        if (edit && editorCommand === null)
          acceptCommand.error(
            "error: option '--edit' opens the program that the variable EDITOR names: set it first, such as EDITOR=nano",
          )
        const answerOptions = {
          correctionText: text,
          date,
          articleAddress: article,
          editor: edit ? editorCommand : null,
        }
        return withRequestDatabase(correctionsCommand, (database, { content }) =>
          acceptRequest(database, reference, { contentFolder: content, ...answerOptions }),
        )
      }),
    )
}

function defineRefuse(correctionsCommand: CorrectionsCommand): void {
  correctionsCommand
    .command('refuse')
    .description('Closes a correction request without a correction.')
    .argument('<reference>', "the request's reference number")
    .requiredOption('--reason <reason>', 'the reason, for anyone who asks later', requireNonEmptyText)
    .action(
      withExitStatus((reference, { reason }) =>
        withRequestDatabase(correctionsCommand, (database) => refuseRequest(database, reference, reason)),
      ),
    )
}

function definePurge(correctionsCommand: CorrectionsCommand): void {
  correctionsCommand
    .command('purge')
    .description(
      'Deletes what readers wrote in requests that are older than the days under retention in archive.yaml, answered or not.',
    )
    .action(
      withExitStatus(() =>
        withRequestDatabase(correctionsCommand, (database, { content, json }) =>
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
  const correctionsCommand = addCommonOptions(command)
  for (const defineSubcommand of [defineListAndShow, defineAccept, defineRefuse, definePurge])
    defineSubcommand(correctionsCommand)
}
