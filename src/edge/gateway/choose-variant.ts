import type { Outcome } from '../variant/outcome.ts'
import { prefersHtml, rankRepresentations } from './accept.ts'
import { parseExplicitAddress } from './address.ts'

/** The outcome for an address in one representation. */
export interface ResolvedVariant {
  /** The representation's name. */
  representation: string
  address: string
  /** The internal path of the outcome. */
  path: string
  outcome: Outcome
  /** True if the outcome was cached. */
  hit: boolean
}

/** The variant chosen for a client. */
export interface ChosenVariant extends ResolvedVariant {
  /** True if the URL ends in the representation's extension. */
  isExplicit: boolean
}

type ReadVariant = (representation: string, address: string) => Promise<ResolvedVariant>

/** Returns an absence as a page or as a problem document, whichever `Accept` prefers. */
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

/** Chooses the representation for an address according to `Accept`. */
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
 * Chooses the variant for an address and an `Accept` header. An explicit URL ignores `Accept`. If it does not lead to
 * a document, a redirect or a takedown, the whole path, including the extension, is tried as an address. A picture
 * has only one representation and no explicit URL. Reads at most two outcomes for each of these addresses. The second
 * is read if the resource lacks the first representation, or if an absence must be sent in the other form.
 */
export async function chooseVariant(
  readVariant: ReadVariant,
  accept: string | null,
  address: string,
): Promise<ChosenVariant> {
  const parsedAddress = parseExplicitAddress(address)
  if (!parsedAddress) return negotiateVariant(readVariant, accept, address)
  const variant = await readVariant(parsedAddress.representation.name, parsedAddress.address)
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
