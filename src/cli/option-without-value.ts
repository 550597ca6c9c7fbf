import type { CommandUnknownOpts } from '@commander-js/extra-typings'

/**
 * Finds an option whose value was forgotten: commander takes the next argument for it, be that an option of its own, so that
 * `--persist-to --dry-run` publishes into a folder `--dry-run`. `--text=-1` is the way to mean such a value.
 * @returns the option's flag, or `null`
 */
export function optionWithoutValue(command: CommandUnknownOpts, args: readonly string[]): string | null {
  const options = [...command.options, ...(command.parent?.options ?? [])]
  const takers = new Set(options.filter(({ required }) => required).map(({ long }) => long))
  const flag = args.find((arg, index) => takers.has(arg) && args[index + 1]?.startsWith('-'))
  return flag ?? null
}
