import path from 'node:path'
import {
  Command,
  CommanderError,
  type CommandUnknownOpts,
  Help,
  type Option,
} from '@commander-js/extra-typings'
import packageFile from '../../package.json' with { type: 'json' }
import type { DefineCommand } from './command.ts'
import { noTargetOptions, recordTargetOptions } from './content/files/command-text.ts'
import { resolveStateFolder } from './content/files/state-folder.ts'
import { findOptionWithoutValue } from './find-option-without-value.ts'
import { selectDeployedConfiguration } from './publish/wrangler/project-files.ts'

/**
 * The commands, in the order in which an archivist needs them. Each command is loaded only when it is called; loading
 * them all would take a second.
 */
const commandByName: Record<string, { summary: string; loadDefinition: () => Promise<DefineCommand> }> = {
  init: {
    summary: 'begin an archive from what a newsroom left behind',
    loadDefinition: async () => (await import('./commands/init.ts')).defineInit,
  },
  import: {
    summary: 'bring in what a newsroom left behind',
    loadDefinition: async () => (await import('./commands/import/import.ts')).defineImport,
  },
  review: {
    summary: 'list what a person should look at: lost pictures, doubtful names, missing dates',
    loadDefinition: async () => (await import('./commands/review.ts')).defineReview,
  },
  edit: {
    summary: 'change fields, such as author or date, in many articles at once',
    loadDefinition: async () => (await import('./commands/edit.ts')).defineEdit,
  },
  table: {
    summary: 'edit fields in a spreadsheet: write a table, and read it back',
    loadDefinition: async () => (await import('./commands/table.ts')).defineTable,
  },
  publish: {
    summary: 'check the content folder and publish it, locally or to the deployed archive',
    loadDefinition: async () => (await import('./commands/publish.ts')).definePublish,
  },
  serve: {
    summary: 'publish, then serve the local archive',
    loadDefinition: async () => (await import('./commands/serve.ts')).defineServe,
  },
  urls: {
    summary: 'report how the local archive answers a list of old URLs',
    loadDefinition: async () => (await import('./commands/urls.ts')).defineUrls,
  },
  verify: {
    summary: 'check the archive for damage, and compare it with the content folder',
    loadDefinition: async () => (await import('./commands/verify/verify.ts')).defineVerify,
  },
  deploy: {
    summary: 'put the archive on Cloudflare, or bring it up to date there',
    loadDefinition: async () => (await import('./commands/deploy.ts')).defineDeploy,
  },
  releases: {
    summary: 'list the releases that a rollback can serve again',
    loadDefinition: async () => (await import('./commands/releases.ts')).defineReleases,
  },
  rollback: {
    summary: 'serve an earlier release again',
    loadDefinition: async () => (await import('./commands/rollback.ts')).defineRollback,
  },
  prune: {
    summary: 'delete what only old releases use',
    loadDefinition: async () => (await import('./commands/prune.ts')).definePrune,
  },
  search: {
    summary: 'rebuild a lost search index',
    loadDefinition: async () => (await import('./commands/search.ts')).defineSearch,
  },
  corrections: {
    summary: 'answer readers who ask for a correction',
    loadDefinition: async () => (await import('./commands/corrections.ts')).defineCorrections,
  },
  export: {
    summary: 'copy the whole archive, as plain files or as a BagIt bag',
    loadDefinition: async () => (await import('./commands/export.ts')).defineExport,
  },
  inspect: {
    summary: 'show the data that the local archive stores for an address',
    loadDefinition: async () => (await import('./commands/inspect.ts')).defineInspect,
  },
}

const helpFormatter = new Help()

const helpConfiguration = {
  showGlobalOptions: true,
  // Joins the lines of each paragraph: they are wrapped in the source, and Commander wraps them to the terminal's
  // width.
  commandDescription: (command: CommandUnknownOpts) => command.description().replace(/(\S)\n(?=\S)/g, '$1 '),
  optionDescription: (option: Option) =>
    helpFormatter.optionDescription(option).replace(/ \(default: (?:false|\[\])\)$/, ''),
}

