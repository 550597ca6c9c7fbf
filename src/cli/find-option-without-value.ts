import type { CommandUnknownOpts } from '@commander-js/extra-typings'

/**
 * Finds an option without its value. Commander would take the next option as the value: `--persist-to --dry-run` would
 * publish into a folder called `--dry-run`. A value that begins with a hyphen needs an equals sign: `--text=-1`.
 * @returns the option's flag, or `null`
 */
export function findOptionWithoutValue(command: CommandUnknownOpts, args: readonly string[]): string | null {
  const options = [...command.options, ...(command.parent?.options ?? [])]
  const takers = new Set(options.filter(({ required }) => required).map(({ long }) => long))
  const flag = args.find((arg, index) => takers.has(arg) && args[index + 1]?.startsWith('-'))
  return flag ?? null
}
