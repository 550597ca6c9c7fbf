import type { CommandUnknownOpts } from '@commander-js/extra-typings'

/**
 * Finds an option that lacks its value. Commander would take the next option as the value: `--persist-to --dry-run`
 * would publish to a folder named `--dry-run`. A value that begins with a hyphen needs an equals sign, as in
 * `--text=-1`.
 * @returns the option's flag; `null` if all options have values
 */
export function findOptionWithoutValue(command: CommandUnknownOpts, args: readonly string[]): string | null {
  const allOptions = [...command.options, ...(command.parent?.options ?? [])]
  const flagsNeedingValue = new Set(allOptions.filter(({ required }) => required).map(({ long }) => long))
  const optionFlag = args.find((arg, index) => flagsNeedingValue.has(arg) && args[index + 1]?.startsWith('-'))
  return optionFlag ?? null
}
