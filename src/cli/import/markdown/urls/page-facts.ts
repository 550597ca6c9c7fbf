import type { Briefing } from '../../briefing.ts'
import type { FrontMatterValue, GeneratedSite } from '../../site-lookup.ts'
import type { ParsedFilePath } from '../front-matter/file-path.ts'

/** A page's front matter, its file and site, and the archivist's briefing. */
export interface PageFacts {
  frontMatter: Record<string, FrontMatterValue>
  file: string
  parsedFilePath: ParsedFilePath
  site: GeneratedSite | null
  briefing: Briefing
}
