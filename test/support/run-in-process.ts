import { format } from 'node:util'
import { vi } from 'vitest'
import { runCommandLine } from '../../src/cli/program.ts'

/** A command's exit status and printed lines. */
export interface InProcessRun {
  status: number
  out: string
  err: string
  /** Both streams, in the order of printing. */
  screen: string
}

function restoreVariable(name: string, value: string | undefined): void {
  if (value === undefined) delete process.env[name]
  else process.env[name] = value
}

/**
 * Runs `morgue` with these arguments in this process, to save the start of a new one.
 * @param environment variables for the command, in addition to this process's
 */
export async function runInProcess(
  args: readonly string[],
  environment: Record<string, string> = {},
): Promise<InProcessRun> {
  const before = { ...process.env }
  Object.assign(process.env, environment)
  const printed: { stream: 'out' | 'err'; line: string }[] = []
  const print =
    (stream: 'out' | 'err') =>
    (...values: unknown[]) =>
      printed.push({ stream, line: format(...values) }) > 0
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(print('out')),
    vi.spyOn(process.stdout, 'write').mockImplementation(print('out')),
    vi.spyOn(console, 'error').mockImplementation(print('err')),
    vi.spyOn(process.stderr, 'write').mockImplementation(print('err')),
  ]
  await runCommandLine(args).finally(() => {
    for (const spy of spies) spy.mockRestore()
    for (const name of Object.keys(environment)) restoreVariable(name, before[name])
  })
  const status = Number(process.exitCode ?? 0)
  process.exitCode = undefined
  const linesOf = (...streams: string[]) =>
    printed.flatMap(({ stream, line }) => (streams.includes(stream) ? [line] : [])).join('\n')
  return { status, out: linesOf('out'), err: linesOf('err'), screen: linesOf('out', 'err') }
}
