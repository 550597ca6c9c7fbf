import { canonicalPath } from '../../model/address.ts'
import { formatSearchRequest } from '../../search/request.ts'
import { answerAtDesk, editionWithForm } from '../corrections/respond.ts'
import type { CorrectionDesk } from '../corrections/store-request.ts'
import { isMedia, type MediaStore, respondMedia } from '../media/respond-media.ts'
import { answerFromRelease } from '../release/answer-from-release.ts'
import { CurrentRelease, type Release } from '../release/current-release.ts'
import { askedSearch, formOf, neitherForm, searchResponse } from '../search/search-response.ts'
import { searchPath } from '../search/search-variant.ts'
import type { VariantCache } from '../variant/cache.ts'
import { variantPath } from '../variant/path.ts'
import { settingFor } from '../variant/render.ts'
import { addressIn } from './address.ts'
import { type Asked, type Choice, choose } from './choose.ts'
import { Memory } from './memory.ts'
import { isRead, notAcceptable, refuseMethod, unavailable } from './refusals.ts'
import { type Answer, answerOf, respond } from './respond.ts'
import { Variants } from './variants.ts'

/** What a request is answered with, beside the isolate's memory. */
export interface Surroundings {
  cache: VariantCache
  /** The version of the code. */
  build: string
  media: MediaStore
  desk: CorrectionDesk
  /** Keeps work alive behind the response. */
  later: (work: Promise<unknown>) => void
}

/** An earlier decision: the path of the variant, which must still be in memory, and the headers made for it. */
interface Decision {
  path: string
  answer: Answer
}

/** A memo is for what recurs: longer URLs and headers are decided anew each time. */
const longestKey = 1024

const decisionBytes = 16 * 1024 * 1024

const keyOf = (request: Request) => `${request.url}\n${request.headers.get('accept') ?? ''}`

/** Runs on every request: URL → address, `Accept` → representation, the best variant, the client's headers. */
export class Gateway {
  readonly #current = new CurrentRelease()
  readonly #variants = new Variants()
  /** (URL, `Accept`) → decision: a pure function of them and the release, so no client can poison it. */
  #decisions = { release: '', memo: new Memory<Decision>(decisionBytes) }

