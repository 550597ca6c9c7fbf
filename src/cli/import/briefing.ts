import type { Edition, ImportEdition } from '../../model/edition.ts'
import type { SiteLookup } from './site-lookup.ts'
import { Boilerplate } from './text/boilerplate.ts'

/** The archivist's answers about facts that a file does not state. */
export interface BriefingRequest {
  edition: ImportEdition
  /** Every edition: the notice at the foot of a text can be another edition's. */
  editions: readonly Edition[]
  url: string | null
  published: string | null
  /** True to import from hosts that the edition does not list. */
  acceptsForeignHosts: boolean
}

/** The archivist's answers, and the facts learnt from the files read so far. */
export interface Briefing extends BriefingRequest {
  boilerplate: Boilerplate
  /** Site generators' configurations by folder, each read once. */
  siteLookupByFolder: Map<string, SiteLookup>
  /** Warnings that were given: one about a whole site is not repeated for each of its files. */
  reportedWarnings: Set<string>
}

/** Starts the briefing of one import. */
export const createBriefing = (request: BriefingRequest): Briefing => ({
  ...request,
  boilerplate: new Boilerplate(request.editions),
  siteLookupByFolder: new Map(),
  reportedWarnings: new Set(),
})
