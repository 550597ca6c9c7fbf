import type { Element, RootContent } from 'hast'
import { makeElement } from './element.ts'

/** No name of a page begins so: an id of a body cannot clobber one. */
const prefix = 'ref-'
const longest = 60

const isAnchorId = (id: string) => id.startsWith(prefix) && /^[\w-]+$/.test(id)

const toAnchorId = (name: string): string =>
  isAnchorId(name) ? name : prefix + name.slice(0, longest).replace(/[^A-Za-z0-9_-]/g, '-')

/** The name that a link to a place of its own body has; `null` for every other link. */
function fragmentOf(href: unknown): string | null {
  if (typeof href !== 'string' || !href.startsWith('#') || href.length === 1) return null
  try {
    return decodeURIComponent(href.slice(1))
  } catch {
    return href.slice(1)
  }
}

/** The names that an element goes by: its id, and what old pages wrote on links. */
const namesOf = ({ tagName, properties: { id, name } }: Element): string[] =>
  [id, tagName === 'a' ? name : undefined].flatMap((each) =>
    typeof each === 'string' && each !== '' ? [each] : [],
  )

function* elementsIn(nodes: readonly RootContent[]): Generator<Element> {
  const pending = [...nodes].reverse()
  for (let node = pending.pop(); node; node = pending.pop()) {
    if (node.type !== 'element') continue
    yield node
    for (let at = node.children.length - 1; at >= 0; at--) pending.push(node.children[at] as RootContent)
  }
}

/** Places of a body that its own links lead to: footnotes, their marks, chapters. */
export class Anchors {
  /** By the name that the source gave to the place. */
  readonly #ids = new Map<string, string>()
  readonly #placed = new Set<string>()
  #waiting: string[] = []

  constructor(nodes: readonly RootContent[]) {
    const [wanted, names] = [new Set<string>(), new Set<string>()]
    for (const each of elementsIn(nodes)) {
      const fragment = each.tagName === 'a' ? fragmentOf(each.properties.href) : null
      if (fragment !== null) wanted.add(fragment)
      for (const name of namesOf(each)) names.add(name)
    }
    const targets = [...names].filter((name) => wanted.has(name))
    const taken = new Map<string, number>()
    for (const name of targets.filter(isAnchorId)) this.#claim(name, taken)
    for (const name of targets) if (!this.#ids.has(name)) this.#claim(name, taken)
  }

  /** Several names can be written alike: `a.b` and `a-b`. */
  #claim(name: string, taken: Map<string, number>): void {
    const base = toAnchorId(name)
    let id = base
    for (let count = taken.get(base) ?? 0; taken.has(id); id = `${base}-${count}`) taken.set(base, ++count)
    taken.set(id, 1)
    this.#ids.set(name, id)
  }

  /** Remembers that a place begins with the next thing to be seen; the first element of a name is the place. */
  meet(original: Element): void {
    for (const name of namesOf(original)) {
      const id = this.#ids.get(name)
      if (id === undefined || this.#placed.has(id)) continue
      this.#placed.add(id)
      this.#waiting.push(id)
    }
  }

  /** The places that begin here. */
  take(): Element[] {
    const anchors = this.#waiting.map((id) => makeElement('a', [], { id }))
    this.#waiting = []
    return anchors
  }

  /** Where a link within the body leads now: unchanged where it leads to no place of it. */
  lead(href: string): string {
    const id = this.#ids.get(fragmentOf(href) ?? '')
    return id === undefined ? href : `#${id}`
  }
}
