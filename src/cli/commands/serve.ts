import { spawn } from 'node:child_process'
import path from 'node:path'
import {
  contentOption,
  type DefineCommand,
  type ExitStatus,
  exitWith,
  persistToOption,
  wholeNumber,
} from '../command.ts'
import { ArchiveError } from '../publish/store/archive-error.ts'
import { commandEndingWithParent, endRuntimesWithParent } from '../publish/wrangler/end-with-parent.ts'
import { wranglerConfiguration, wranglerPath } from '../publish/wrangler/project-files.ts'
import { offlineEnv } from '../serve/bundle-worker.ts'
import { findFreePort, waitUntilServed } from '../serve/port.ts'
import { runPublish } from './publish.ts'

const devArguments = (port: number, persistTo: string): string[] => [
  '--no-warnings',
  wranglerPath,
  'dev',
  `--config=${wranglerConfiguration}`,
  '--ip=127.0.0.1',
  `--port=${port}`,
  '--inspector-port=0',
  `--persist-to=${path.resolve(persistTo)}`,
  '--show-interactive-dev-session=false',
  '--log-level=warn',
]

/** Runs `wrangler dev` until it ends or is interrupted. */
function serveWithWrangler(port: number, persistTo: string): Promise<ExitStatus> {
  endRuntimesWithParent()
  const [command, args] = commandEndingWithParent(process.execPath, devArguments(port, persistTo))
  const child = spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...offlineEnv } })
  let isInterrupted = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      isInterrupted = true
      child.kill(signal)
    })
  void waitUntilServed(
    port,
    () => isInterrupted || child.exitCode !== null || child.signalCode !== null,
  ).then(
    (isServed) => isServed && console.log(`The archive is at http://localhost:${port}/ (Ctrl-C ends it)`),
  )
  return new Promise((resolve) =>
    child.on('exit', (code, signal) => {
      if (!isInterrupted)
        console.error(`morgue serve: wrangler ended (${signal ?? `exit status ${code}`}): run it again`)
      resolve(isInterrupted ? 0 : 1)
    }),
  )
}

export const defineServe: DefineCommand = (command) => {
  command
    .description(
      `Publishes the content folder as \`morgue publish\` does, then serves it with wrangler dev on
http://localhost:<port>, and says when it is ready. A later publication shows within a minute.`,
    )
    .addOption(contentOption())
    .option('--port <number>', 'the port to serve on', wholeNumber(0, 65535), 8787)
    .addOption(persistToOption())
    .action(
      exitWith(async ({ content, persistTo, port }) => {
        const freePort = await findFreePort(port)
        if (freePort === null)
          throw new ArchiveError(
            `the port ${port} is used by another program, perhaps by another \`morgue serve\`: end that, or name another port, such as --port ${port + 1}`,
          )
        const published = await runPublish({ content, persistTo })
        return published === 0 ? serveWithWrangler(freePort, persistTo) : published
      }),
    )
}
