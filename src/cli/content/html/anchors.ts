import type { Element, RootContent } from 'hast'
import { makeElement } from './element.ts'

/** Prefix of all ids in a body. The page's own ids never begin with it, so a body cannot override them. */
const anchorIdPrefix = 'ref-'
const maxAnchorNameLength = 60

const isAnchorId = (id: string) => id.startsWith(anchorIdPrefix) && /^[\w-]+$/.test(id)

const toAnchorId = (name: string): string =>
  isAnchorId(name)
    ? name
    : anchorIdPrefix + name.slice(0, maxAnchorNameLength).replace(/[^A-Za-z0-9_-]/g, '-')

/** Returns the decoded fragment of a link to a target in the same body; `null` for any other link. */
function extractLocalFragment(href: unknown): string | null {
  if (typeof href !== 'string' || !href.startsWith('#') || href.length === 1) return null
  try {
    return decodeURIComponent(href.slice(1))
  } catch {
    return href.slice(1)
  }
}

/**
 * Lists the names by which links can target an element: its `id` and, for an `a`, the `name` that old pages use
 * instead.
 */
const listAnchorNames = ({ tagName, properties: { id, name } }: Element): string[] =>
  [id, tagName === 'a' ? name : undefined].flatMap((anchorName) =>
    typeof anchorName === 'string' && anchorName !== '' ? [anchorName] : [],
  )

function* walkElements(nodes: readonly RootContent[]): Generator<Element> {
  const pendingNodes = [...nodes].reverse()
  for (let node = pendingNodes.pop(); node; node = pendingNodes.pop()) {
    if (node.type !== 'element') continue
    yield node
    for (let childIndex = node.children.length - 1; childIndex >= 0; childIndex--)
      pendingNodes.push(node.children[childIndex] as RootContent)
  }
}

/**
 * Assigns ids to the targets of links within a body, such as footnotes and chapters, and places each id in the
 * output.
 */
export class Anchors {
  /** Name of a target in the source → its id in the archive. */
  readonly #idByName = new Map<string, string>()
  readonly #recordedIds = new Set<string>()
  #pendingIds: string[] = []

  constructor(nodes: readonly RootContent[]) {
    const [linkedNames, anchorNames] = [new Set<string>(), new Set<string>()]
    for (const element of walkElements(nodes)) {
      const fragment = element.tagName === 'a' ? extractLocalFragment(element.properties.href) : null
      if (fragment !== null) linkedNames.add(fragment)
      for (const name of listAnchorNames(element)) anchorNames.add(name)
    }
    const targetNames = [...anchorNames].filter((name) => linkedNames.has(name))
    const lastSuffixById = new Map<string, number>()
    for (const name of targetNames.filter(isAnchorId)) this.#assignId(name, lastSuffixById)
    for (const name of targetNames) if (!this.#idByName.has(name)) this.#assignId(name, lastSuffixById)
  }

  /** Assigns an id to a target. Appends a number if another name already has the same id, as with `a.b` and `a-b`. */
  #assignId(name: string, lastSuffixById: Map<string, number>): void {
    const unsuffixedId = toAnchorId(name)
    let id = unsuffixedId
    for (
      let suffix = lastSuffixById.get(unsuffixedId) ?? 0;
      lastSuffixById.has(id);
      id = `${unsuffixedId}-${suffix}`
    )
      lastSuffixById.set(unsuffixedId, ++suffix)
    lastSuffixById.set(id, 1)
    this.#idByName.set(name, id)
  }

  /**
   * Records that an element's targets begin at the next visible content. If several elements have the same name, only
   * the first counts.
   */
  recordTarget(sourceElement: Element): void {
    for (const name of listAnchorNames(sourceElement)) {
      const id = this.#idByName.get(name)
      if (id === undefined || this.#recordedIds.has(id)) continue
      this.#recordedIds.add(id)
      this.#pendingIds.push(id)
    }
  }

  /** Returns an empty `a` for each recorded target that has not been placed, and marks these targets as placed. */
  takePendingAnchors(): Element[] {
    const anchors = this.#pendingIds.map((id) => makeElement('a', [], { id }))
    this.#pendingIds = []
    return anchors
  }

  /** Returns the new `href` of a link to a target in the body; returns any other `href` unchanged. */
  resolveHref(href: string): string {
    const anchorId = this.#idByName.get(extractLocalFragment(href) ?? '')
    return anchorId === undefined ? href : `#${anchorId}`
  }
}
