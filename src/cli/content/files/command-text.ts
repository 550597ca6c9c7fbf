/** Quotes an argument for a POSIX shell if the argument needs quotation marks. */
export const quoteForShell = (argument: string): string =>
  /^[\w./:@-][\w./~:@-]*$/.test(argument) ? argument : `'${argument.replaceAll("'", String.raw`'\''`)}'`

/** The options with which a person selected the content folder and the archive; `null` for an option not given. */
interface TargetOptions {
  content: string | null
  persistTo: string | null
  isRemote: boolean
}

/** The options of a command that was given none. */
export const noTargetOptions: TargetOptions = { content: null, persistTo: null, isRemote: false }

let targetOptions = noTargetOptions

/** Records the options of the running command, of which a process has one, so that messages name them too. */
export function recordTargetOptions(options: TargetOptions): void {
  targetOptions = options
}

const formatOption = (flag: string, value: string | null) =>
  value === null ? '' : ` ${flag} ${quoteForShell(value)}`

const formatContentOption = () => formatOption('--content', targetOptions.content)

/** Formats a command on the same content folder, for a person to copy: `npx morgue review --content news`. */
export const formatContentCommand = (command: string): string =>
  `\`npx morgue ${command}${formatContentOption()}\``

/** Formats a command on the same content folder and archive, for a person to copy: `npx morgue publish --remote`. */
export function formatArchiveCommand(command: string): string {
  const { persistTo, isRemote } = targetOptions
  const archiveOptions = `${formatOption('--persist-to', persistTo)}${isRemote ? ' --remote' : ''}`
  return `\`npx morgue ${command}${formatContentOption()}${archiveOptions}\``
}
