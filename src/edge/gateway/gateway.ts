import { canonicalisePath } from '../../model/address.ts'
import { type MediaStore, respondWithMedia } from '../media/respond-media.ts'
import { CurrentRelease, type Release } from '../release/current-release.ts'
import type { BodyBytes, Outcome } from '../variant/outcome.ts'
import type { VariantCache } from '../variant/variant-cache.ts'
import { sitemapRepresentationName, toVariantPath } from '../variant/variant-path.ts'
import { addressFromUrl } from './address.ts'
import { BoundedMemory } from './bounded-memory.ts'
import { chooseVariant, type ResolvedVariant } from './choose-variant.ts'
import { createNotAcceptableResponse, createUnavailableResponse } from './refusals.ts'
import {
  copyAsCacheHit,
  createConditionalResponse,
  createResponseHead,
  type RememberableVariant,
} from './respond.ts'
import { redirectToToday } from './today.ts'
import { type OutcomeWithCacheHit, type VariantDecision, VariantReader } from './variant-reader.ts'

/** The platform's services for a request. */
export interface GatewayServices {
  cache: VariantCache
  /** The version of the code. */
  build: string
  media: MediaStore
  /** Keeps work alive after the response. */
  waitUntil: (work: Promise<unknown>) => void
}

/** Maximum length of a remembered key, in characters. Longer URLs and headers seldom recur. */
const maxDecisionKeyLength = 1024

/**
 * Maximum size of the isolate's memory of outcomes and decisions, in bytes. A Worker has 128 MB, of which up to 64
 * may be waiting for V8's garbage collection.
 */
const maxMemoryBytes = 24 * 1024 * 1024

/**
 * Bytes charged for a decision, without its key. Together with the memory's overhead per entry, this covers a page's
 * `Headers`, which take 6 KB outside the heap that V8 reports, and the headers of its 304.
 */
const bytesPerDecision = 5120

const toDecisionKey = (request: Request) => `${request.url}\n${request.headers.get('accept') ?? ''}`

const bodyOrNull = (outcome: Outcome): BodyBytes | null => ('body' in outcome ? outcome.body : null)

/** Responds from releases: finds a request's address and representation, reads the variant, and adds headers. */
export class Gateway {
  readonly #currentRelease = new CurrentRelease()
  /**
   * Outcomes by internal path, and decisions by URL and `Accept`. Both depend only on their keys and the release, so
   * no client can poison the memory.
   */
  readonly #memory = new BoundedMemory<Outcome | VariantDecision>(maxMemoryBytes)
  readonly #variantReader = new VariantReader(this.#memory)

  /**
   * Responds to a GET or HEAD from memory. Returns `null` unless this isolate remembers both the decision, made for
   * the current release, and the outcome.
   */
  recall(request: Request, getServices: () => GatewayServices): Response | null {
    const release = this.#currentRelease.peek(Date.now(), getServices)
    if (release?.id !== release?.pointer.root) return null
    const decision = this.#memory.get(toDecisionKey(request))
    if (decision?.kind !== 'decision' || decision.releaseId !== release?.id) return null
    const outcome = this.#variantReader.recall(decision.path)
    return outcome && createConditionalResponse(request, decision.head, bodyOrNull(outcome))
  }

  /** Opens the current release. @throws NoRelease */
  openRelease(services: GatewayServices): Promise<Release> | Release {
    const now = Date.now()
    return this.#currentRelease.peek(now, () => services) ?? this.#currentRelease.read(now, services.cache)
  }

  /** Reads the outcome at an internal path. @throws VariantFailure */
  readOutcome(internalPath: string, { cache, waitUntil }: GatewayServices): Promise<OutcomeWithCacheHit> {
    return this.#variantReader.read(internalPath, cache, waitUntil)
  }

  /** Reads the variant for an address in one representation. @throws VariantFailure */
  async readVariant(
    release: Release,
    { representation, address }: { representation: string; address: string },
    services: GatewayServices,
  ): Promise<ResolvedVariant> {
    const path = toVariantPath({ releaseId: release.id, build: services.build, representation, address })
    return { ...(await this.readOutcome(path, services)), representation, address, path }
  }

  /** Responds to a GET or HEAD. @throws VariantFailure */
  async respond(request: Request, release: Release, services: GatewayServices): Promise<Response> {
    const address = addressFromUrl(release.root, new URL(request.url))
    const readVariantAt = (representation: string, candidateAddress: string) =>
      this.readVariant(release, { representation, address: candidateAddress }, services)
    const chosenVariant = await chooseVariant(readVariantAt, request.headers.get('accept'), address)
    const { outcome, hit } = chosenVariant
    switch (outcome.kind) {
      case 'notOffered':
        return createNotAcceptableResponse(chosenVariant, outcome.available)
      case 'media':
        return respondWithMedia(request, { ...outcome, address, hit }, services.media).catch((error) => {
          console.error(error)
          return createUnavailableResponse(request, release.root)
        })
      case 'absence': {
        const readHtmlVariant = (listAddress: string) => readVariantAt('html', listAddress)
        const redirect =
          outcome.status === 404 ? await redirectToToday(release.root, address, readHtmlVariant) : null
        return redirect ?? this.#respondAndRemember(request, release, { ...chosenVariant, outcome })
      }
      case 'document':
      case 'redirect':
        return this.#respondAndRemember(request, release, { ...chosenVariant, outcome })
    }
  }

  /**
   * Responds to a GET or HEAD of a sitemap, which has only one representation. Returns `null` if the release has no
   * such sitemap.
   */
  async respondWithSitemap(
    request: Request,
    release: Release,
    services: GatewayServices,
  ): Promise<Response | null> {
    const address = canonicalisePath(new URL(request.url).pathname)
    const variant = await this.readVariant(
      release,
      { representation: sitemapRepresentationName, address },
      services,
    )
    const { outcome } = variant
    if (outcome.kind !== 'document') return null
    return this.#respondAndRemember(request, release, { ...variant, outcome, isExplicit: true })
  }

  /**
   * Responds with a variant that was created outside `Variant`, and remembers its outcome under its path. The variant
   * must depend only on this release.
   */
  rememberAndSend(request: Request, release: Release, variant: RememberableVariant): Response {
    this.#variantReader.remember(variant.path, variant.outcome)
    return this.#respondAndRemember(request, release, variant)
  }

  /** Responds with a variant, and remembers the decision unless the response is `no-store`. */
  #respondAndRemember(request: Request, release: Release, variant: RememberableVariant): Response {
    const head = createResponseHead(variant, release.root.archive)
    const decisionKey = toDecisionKey(request)
    const isStorable = head.headers.get('cache-control') !== 'no-store'
    if (isStorable && decisionKey.length <= maxDecisionKeyLength) {
      const { path } = variant
      const decision: VariantDecision = {
        kind: 'decision',
        releaseId: release.id,
        path,
        head: copyAsCacheHit(head),
      }
      this.#memory.set(decisionKey, decision, bytesPerDecision)
    }
    return createConditionalResponse(request, head, bodyOrNull(variant.outcome))
  }
}
