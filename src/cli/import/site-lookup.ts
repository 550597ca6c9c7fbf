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
