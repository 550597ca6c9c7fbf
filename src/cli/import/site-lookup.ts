import path from 'node:path'

/** A front matter value. Every scalar is a string, as written. */
export type FrontMatterValue = string | FrontMatterValue[] | { [name: string]: FrontMatterValue }

/** A site built by a static site generator, with the configuration that determines its pages' addresses. */
export interface GeneratedSite {
  generator: 'jekyll' | 'hugo' | 'zola'
  /** Folder that contains the configuration. */
  settingsFolder: string
  /** Path of the configuration file. */
  settingsFile: string
  /** `https://host`; `null` if the configuration states no host. */
  origin: string | null
  /** Path under which the site is served, such as `/blog`; empty for a site at its host's root. */
  basePath: string
  config: Record<string, FrontMatterValue>
}

/** A fault in a site's settings. `file` is the settings file, with the line if there is one. */
interface SettingsFault {
  file: string
  text: string
}

/** The site that a file belongs to and a fault in that site's configuration, each `null` if there is none. */
export interface SiteLookupResult {
  site: GeneratedSite | null
  fault: SettingsFault | null
}

/** Kind, in reports, of a page that a generator uses as a template and that has no text of its own. */
export const templatePageKind = 'template of its site'

/** Names of settings files: first Jekyll's, then Hugo's and Zola's. Zola reads `config.toml` or `zola.toml`. */
export const jekyllSettingsPattern = /^_config\.(ya?ml|toml)$/
export const hugoSettingsPattern = /^(?:(?:hugo|config)\.(ya?ml|toml|json)|zola\.toml)$/

/**
 * True for a site generator's settings file, which the import reads along with the pages in its folder. Excludes
 * `config.*`, a name that other programs use too.
 */
export function isGeneratorSettingsFile(file: string): boolean {
  const fileName = path.basename(file)
  return (
    jekyllSettingsPattern.test(fileName) ||
    (/^(?:hugo|zola)\./.test(fileName) && hugoSettingsPattern.test(fileName))
  )
}
