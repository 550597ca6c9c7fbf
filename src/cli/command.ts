import { type Command, InvalidArgumentError, Option } from '@commander-js/extra-typings'

/** A command's exit status: 0 for success, 1 for refused input. Wrong usage exits with 2, through `Command.error`. */
export type ExitStatus = 0 | 1

/** A command to which no options of its own have been added yet. `--verbose` is an option of the program `morgue`. */
export type MorgueCommand = Command<[], Record<never, never>, { verbose?: true }>

/** Adds a description, options and an action to a command. */
export type DefineCommand = (command: MorgueCommand) => void

/** Wraps an action so that its return value becomes the exit status of the process. */
export const withExitStatus =
  <Args extends unknown[]>(runCommand: (...args: Args) => Promise<ExitStatus>) =>
  async (...args: Args): Promise<void> => {
    process.exitCode = await runCommand(...args)
  }

/**
 * Creates a parser for an option whose value is a whole number from `minimum` to `maximum`, both inclusive.
 * @param reasonClause the reason for these limits, added to the message about another value
 */
export const createWholeNumberParser =
  (minimum: number, maximum: number, reasonClause = '') =>
  (text: string): number => {
    const number = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN
    if (number >= minimum && number <= maximum) return number
    throw new InvalidArgumentError(`Expected a whole number from ${minimum} to ${maximum}${reasonClause}.`)
  }

export const contentOption = () => new Option('--content <folder>', 'the content folder').default('content')

export const persistToOption = () =>
  new Option('--persist-to <folder>', 'the folder for what is published on this computer').default(
    '.morgue',
    'the folder .morgue beside the content folder',
  )

export const remoteOption = () =>
  new Option(
    '--remote',
    'use the deployed archive instead of the local one; needs `npx wrangler login` or CLOUDFLARE_API_TOKEN',
  ).default(false)

export const dryRunOption = (description: string) => new Option('--dry-run', description).default(false)

export const jsonOption = (description: string) => new Option('--json', description).default(false)
