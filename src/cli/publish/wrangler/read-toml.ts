import { readFileSync } from 'node:fs'
import { parse, TomlError } from 'smol-toml'
import { ArchiveError } from '../store/archive-error.ts'

/** Reads and parses a TOML file. @throws ArchiveError with the line that is not valid TOML */
export function readToml(file: string): Record<string, unknown> {
  const text = readFileSync(file, 'utf8')
  try {
    return parse(text)
  } catch (error) {
    if (!(error instanceof TomlError)) throw error
    const [problem = ''] = error.message.replace('Invalid TOML document: ', '').split('\n', 1)
    throw new ArchiveError(
      `${file}:${error.line}: is not valid TOML (${problem}): correct the line, or copy it from the wrangler.toml that came with morgue`,
    )
  }
}
