import { stripVTControlCharacters } from 'node:util'

/** Maximum number of lines of an error. */
const maxLines = 12

/** Extracts the error from wrangler's output, without frames, the log file's name and blank lines. */
export function parseWranglerError(stdout: string, stderr: string): string {
  const text = stripVTControlCharacters(stderr.includes('[ERROR]') ? stderr : `${stdout}\n${stderr}`)
  const error = text.slice(Math.max(0, text.indexOf('[ERROR]'))).replace('[ERROR]', '')
  const lines = error.split('\n').map((line) => line.trim())
  return lines
    .filter(
      (line) => line !== '' && !line.includes('Logs were written to') && !line.startsWith('If you think'),
    )
    .slice(0, maxLines)
    .join('\n')
}