/**
 * Selects the archive to which the command's content folder belongs, because one checkout can contain several
 * archives. Also sets the default of `--persist-to`, and the options in the commands that messages name.
 */
function selectArchiveAndStateFolder(command: CommandUnknownOpts): void {
  const contentOptionValue: unknown = command.getOptionValue('content')
  const contentFolder = typeof contentOptionValue === 'string' ? contentOptionValue : 'content'
  selectDeployedConfiguration(path.dirname(path.resolve(contentFolder)))
  const getGivenValue = (name: string) =>
    command.getOptionValueSource(name) === 'cli' ? String(command.getOptionValue(name)) : null
  recordTargetOptions({
    content: getGivenValue('content'),
    persistTo: getGivenValue('persistTo'),
    isRemote: command.getOptionValue('remote') === true,
  })
  if (command.getOptionValueSource('persistTo') === 'default')
    command.setOptionValueWithSource('persistTo', resolveStateFolder(contentFolder), 'default')
}

const formatHelpHint = (commandName: string) => `See \`npx morgue ${commandName} --help\`.`

/**
 * Ends the error messages of a command and its subcommands with a hint about `--help`. The whole help would hide the
 * error.
 */
function addHelpHints(command: CommandUnknownOpts, commandName: string): void {
  command.showHelpAfterError(formatHelpHint(commandName))
  for (const subcommand of command.commands) addHelpHints(subcommand, `${commandName} ${subcommand.name()}`)
}

function createProgram(args: readonly string[]): Command<[], { verbose?: true }> {
  const program = new Command('npx morgue')
    .description('Keeps the articles of a newspaper that has closed online, at their old addresses.')
    .version(packageFile.version)
    .option('--verbose', 'show more, and where an error comes from')
    .helpCommand(false)
    .showHelpAfterError('`npx morgue --help` lists the commands.')
    .configureHelp(helpConfiguration)
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error:/, 'morgue:')) })
    .exitOverride()
    .addHelpText(
      'after',
      '\n`npx morgue <command> --help` explains a command. Exit status: 0 done, 1 refused input, 2 wrong usage.',
    )
  for (const [commandName, { summary, loadDefinition }] of Object.entries(commandByName)) {
    const command = program.command(commandName).summary(summary)
    program.hook('preSubcommand', async (_, calledCommand) => {
      if (calledCommand.name() !== commandName) return
      const defineCommand = await loadDefinition()
      defineCommand(command)
      addHelpHints(command, commandName)
    })
  }
  program.hook('preAction', (_, calledCommand) => {
    const commandChain = calledCommand.parent ? [calledCommand, calledCommand.parent] : [calledCommand]
    for (const subcommand of commandChain)
      if (subcommand.options.some(({ long }) => long === '--content')) selectArchiveAndStateFolder(subcommand)
    const optionFlag = findOptionWithoutValue(calledCommand, args)
    if (optionFlag !== null)
      calledCommand.error(
        `error: option '${optionFlag}' needs a value (write a value that begins with a hyphen as ${optionFlag}=-…)`,
      )
  })
  return program
}

/** Rewrites `help publish` as `publish --help`. */
const replaceHelpCommand = (args: readonly string[]): string[] =>
  args[0] === 'help' ? [...args.slice(1), '--help'] : [...args]

/** Runs a command, and sets this process's exit status. */
export async function runCommandLine(givenArgs: readonly string[]): Promise<void> {
  const args = replaceHelpCommand(givenArgs)
  const program = createProgram(args)
  try {
    await program.parseAsync(args, { from: 'user' })
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2
      return
    }
    const { printFailure } = await import('./commands/describe-failure.ts')
    printFailure(program.args[0] ?? '', error, program.opts().verbose ?? false)
    process.exitCode = 1
  } finally {
    recordTargetOptions(noTargetOptions)
  }
}
