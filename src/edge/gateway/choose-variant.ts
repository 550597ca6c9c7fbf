import type { Outcome } from '../variant/outcome.ts'
import { prefersHtml, rankRepresentations } from './accept.ts'
import { parseExplicitAddress } from './address.ts'

/** An outcome, and the representation and address to which it belongs. */
export interface ResolvedVariant {
  /** The representation's name. */
  representation: string
  address: string
  /** Its internal path. */
  path: string
  outcome: Outcome
  /** True if it was stored before. */
  hit: boolean
}

/** The variant chosen for a client. */
export interface ChosenVariant extends ResolvedVariant {
  /** True if the URL names the representation itself. */
  isExplicit: boolean
}

type ReadVariant = (representation: string, address: string) => Promise<ResolvedVariant>

/** Chooses the page or the problem document of an absence, whichever `Accept` prefers. */
async function chooseAbsenceVariant(
  readVariant: ReadVariant,
  accept: string | null,
  foundAbsence: ResolvedVariant,
): Promise<ChosenVariant> {
  const representation = prefersHtml(accept, 'absence') ? 'html' : 'json'
  const hasWantedForm = (representation === 'html') === (foundAbsence.representation === 'html')
  return {
    ...(hasWantedForm ? foundAbsence : await readVariant(representation, foundAbsence.address)),
    isExplicit: false,
  }
}

async function negotiateVariant(
  readVariant: ReadVariant,
  accept: string | null,
  address: string,
): Promise<ChosenVariant> {
  const [bestRepresentation] = rankRepresentations(accept, null)
  const firstVariant = await readVariant(bestRepresentation ?? 'html', address)
  const { outcome } = firstVariant
  switch (outcome.kind) {
    case 'absence':
      return chooseAbsenceVariant(readVariant, accept, firstVariant)
    case 'redirect':
    case 'media':
      return { ...firstVariant, isExplicit: false }
    case 'document':
      return {
        ...firstVariant,
        isExplicit: false,
        outcome:
          bestRepresentation === undefined ? { kind: 'notOffered', available: outcome.available } : outcome,
      }
    case 'notOffered': {
      const [nextRepresentation] = rankRepresentations(accept, outcome.available)
      return {
        ...(nextRepresentation === undefined ? firstVariant : await readVariant(nextRepresentation, address)),
        isExplicit: false,
      }
    }
  }
}

/**
 * Chooses the variant for an address and an `Accept`. An explicit URL ignores `Accept`, unless its address does
 * not exist: then the whole path is taken as an address. A picture has one representation and no explicit URL. For
 * each of the two readings, at most two outcomes are read: the second one if the resource lacks the
 * representation, or if an absence needs the other form.
 */
export async function chooseVariant(
  readVariant: ReadVariant,
  accept: string | null,
  address: string,
): Promise<ChosenVariant> {
  const explicitAddress = parseExplicitAddress(address)
  if (!explicitAddress) return negotiateVariant(readVariant, accept, address)
  const variant = await readVariant(explicitAddress.representation.name, explicitAddress.address)
  const { outcome } = variant
  switch (outcome.kind) {
    case 'media':
    case 'notOffered':
      return negotiateVariant(readVariant, accept, address)
    case 'absence':
      return outcome.status === 404
        ? negotiateVariant(readVariant, accept, address)
        : chooseAbsenceVariant(readVariant, accept, variant)
    case 'document':
    case 'redirect':
      return { ...variant, isExplicit: true }
  }
}
