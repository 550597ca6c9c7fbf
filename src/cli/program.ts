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
import { stateFolderOf } from './content/files/state-folder.ts'
import { findOptionWithoutValue } from './find-option-without-value.ts'
import { selectDeployment } from './publish/wrangler/project-files.ts'

/**
 * The commands, in the order in which an archivist needs them. Each is loaded when it is called, since its imports
 * take a second to load.
 */
const commandsByName: Record<string, { summary: string; load: () => Promise<DefineCommand> }> = {
  init: {
    summary: 'begin an archive from what a newsroom left behind',
    load: async () => (await import('./commands/init.ts')).defineInit,
  },
  import: {
    summary: 'bring in what a newsroom left behind',
    load: async () => (await import('./commands/import/import.ts')).defineImport,
  },
  review: {
    summary: 'list what a person should look at: lost pictures, doubtful names, missing dates',
    load: async () => (await import('./commands/review.ts')).defineReview,
  },
  edit: {
    summary: 'edit the front matter of many articles at once',
    load: async () => (await import('./commands/edit.ts')).defineEdit,
  },
  table: {
    summary: 'edit fields in a spreadsheet: write a table, and read it back',
    load: async () => (await import('./commands/table.ts')).defineTable,
  },
  publish: {
    summary: 'check the content folder and publish it, locally or to the deployed archive',
    load: async () => (await import('./commands/publish.ts')).definePublish,
  },
  serve: {
    summary: 'publish, then serve the local archive',
    load: async () => (await import('./commands/serve.ts')).defineServe,
  },
  urls: {
    summary: 'report how the local archive answers a list of old URLs',
    load: async () => (await import('./commands/urls.ts')).defineUrls,
  },
  verify: {
    summary: 'check the archive for damage, and compare it with the content folder',
    load: async () => (await import('./commands/verify/verify.ts')).defineVerify,
  },
  deploy: {
    summary: 'put the archive on Cloudflare, or bring it up to date there',
    load: async () => (await import('./commands/deploy.ts')).defineDeploy,
  },
  releases: {
    summary: 'list the releases that a rollback can serve again',
    load: async () => (await import('./commands/releases.ts')).defineReleases,
  },
  rollback: {
    summary: 'serve an earlier release again',
    load: async () => (await import('./commands/rollback.ts')).defineRollback,
  },
  prune: {
    summary: 'delete what only old releases use',
    load: async () => (await import('./commands/prune.ts')).definePrune,
  },
  search: {
    summary: 'rebuild a lost search index',
    load: async () => (await import('./commands/search.ts')).defineSearch,
  },
  corrections: {
    summary: 'answer readers who ask for a correction',
    load: async () => (await import('./commands/corrections.ts')).defineCorrections,
  },
  export: {
    summary: 'copy the whole archive, as plain files or as a BagIt bag',
    load: async () => (await import('./commands/export.ts')).defineExport,
  },
  inspect: {
    summary: 'show the data that the local archive stores for an address',
    load: async () => (await import('./commands/inspect.ts')).defineInspect,
  },
}

const helpFormatter = new Help()

const helpLayout = {
  showGlobalOptions: true,
  // Descriptions are wrapped in the source, and wrapped again to the terminal's width when printed.
  commandDescription: (command: CommandUnknownOpts) => command.description().replace(/(\S)\n(?=\S)/g, '$1 '),
  optionDescription: (option: Option) =>
    helpFormatter.optionDescription(option).replace(/ \(default: (?:false|\[\])\)$/, ''),
}

/** Selects the archive that contains a command's content folder: one checkout can serve several archives. */
function chooseArchive(command: CommandUnknownOpts): void {
  const contentOption: unknown = command.getOptionValue('content')
  const contentFolder = typeof contentOption === 'string' ? contentOption : 'content'
  selectDeployment(path.dirname(path.resolve(contentFolder)))
  if (command.getOptionValueSource('persistTo') === 'default')
    command.setOptionValueWithSource('persistTo', stateFolderOf(contentFolder), 'default')
}

const formatHelpHint = (name: string) => `See \`npx morgue ${name} --help\`.`

/**
 * Prints, after the errors of a command and its subcommands, how to get help, since the whole help would hide the
 * error.
 */
function showHelpHint(command: CommandUnknownOpts, name: string): void {
  command.showHelpAfterError(formatHelpHint(name))
  for (const subcommand of command.commands) showHelpHint(subcommand, `${name} ${subcommand.name()}`)
}

function createProgram(args: readonly string[]): Command<[], { verbose?: true }> {
  const program = new Command('npx morgue')
    .description(packageFile.description)
    .version(packageFile.version)
    .option('--verbose', 'show more, and where an error comes from')
    .helpCommand(false)
    .showHelpAfterError('`npx morgue --help` lists the commands.')
    .configureHelp(helpLayout)
    .configureOutput({ outputError: (text, write) => write(text.replace(/^error:/, 'morgue:')) })
    .exitOverride()
    .addHelpText(
      'after',
      '\n`npx morgue <command> --help` explains a command. Exit status: 0 done, 1 refused input, 2 wrong usage.',
    )
  for (const [name, { summary, load }] of Object.entries(commandsByName)) {
    const command = program.command(name).summary(summary)
    program.hook('preSubcommand', async (_, calledCommand) => {
      if (calledCommand.name() !== name) return
      const defineCommand = await load()
      defineCommand(command)
      showHelpHint(command, name)
    })
  }
  program.hook('preAction', (_, calledCommand) => {
    const commandChain = calledCommand.parent ? [calledCommand, calledCommand.parent] : [calledCommand]
    for (const subcommand of commandChain)
      if (subcommand.options.some(({ long }) => long === '--content')) chooseArchive(subcommand)
    const flag = findOptionWithoutValue(calledCommand, args)
    if (flag !== null) calledCommand.error(`error: option '${flag}' needs a value`)
  })
  return program
}

/** Replaces `morgue help publish` by `morgue publish --help`. */
const replaceHelpCommand = (args: readonly string[]): string[] =>
  args[0] === 'help' ? [...args.slice(1), '--help'] : [...args]

/** Runs a command, and sets this process's exit status. */
export async function runCommandLine(givenArguments: readonly string[]): Promise<void> {
  const args = replaceHelpCommand(givenArguments)
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
  }
}
