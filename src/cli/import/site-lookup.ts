import path from 'node:path'

/** A front matter value. Every scalar is a string, as written. */
export type FrontMatterValue = string | FrontMatterValue[] | { [name: string]: FrontMatterValue }

/** A site generator's configuration of the addresses of pages. */
export interface GeneratedSite {
  generator: 'jekyll' | 'hugo'
  /** Folder that contains the configuration. */
  folder: string
  /** The configuration file. */
  file: string
  /** `https://host`, or `null` when not configured. */
  origin: string | null
  /** Path below which the site stands, such as `/blog`; empty for the host's root. */
  base: string
  config: Record<string, FrontMatterValue>
}

/** The site of a file, if any, and an error in its configuration. */
export interface SiteLookup {
  site: GeneratedSite | null
  fault: string | null
}

/** Names of the files with the settings of Jekyll, and of Hugo. */
export const jekyllFileName = /^_config\.(ya?ml|toml)$/
export const hugoFileName = /^(?:hugo|config)\.(ya?ml|toml|json)$/

/** True for the name of a file with the settings of Jekyll or Hugo, which the import reads with the pages below it. */
export function isSettingsFile(file: string): boolean {
  const name = path.basename(file)
  return jekyllFileName.test(name) || (name.startsWith('hugo.') && hugoFileName.test(name))
}
