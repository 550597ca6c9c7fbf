import { createHash } from 'node:crypto'
import type { Instance, InstanceReply } from './instances.ts'
import type { Question } from './questions.ts'

/** An answer compared with the releases: right, honestly refused, or one of the faults that must never occur. */
export type Verdict =
  /** `roots`: the releases that may have given it; empty if it need not come from the served one. */
  | { kind: 'right'; roots: ReadonlySet<string> }
  | { kind: 'refused' }
  | { kind: 'wrong' | 'mixed' | 'kept'; why: string }

/** The answers that are allowed during a period. */
export interface Window {
  /** Releases that were served during it. */
  roots: ReadonlySet<string>
  /** Releases used as fallbacks; their answers must not be cached. */
  fallbacks: ReadonlySet<string>
}

const told = [
  'etag',
  'link',
  'location',
  'content-type',
  'content-language',
  'content-location',
  'content-range',
  'vary',
  'content-security-policy',
  'x-robots-tag',
]

const both = (some: ReadonlySet<string>, others: ReadonlySet<string>) =>
  new Set([...some].filter((each) => others.has(each)))

const digest = (body: Buffer) => createHash('sha256').update(body).digest('base64')

/** Everything in an answer except its lifetime. */
function signature({ status, headers, body }: NonNullable<InstanceReply>): string {
  return JSON.stringify([status, ...told.map((name) => headers[name] ?? null), digest(body)])
}

/** The answer of one release to a question. */
interface Expected {
  signature: string
  body: string
  etag: string | null
  /** The body of a search or a feed; otherwise empty. */
  text: string
}

const isNobodysToKeep = (headers: Record<string, string>) => headers['cache-control'] === 'no-store'

const isFeed = ({ headers }: Question) => headers.accept === 'application/atom+xml'

/** The lines of a feed, one for each entry, without the articles' whole texts. */
const linesWithoutTexts = (feed: string) =>
  feed.replace(/<content type="html">[^<]*<\/content>/g, '').split('\n')

const isSearch = ({ path }: Question) => path.includes('search?') || path.includes('search.json?')

/** A search's hits: paths, and headlines as in JSON (a page marks and escapes them). */
function hitsIn(text: string): { path: string; headline: string }[] {
  if (text.startsWith('{')) {
    const { hits } = JSON.parse(text) as { hits: { url: string; headline: string }[] }
    return hits.map(({ url, headline }) => ({
      path: new URL(url).pathname,
      headline: JSON.stringify(headline),
    }))
  }
  return [...text.matchAll(/<a href="([^"]+)" lang=/g)].map(([, path = '']) => ({ path, headline: '' }))
}

/** Knows every release's answer to every question, from Workers whose stores are sound. */
export class Oracle {
  readonly #expected = new Map<Question, Map<string, Expected>>()
  /** Articles as JSON, by path and release, to compare hits with. */
  readonly #articles = new Map<string, Map<string, string>>()

  /** Asks a clean instance that serves `root`. @throws if it cannot answer */
  async learn(root: string, clean: Instance, questions: readonly Question[]): Promise<void> {
    for (const question of questions) {
      const answer = await clean.get(question.path, question.headers)
      if (!answer || answer.status >= 500) throw new Error(`${question.path}: ${answer?.status}`)
      const expected = this.#expected.get(question) ?? new Map<string, Expected>()
      const etag = answer.headers.etag ?? null
      expected.set(root, {
        signature: signature(answer),
        body: digest(answer.body),
        etag,
        text: isSearch(question) || isFeed(question) ? String(answer.body) : '',
      })
      this.#expected.set(question, expected)
      if (question.headers.accept === 'application/json' && answer.status === 200)
        this.#articles.set(
          question.path,
          (this.#articles.get(question.path) ?? new Map()).set(root, String(answer.body)),
        )
    }
  }

  /** The entity tags of all releases, for conditional requests. */
  etagsOf(question: Question): string[] {
    return [...(this.#expected.get(question)?.values() ?? [])].flatMap(({ etag }) => etag ?? [])
  }

  #matching(question: Question, is: (expected: Expected) => boolean): Set<string> {
    const all = [...(this.#expected.get(question) ?? [])]
    return new Set(all.filter(([, expected]) => is(expected)).map(([root]) => root))
  }

  /** A search that may not be cached may lag behind its release, but its hits must be in a served release. */
  #isLagging(
    question: Question,
    { headers, body, status }: NonNullable<InstanceReply>,
    window: Window,
  ): boolean {
    if (!isSearch(question) || ![200, 304].includes(status) || !isNobodysToKeep(headers)) return false
    const roots = [...window.roots, ...window.fallbacks]
    const known = [...(this.#expected.get(question)?.values() ?? [])]
    const text = status === 200 ? String(body) : known.find(({ etag }) => etag === headers.etag)?.text
    if (text === undefined) return false
    return hitsIn(text).every(({ path, headline }) => {
      const held = this.#articles.get(path)
      return roots.some((root) => held?.get(root)?.includes(headline))
    })
  }

  /** True for an uncacheable feed whose every entry is that of a served release, with or without the article's text. */
  #lacksTexts(question: Question, { headers, body, status }: NonNullable<InstanceReply>, window: Window) {
    if (!isFeed(question) || status !== 200 || !isNobodysToKeep(headers)) return false
    const lines = String(body).split('\n')
    return [...window.roots].some((root) => {
      const text = this.#expected.get(question)?.get(root)?.text ?? ''
      const [whole, lacking] = [text.split('\n'), linesWithoutTexts(text)]
      return (
        lines.length === whole.length &&
        lines.every((line, index) => [whole[index], lacking[index]].includes(line))
      )
    })
  }

  /** Judges an answer; `null` is one that did not arrive completely. */
  judge(question: Question, answer: InstanceReply, window: Window): Verdict {
    if (!answer) return { kind: 'refused' }
    const { status, headers, body } = answer
    if (status >= 500 || status === 429)
      return isNobodysToKeep(headers) ? { kind: 'refused' } : { kind: 'kept', why: `a ${status} may be kept` }
    const own = signature(answer)
    const matching =
      status === 304
        ? this.#matching(question, ({ etag }) => etag === headers.etag)
        : this.#matching(question, (expected) => expected.signature === own)
    const none: ReadonlySet<string> = new Set()
    const served = both(matching, window.roots)
    if (served.size > 0) return { kind: 'right', roots: isNobodysToKeep(headers) ? none : served }
    if (this.#isLagging(question, answer, window) || this.#lacksTexts(question, answer, window))
      return { kind: 'right', roots: none }
    if (both(matching, window.fallbacks).size > 0)
      return isNobodysToKeep(headers)
        ? { kind: 'right', roots: none }
        : { kind: 'kept', why: 'the fallback’s answer may be kept' }
    if (matching.size > 0) return { kind: 'wrong', why: 'a release that is not served' }
    const bodies = this.#matching(question, (expected) => expected.body === digest(body))
    return bodies.size > 0
      ? { kind: 'mixed', why: `the body of one release and other headers: ${own}` }
      : {
          kind: 'wrong',
          why: `no release says this: ${headers['cache-control']} ${body.toString().replace(/\s+/g, ' ').slice(-600)}`,
        }
  }
}
