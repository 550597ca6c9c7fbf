import type { Briefing } from '../../importer.ts'
import type { FileName } from './file-name.ts'
import type { Matter } from './front-matter.ts'
import type { Site } from './site.ts'

/** A page's front matter, its file's path and name, the site that it is of, and what the archivist said. */
export interface PageFacts {
  matter: Record<string, Matter>
  file: string
  name: FileName
  site: Site | null
  briefing: Briefing
}
