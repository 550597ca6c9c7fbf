import type { Element, RootContent } from 'hast'
import { makeElement } from './element.ts'

/** Prefix of the ids in a body. The page itself has no such id, so a body cannot override one. */
const prefix = 'ref-'
const longest = 60

const isAnchorId = (id: string) => id.startsWith(prefix) && /^[\w-]+$/.test(id)

const toAnchorId = (name: string): string =>
  isAnchorId(name) ? name : prefix + name.slice(0, longest).replace(/[^A-Za-z0-9_-]/g, '-')

/** Returns the fragment of a link within the body; `null` for any other link. */
function fragmentOf(href: unknown): string | null {
  if (typeof href !== 'string' || !href.startsWith('#') || href.length === 1) return null
  try {
    return decodeURIComponent(href.slice(1))
  } catch {
    return href.slice(1)
  }
}

/** Returns the id of an element, and the `name` of an `a`, as old pages wrote it. */
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

/** Targets of links within a body: footnotes, their references, chapters. */
export class Anchors {
  /** Name in the source → id in the archive. */
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

  /** Assigns an id. Different names can give the same one, such as `a.b` and `a-b`, so a number may follow. */
  #claim(name: string, taken: Map<string, number>): void {
    const base = toAnchorId(name)
    let id = base
    for (let count = taken.get(base) ?? 0; taken.has(id); id = `${base}-${count}`) taken.set(base, ++count)
    taken.set(id, 1)
    this.#ids.set(name, id)
  }

  /**
   * Records that a target starts at the next visible content. Of several elements with one name, the first counts.
   */
  meet(original: Element): void {
    for (const name of namesOf(original)) {
      const id = this.#ids.get(name)
      if (id === undefined || this.#placed.has(id)) continue
      this.#placed.add(id)
      this.#waiting.push(id)
    }
  }

  /** Returns an empty `a` for each pending target, and clears the list. */
  take(): Element[] {
    const anchors = this.#waiting.map((id) => makeElement('a', [], { id }))
    this.#waiting = []
    return anchors
  }

  /** Returns the new href of a link within the body; any other href is returned unchanged. */
  lead(href: string): string {
    const id = this.#ids.get(fragmentOf(href) ?? '')
    return id === undefined ? href : `#${id}`
  }
}
