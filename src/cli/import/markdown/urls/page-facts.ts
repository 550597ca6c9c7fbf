import type { Briefing } from '../../briefing.ts'
import type { FileName } from '../front-matter/file-name.ts'
import type { FrontMatterValue } from '../front-matter/front-matter.ts'
import type { GeneratedSite } from '../front-matter/generated-site.ts'

/** A page's front matter, file, site, and the archivist's briefing. */
export interface PageFacts {
  frontMatter: Record<string, FrontMatterValue>
  file: string
  name: FileName
  site: GeneratedSite | null
  briefing: Briefing
}
