import type { Edition, ImportEdition } from '../../model/edition.ts'
import type { SiteLookupResult } from './site-lookup.ts'
import { Boilerplate } from './text/boilerplate.ts'

/** The archivist's choices for an import, and facts that the files do not state. */
export interface BriefingAnswers {
  edition: ImportEdition
  /** All editions: the notice at the foot of a text can come from any of them. */
  editions: readonly Edition[]
  url: string | null
  published: string | null
  /** True to import articles from hosts that the edition does not list. */
  acceptsForeignHosts: boolean
}

/** The archivist's answers, plus facts learnt from the files read so far. */
export interface Briefing extends BriefingAnswers {
  boilerplate: Boilerplate
  /** Results of looking up each folder's generated site, so that its configuration is read only once. */
  siteLookupByFolder: Map<string, SiteLookupResult>
  /** Tags and warnings already reported, so that one about a whole site is not repeated for each of its files. */
  reportedSubjects: Set<string>
}

/** Creates the briefing for one import, before any file is read. */
export const createBriefing = (answers: BriefingAnswers): Briefing => ({
  ...answers,
  boilerplate: new Boilerplate(answers.editions),
  siteLookupByFolder: new Map(),
  reportedSubjects: new Set(),
})
