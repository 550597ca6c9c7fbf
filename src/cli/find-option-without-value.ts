import type { CommandUnknownOpts } from '@commander-js/extra-typings'

/**
 * Finds an option whose value is missing. Commander would take the next option as the value: `--persist-to --dry-run`
 * would publish to a folder named `--dry-run`. A value that begins with a hyphen must follow an equals sign, as in
 * `--text=-1`.
 * @returns the option's flag; `null` if every option has its value
 */
export function findOptionWithoutValue(command: CommandUnknownOpts, args: readonly string[]): string | null {
  const allOptions = [...command.options, ...(command.parent?.options ?? [])]
  const flagsNeedingValue = new Set(allOptions.filter(({ required }) => required).map(({ long }) => long))
  const optionFlag = args.find((arg, index) => flagsNeedingValue.has(arg) && args[index + 1]?.startsWith('-'))
  return optionFlag ?? null
}
