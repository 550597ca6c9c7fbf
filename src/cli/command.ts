import { type Command, InvalidArgumentError, Option } from '@commander-js/extra-typings'

/**
 * The exit status of a command: 0 for success, 1 if its input was refused. `Command.error` exits with 2 for wrong
 * usage.
 */
export type ExitStatus = 0 | 1

/** A command before its own options are added. The option `--verbose` belongs to the program `morgue`. */
export type MorgueCommand = Command<[], Record<never, never>, { verbose?: true }>

/** Adds a description, options and an action to a command. */
export type DefineCommand = (command: MorgueCommand) => void

/** Wraps an action so that its return value becomes the exit status of the process. */
export const withExitStatus =
  <Args extends unknown[]>(runCommand: (...args: Args) => Promise<ExitStatus>) =>
  async (...args: Args): Promise<void> => {
    process.exitCode = await runCommand(...args)
  }

/** Creates a parser of an option's argument as a whole number between two limits, inclusive. */
export const createWholeNumberParser =
  (minimum: number, maximum: number) =>
  (text: string): number => {
    const number = /^\d{1,12}$/.test(text) ? Number(text) : Number.NaN
    if (number >= minimum && number <= maximum) return number
    throw new InvalidArgumentError(`Expected a whole number from ${minimum} to ${maximum}.`)
  }

export const contentOption = () => new Option('--content <folder>', 'the content folder').default('content')

export const persistToOption = () =>
  new Option('--persist-to <folder>', "the archive's local state").default(
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
