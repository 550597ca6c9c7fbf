import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { createServer } from 'node:http'
import path from 'node:path'
import { expect, it } from 'vitest'
import { articleFile, smallArchive, temporaryFolder } from '../../support/content.ts'
import { freePort } from '../../support/processes/loopback.ts'
import { projectRoot } from '../../support/project-root.ts'
import { until } from './processes.ts'

it.each([{ flags: [] }, { flags: ['--watch'] }])(
  'serve $flags ends and tells why when another program takes the port during the publication',
  { timeout: 120_000 },
  async ({ flags }) => {
    const [port, state] = [await freePort(), path.join(await temporaryFolder(), 'state')]
    const content = await smallArchive({ 'e/articles/a.md': articleFile('headline: A') })
    const main = path.join(projectRoot, 'src/cli/main.ts')
    const options = ['--content', content, '--port', String(port), '--persist-to', state]
    const child = spawn(process.execPath, [main, 'serve', ...flags, ...options], { cwd: projectRoot })
    let screen = ''
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (text) => {
        screen += text
      })
    // The publication creates it, after the port was found free.
    await until(() => existsSync(state), 30)
    const other = createServer((_, response) => response.end('other')).listen(port, '127.0.0.1')
    try {
      await once(other, 'listening')
      await until(() => child.exitCode !== null, 30)
    } finally {
      child.kill('SIGKILL')
      other.close()
    }
    expect([child.exitCode, screen]).toEqual([
      1,
      expect.stringContaining(`the port ${port} is used by another program`),
    ])
    expect(screen).not.toContain('The archive is at')
  },
)
