import type { Edition, ImportEdition } from '../../model/edition.ts'
import type { SiteLookup } from './site-lookup.ts'
import { Boilerplate } from './text/boilerplate.ts'

/** The archivist's answers about facts that a file does not state. */
export interface BriefingAnswers {
  edition: ImportEdition
  /** All editions, since the notice at the foot of a text can be another edition's. */
  editions: readonly Edition[]
  url: string | null
  published: string | null
  /** True to import from hosts that the edition does not list. */
  acceptsForeignHosts: boolean
}

/** The archivist's answers, and the facts learnt from the files read so far. */
export interface Briefing extends BriefingAnswers {
  boilerplate: Boilerplate
  /** Site generators' configurations by folder, each read once. */
  siteLookupByFolder: Map<string, SiteLookup>
  /** Warnings that were given: one about a whole site is not repeated for each of its files. */
  reportedWarnings: Set<string>
}

/** Creates the briefing of one import, before any file is read. */
export const createBriefing = (request: BriefingAnswers): Briefing => ({
  ...request,
  boilerplate: new Boilerplate(request.editions),
  siteLookupByFolder: new Map(),
  reportedWarnings: new Set(),
})