  /** The answer to a GET or HEAD that this isolate has decided before in the same release, or `null`. */
  recall(request: Request, surroundings: () => Surroundings): Response | null {
    const release = this.#current.peek(Date.now(), surroundings)
    if (release?.id !== release?.pointer.root || this.#decisions.release !== release?.id) return null
    const decision = this.#decisions.memo.get(keyOf(request))
    const variant = decision && this.#variants.remembered(decision.path)
    return variant && respond(request, decision.answer, variant.body)
  }

  /** The answer to a GET or HEAD. */
  answer(request: Request, surroundings: Surroundings): Promise<Response> {
    return this.withRelease(request, surroundings, (release) =>
      this.#answerFrom(release, request, surroundings),
    )
  }

  /** The answer to a GET or HEAD of a file that has one form; what is no such file is an address like any other. */
  file(request: Request, surroundings: Surroundings, representation: string): Promise<Response> {
    return this.withRelease(request, surroundings, async (release) => {
      const address = canonicalPath(new URL(request.url).pathname)
      const asked = await this.#ask(release, { representation, address }, surroundings)
      if (asked.variant.status !== 200) return this.#answerFrom(release, request, surroundings)
      const choice = { ...asked, explicit: true, acceptable: true }
      this.#remember(request, release, choice)
      return respond(request, answerOf(choice, release.root.archive, choice.hit), choice.variant.body)
    })
  }

  /**
   * What `answer` makes of the release or, where that cannot be read, of the one it falls back to: wholly of one of them,
   * and what the fallback says is nobody's to keep. Whatever cannot be read is a 503.
   */
  async withRelease(
    request: Request,
    surroundings: Surroundings,
    answer: (release: Release) => Promise<Response>,
  ): Promise<Response> {
    let release: Release | null = null
    try {
      release = await this.#open(surroundings)
      return await answerFromRelease(release, answer, surroundings.cache)
    } catch (error) {
      console.error(error)
      return unavailable(request, release?.root ?? null)
    }
  }

  /** The answer to a search: its hits are a variant like any other, the page around them says what was typed. */
  search(request: Request, surroundings: Surroundings): Promise<Response> {
    return this.withRelease(request, surroundings, async (release) => {
      const url = new URL(request.url)
      const asked = askedSearch(release, addressIn(release.root, url), url)
      if (!asked) return this.#answerFrom(release, request, surroundings)
      const form = formOf(asked, request.headers.get('accept'))
      if (!form) return neitherForm(request, asked)
      const { cache, build, later } = surroundings
      const path = searchPath(release.id, build, formatSearchRequest(asked.request))
      const found = await this.#variants.get(path, cache, later).catch(console.error)
      const setting = settingFor(release.root, asked.address, null)
      return searchResponse(request, { asked, form, found: found ?? null, setting })
    })
  }

  /** The release, for answers that are only better with it; `null` where none can be read. */
  async release(surroundings: Surroundings): Promise<Release | null> {
    try {
      return await this.#open(surroundings)
    } catch {
      return null
    }
  }

  /** The form that asks for a correction, and what is sent with it; an address like any other where there is none. */
  corrections(request: Request, surroundings: Surroundings): Promise<Response> {
    return this.withRelease(request, surroundings, async (release) => {
      const address = addressIn(release.root, new URL(request.url))
      const edition = editionWithForm(release.root, address)
      if (!edition)
        return isRead(request)
          ? this.#answerFrom(release, request, surroundings)
          : refuseMethod(request, release.root)
      const read = async (article: string) =>
        (await this.#ask(release, { representation: 'json', address: article }, surroundings)).variant
      return answerAtDesk(request, { root: release.root, edition, address, desk: surroundings.desk, read })
    })
  }

  async #answerFrom(release: Release, request: Request, surroundings: Surroundings): Promise<Response> {
    const choice = await this.#choose(request, release, surroundings)
    if (!choice.acceptable) return notAcceptable(request, choice)
    if (isMedia(choice.variant))
      return respondMedia(request, choice, surroundings.media).catch((error) => {
        console.error(error)
        return unavailable(request, release.root)
      })
    this.#remember(request, release, choice)
    return respond(request, answerOf(choice, release.root.archive, choice.hit), choice.variant.body)
  }

  #open(surroundings: Surroundings): Promise<Release> | Release {
    const now = Date.now()
    return this.#current.peek(now, () => surroundings) ?? this.#current.get(now, surroundings.cache)
  }

  #choose(request: Request, release: Release, surroundings: Surroundings): Promise<Choice> {
    const address = addressIn(release.root, new URL(request.url))
    const ask = (representation: string, asked: string) =>
      this.#ask(release, { representation, address: asked }, surroundings)
    return choose(ask, request.headers.get('accept'), address)
  }

  /** @throws when the release cannot be read */
  async #ask(
    release: Release,
    question: { representation: string; address: string },
    { cache, build, later }: Surroundings,
  ): Promise<Asked> {
    const path = variantPath({ root: release.id, build, ...question })
    const found = await this.#variants.get(path, cache, later)
    if (found.variant.status >= 500) throw new Error(`${question.address} cannot be read`)
    return { ...found, ...question, path }
  }

  #remember(request: Request, release: Release, choice: Choice): void {
    const key = keyOf(request)
    if (key.length > longestKey || release.id !== release.pointer.root || !choice.variant.lasting) return
    if (this.#decisions.release !== release.id)
      this.#decisions = { release: release.id, memo: new Memory(decisionBytes) }
    this.#decisions.memo.set(
      key,
      { path: choice.path, answer: answerOf(choice, release.root.archive, true) },
      0,
    )
  }
}
