import { isMedia } from '../media/respond-media.ts'
import { explicitReading, rank, wantsHtml } from './address.ts'
import type { Variant } from './variants.ts'

/** A variant, and what was asked to get it. */
export interface Asked {
  variant: Variant
  representation: string
  address: string
  /** Its internal path. */
  path: string
  hit: boolean
}

/** A variant chosen for a client: how it came to be chosen decides what its headers say. */
export interface Choice extends Asked {
  /** Whether the URL itself named the representation. */
  explicit: boolean
  /** Whether the client accepts it at all. */
  acceptable: boolean
}

type Ask = (representation: string, address: string) => Promise<Asked>

const chosen = (asked: Asked, explicit = false): Choice => ({
  ...asked,
  explicit,
  acceptable: asked.variant.status !== 406,
})

/** An absence is told in HTML or as a problem, whatever representation found it. */
async function inItsForm(ask: Ask, accept: string | null, asked: Asked): Promise<Choice> {
  const html = wantsHtml(accept, 'absence')
  if (html === (asked.representation === 'html')) return chosen(asked)
  return chosen(await ask(html ? 'html' : 'json', asked.address))
}

const isAbsence = ({ variant }: Asked) => [300, 404, 410, 451].includes(variant.status)

async function negotiated(ask: Ask, accept: string | null, address: string): Promise<Choice> {
  const [best] = rank(accept, null)
  const first = await ask(best ?? 'html', address)
  if (isAbsence(first)) return inItsForm(ask, accept, first)
  if (isMedia(first.variant)) return chosen(first)
  if (best === undefined && first.variant.status === 200) return { ...chosen(first), acceptable: false }
  if (first.variant.status !== 406) return chosen(first)
  const [next] = rank(accept, first.variant.available)
  return chosen(next === undefined ? first : await ask(next, address))
}

/**
 * The variant for an address and an `Accept`. An explicit URL ignores `Accept`; where nothing is there under that
 * reading, the whole path is an address; a picture has one form and no explicit URL. At most two questions are asked of a
 * reading: the second when the kind of resource lacks the representation, or when an absence must be told in the other form.
 */
export async function choose(ask: Ask, accept: string | null, address: string): Promise<Choice> {
  const explicit = explicitReading(address)
  if (!explicit) return negotiated(ask, accept, address)
  const asked = await ask(explicit.representation.name, explicit.address)
  if (asked.variant.status === 404 || asked.variant.status === 406 || isMedia(asked.variant))
    return negotiated(ask, accept, address)
  return isAbsence(asked) ? inItsForm(ask, accept, asked) : chosen(asked, true)
}
