import type { Briefing } from '../../briefing.ts'
import type { FileName } from '../front-matter/file-name.ts'
import type { Matter } from '../front-matter/front-matter.ts'
import type { Site } from '../front-matter/site.ts'

/** A page's front matter, file, site, and the archivist's briefing. */
export interface PageFacts {
  matter: Record<string, Matter>
  file: string
  name: FileName
  site: Site | null
  briefing: Briefing
}
