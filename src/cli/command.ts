import { type ParseArgsConfig, parseArgs } from 'node:util'

/** How a command ends: done, refused because of its input, or called wrongly. */
export type ExitStatus = 0 | 1 | 2

/** Thrown for a call that cannot be understood. */
export class UsageError extends Error {
  override name = 'UsageError'
}

/** One of `morgue`'s commands. */
export interface Command {
  help: string
  run(args: string[]): Promise<ExitStatus>
}

/** Parses arguments strictly. @throws UsageError */
export function readArgs<Config extends ParseArgsConfig>(
  config: Config,
): ReturnType<typeof parseArgs<Config>> {
  try {
    return parseArgs(config)
  } catch (error) {
    throw new UsageError((error as Error).message)
  }
}
