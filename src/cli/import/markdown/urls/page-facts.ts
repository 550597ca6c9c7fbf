import type { Briefing } from '../../briefing.ts'
import type { FrontMatterValue, GeneratedSite } from '../../site-lookup.ts'
import type { ParsedFilePath } from '../front-matter/file-path.ts'
import type { DerivationFailure } from './fill-permalink.ts'

/** A page's front matter, its file and site, and the archivist's briefing. */
export interface PageFacts {
  frontMatter: Record<string, FrontMatterValue>
  file: string
  parsedFilePath: ParsedFilePath
  site: GeneratedSite | null
  briefing: Briefing
}

/** A page's facts, with the path that its own template or the site's configuration gives it. */
export interface PageFactsWithPath extends PageFacts {
  /** The path, or why it cannot be derived; `null` for a page that states its address, or without a template. */
  derivedPath: string | DerivationFailure | null
}
