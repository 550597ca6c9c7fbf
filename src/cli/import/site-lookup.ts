import path from 'node:path'

/** A front matter value. Every scalar is a string, as written. */
export type FrontMatterValue = string | FrontMatterValue[] | { [name: string]: FrontMatterValue }

/** A site made by a generator, with the configuration that determines the addresses of its pages. */
export interface GeneratedSite {
  generator: 'jekyll' | 'hugo' | 'zola'
  /** Folder that contains the configuration. */
  settingsFolder: string
  /** The configuration file. */
  settingsFile: string
  /** `https://host`, or `null` when not configured. */
  origin: string | null
  /** The path of the site, such as `/blog`; empty for the host's root. */
  basePath: string
  config: Record<string, FrontMatterValue>
}

/** Result of the search for the site of a file: the site, if any, and a fault in its configuration, if any. */
export interface SiteLookup {
  site: GeneratedSite | null
  fault: string | null
}

/** Kind of the pages from which a generator makes other pages, and which contain no text themselves. */
export const templatePageKind = 'template of its site'

/** Names of Jekyll's and Hugo's settings files; Zola's is `config.toml`, or `zola.toml`. */
export const jekyllSettingsPattern = /^_config\.(ya?ml|toml)$/
export const hugoSettingsPattern = /^(?:(?:hugo|config)\.(ya?ml|toml|json)|zola\.toml)$/

/**
 * True for the name of a generator's settings file, which the import reads with the pages in its folder. Excludes
 * `config.*`, which other programs use too.
 */
export function isGeneratorSettingsFile(file: string): boolean {
  const fileName = path.basename(file)
  return (
    jekyllSettingsPattern.test(fileName) ||
    (/^(?:hugo|zola)\./.test(fileName) && hugoSettingsPattern.test(fileName))
  )
}
