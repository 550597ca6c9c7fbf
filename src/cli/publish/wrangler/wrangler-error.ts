import { stripVTControlCharacters } from 'node:util'

/** Maximum number of lines in an error message. */
const maxErrorLines = 12

/**
 * Extracts the error message from wrangler's output, without the log file's name, requests to report a bug, and blank
 * lines.
 */
export function extractWranglerError(stdout: string, stderr: string): string {
  const output = stripVTControlCharacters(stderr.includes('[ERROR]') ? stderr : `${stdout}\n${stderr}`)
  const errorText = output.slice(Math.max(0, output.indexOf('[ERROR]'))).replace('[ERROR]', '')
  const errorLines = errorText.split('\n').map((line) => line.trim())
  return errorLines
    .filter(
      (line) => line !== '' && !line.includes('Logs were written to') && !line.startsWith('If you think'),
    )
    .slice(0, maxErrorLines)
    .join('\n')
}
