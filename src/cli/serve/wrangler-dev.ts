import { spawn } from 'node:child_process'
import path from 'node:path'
import {
  createBundlerEnv,
  endRuntimesWithParent,
  wrapToEndWithParent,
} from '../publish/wrangler/end-with-parent.ts'
import { wranglerConfigurationPath, wranglerPath } from '../publish/wrangler/project-files.ts'
import { offlineEnv } from './bundle-worker.ts'
import { waitUntilServedOrEnded } from './port.ts'

const listDevArguments = (port: number, persistTo: string): string[] => [
  '--no-warnings',
  wranglerPath,
  'dev',
  `--config=${wranglerConfigurationPath}`,
  '--ip=127.0.0.1',
  `--port=${port}`,
  '--inspector-port=0',
  `--persist-to=${path.resolve(persistTo)}`,
  '--show-interactive-dev-session=false',
  '--log-level=warn',
]

/** Runs `wrangler dev` until it ends or is interrupted. @param onServed called once the archive responds */
export function runWranglerDev(
  { port, persistTo }: { port: number; persistTo: string },
  onServed: () => void,
): Promise<'interrupted' | 'ended-unexpectedly'> {
  endRuntimesWithParent()
  const [command, args] = wrapToEndWithParent(process.execPath, listDevArguments(port, persistTo))
  const child = spawn(command, args, {
    stdio: 'inherit',
    env: { ...process.env, ...offlineEnv, ...createBundlerEnv() },
  })
  let isInterrupted = false
  // These listeners must precede Miniflare's, which exits this process before wrangler could be ended.
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.prependListener(signal, () => {
      isInterrupted = true
      child.kill(signal)
    })
  const hasEnded = () => isInterrupted || child.exitCode !== null || child.signalCode !== null
  void waitUntilServedOrEnded(port, hasEnded).then((outcome) => outcome === 'served' && onServed())
  return new Promise((resolve) =>
    child.on('exit', (code, signal) => {
      if (!isInterrupted)
        console.error(
          `morgue serve: the server ended unexpectedly (${signal ?? `exit status ${code}`}): run the command again`,
        )
      resolve(isInterrupted ? 'interrupted' : 'ended-unexpectedly')
    }),
  )
}
