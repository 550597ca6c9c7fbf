import { ArchiveError } from '../store/archive-error.ts'
import { wranglerConfigurationPath } from './project-files.ts'
import { readToml } from './read-toml.ts'

/** Reads the compatibility date from `wrangler.toml`, without wrangler's own reader, which takes a second to load. */
export function readCompatibilityDate(): string {
  const { compatibility_date } = readToml(wranglerConfigurationPath)
  if (typeof compatibility_date === 'string') return compatibility_date
  throw new ArchiveError(
    'wrangler.toml: lacks compatibility_date: copy it from the wrangler.toml that came with morgue',
  )
}
