import { spawn } from 'node:child_process'
import path from 'node:path'
import { type Command, type ExitStatus, readArgs, UsageError } from '../command.ts'
import { endingWithParent, endRuntimesWithParent } from '../publish/wrangler/end-with-parent.ts'
import { wranglerConfiguration, wranglerPath } from '../publish/wrangler/project-files.ts'
import { quiet } from '../serve/own-worker.ts'
import { publishCommand } from './publish.ts'

const options = {
  content: { type: 'string', default: 'content' },
  port: { type: 'string', default: '8787' },
  'persist-to': { type: 'string', default: '.wrangler/state' },
} as const

function wranglerDev(port: string, persistTo: string): Promise<ExitStatus> {
  const args = [
    ...['--no-warnings', wranglerPath, 'dev', '--config', wranglerConfiguration],
    ...[
      '--ip',
      '127.0.0.1',
      '--port',
      port,
      '--inspector-port',
      '0',
      '--persist-to',
      path.resolve(persistTo),
    ],
    ...['--show-interactive-dev-session=false', '--log-level', 'warn'],
  ]
  endRuntimesWithParent()
  const [command, all] = endingWithParent(process.execPath, args)
  const child = spawn(command, all, { stdio: 'inherit', env: { ...process.env, ...quiet } })
  let isAsked = false
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.on(signal, () => {
      isAsked = true
      child.kill(signal)
    })
  console.log(`The archive is at http://localhost:${port}/ (Ctrl-C ends it)`)
  return new Promise((resolve) =>
    child.on('exit', (code, signal) => {
      if (!isAsked)
        console.error(`morgue serve: wrangler ended (${signal ?? `exit status ${code}`}): run it again`)
      resolve(isAsked ? 0 : 1)
    }),
  )
}

export const serveCommand: Command = {
  help: `Usage: morgue serve [--content content] [--port 8787] [--persist-to .wrangler/state]

Publishes the content folder as \`morgue publish\` does, then serves it with wrangler dev
on http://localhost:<port>. A publication made meanwhile is served within a minute.

  --content <folder>     the content folder (content)
  --port <number>        where it is served (8787)
  --persist-to <folder>  wrangler's local state (.wrangler/state)`,
  async run(args) {
    const { values } = readArgs({ args, options })
    if (!/^\d{1,5}$/.test(values.port) || Number(values.port) > 65535)
      throw new UsageError('--port must be a port number')
    const published = await publishCommand.run([
      '--content',
      values.content,
      '--persist-to',
      values['persist-to'],
    ])
    return published === 0 ? wranglerDev(values.port, values['persist-to']) : published
  },
}
