import { readFileSync } from 'node:fs'
import { parse } from 'smol-toml'
import { ArchiveError } from '../store/archive-error.ts'
import { wranglerConfigurationPath } from './project-files.ts'

/** Reads the compatibility date from `wrangler.toml`, without wrangler's own reader, which takes a second to load. */
export function readCompatibilityDate(): string {
  const { compatibility_date } = parse(readFileSync(wranglerConfigurationPath, 'utf8'))
  if (typeof compatibility_date === 'string') return compatibility_date
  throw new ArchiveError(
    'wrangler.toml: lacks compatibility_date: copy it from the wrangler.toml that came with morgue',
  )
}
