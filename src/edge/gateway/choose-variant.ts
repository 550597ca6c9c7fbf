import type { Outcome } from '../variant/outcome.ts'
import { prefersHtml, rankRepresentations } from './accept.ts'
import { parseExplicitAddress } from './address.ts'

/** An outcome, and the question that it answers. */
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
  explicit: boolean
}

type Read = (representation: string, address: string) => Promise<ResolvedVariant>

/** Answers an absence with a page or a problem document, whichever `Accept` prefers. */
async function chooseAbsence(
  read: Read,
  accept: string | null,
  found: ResolvedVariant,
): Promise<ChosenVariant> {
  const name = prefersHtml(accept, 'absence') ? 'html' : 'json'
  const isRight = (name === 'html') === (found.representation === 'html')
  return { ...(isRight ? found : await read(name, found.address)), explicit: false }
}

async function negotiate(read: Read, accept: string | null, address: string): Promise<ChosenVariant> {
  const [best] = rankRepresentations(accept, null)
  const first = await read(best ?? 'html', address)
  const { outcome } = first
  switch (outcome.kind) {
    case 'absence':
      return chooseAbsence(read, accept, first)
    case 'redirect':
    case 'media':
      return { ...first, explicit: false }
    case 'document':
      return {
        ...first,
        explicit: false,
        outcome: best === undefined ? { kind: 'notOffered', available: outcome.available } : outcome,
      }
    case 'notOffered': {
      const [next] = rankRepresentations(accept, outcome.available)
      return { ...(next === undefined ? first : await read(next, address)), explicit: false }
    }
  }
}

/**
 * The variant for an address and an `Accept`. An explicit URL ignores `Accept`, unless nothing is found under that reading:
 * then the whole path is an address. A picture has one representation and no explicit URL. At most two outcomes are read for
 * each reading: the second if the resource lacks the representation, or if an absence needs the other form.
 */
export async function chooseVariant(
  read: Read,
  accept: string | null,
  address: string,
): Promise<ChosenVariant> {
  const explicit = parseExplicitAddress(address)
  if (!explicit) return negotiate(read, accept, address)
  const variant = await read(explicit.representation.name, explicit.address)
  const { outcome } = variant
  switch (outcome.kind) {
    case 'media':
    case 'notOffered':
      return negotiate(read, accept, address)
    case 'absence':
      return outcome.status === 404 ? negotiate(read, accept, address) : chooseAbsence(read, accept, variant)
    case 'document':
    case 'redirect':
      return { ...variant, explicit: true }
  }
}
