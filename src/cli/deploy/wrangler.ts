import { execFile } from 'node:child_process'
import { stripVTControlCharacters } from 'node:util'
import { projectRoot, wranglerPath } from '../publish/wrangler/project-files.ts'

/** What a command of wrangler's said. */
export interface Ran {
  ok: boolean
  output: string
  /** What went wrong, in wrangler's own words; empty when nothing did. */
  reason: string
}

/** What wrangler says of an error, without its frames, its log file and its blank lines. */
function reasonIn(stdout: string, stderr: string): string {
  const text = stripVTControlCharacters(stderr.includes('[ERROR]') ? stderr : `${stdout}\n${stderr}`)
  const error = text.slice(Math.max(0, text.indexOf('[ERROR]'))).replace('[ERROR]', '')
  const lines = error.split('\n').map((line) => line.trim())
  return lines
    .filter(
      (line) => line !== '' && !line.includes('Logs were written to') && !line.startsWith('If you think'),
    )
    .slice(0, 12)
    .join('\n')
}

/** Runs wrangler on this project, without questions. @param account the account that it works on, once it is known */
export function wrangler(args: readonly string[], account: string | null): Promise<Ran> {
  const env = {
    ...process.env,
    ...(account !== null && { CLOUDFLARE_ACCOUNT_ID: account }),
    ...{ WRANGLER_SEND_METRICS: 'false', NO_COLOR: '1', FORCE_COLOR: '0' },
  }
  return new Promise((resolve) => {
    const options = { cwd: projectRoot, env, maxBuffer: 64 * 1024 * 1024 }
    const child = execFile(process.execPath, [wranglerPath, ...args], options, (error, stdout, stderr) => {
      const output = stripVTControlCharacters(stdout)
      resolve({ ok: !error, output, reason: error ? reasonIn(stdout, stderr) : '' })
    })
    child.stdin?.end()
  })
}
