import type { Element, Root } from 'hast'
import { textContent } from '../html/element.ts'

/** How a body's URLs are led into the archive. */
export interface UrlResolver {
  /** The archive's path for a URL on a host that an edition owns; `null` for every other one. */
  link(url: string): string | null
  /**
   * For a URL of what was taken down, where it may lead instead: `null` where nowhere. `null` itself for every other
   * URL.
   */
  takenDown(url: string): { to: string | null } | null
  /** The archive's path for a picture; `null` when its bytes are not kept. */
  picture(url: string): string | null
}

/** What leading a body's URLs came to. */
export interface RelinkResult {
  changed: boolean
  /** Pictures that are not kept: their words stay. */
  lost: number
}

const isUrl = (text: string) => /^(?:https?:\/\/|www\.)\S+$/i.test(text)

/** An address may hold a headline's words, or a name: neither the link nor its text may tell it. */
function leadElsewhere(link: Element, to: string | null): void {
  if (isUrl(textContent(link).trim())) link.children = [{ type: 'text', value: to ?? '[…]' }]
  if (to === null) delete link.properties.href
  else link.properties.href = to
}

/** @returns whether the link changed */
function relinkAnchor(node: Element, url: string, resolver: UrlResolver): boolean {
  const taken = resolver.takenDown(url)
  if (taken) leadElsewhere(node, taken.to)
  const led = taken ? null : resolver.link(url)
  if (led !== null) node.properties.href = led
  return taken !== null || (led !== null && led !== url)
}

/**
 * Leads links to the newsroom's own hosts to the archive's addresses, by string alone, so that they outlive its
 * domains, and pictures to where they are kept. Links elsewhere stay as they are.
 */
export function relink(tree: Root, resolver: UrlResolver): RelinkResult {
  const done = { changed: false, lost: 0 }
  const lead = (node: Element) => {
    const { href, src } = node.properties
    if (node.tagName === 'a' && typeof href === 'string') {
      if (relinkAnchor(node, href, resolver)) done.changed = true
    } else if (node.tagName === 'img' && typeof src === 'string') {
      const led = resolver.picture(src)
      if (led === null) done.lost++
      if (led === null) delete node.properties.src
      else node.properties.src = led
      if (led !== src) done.changed = true
    }
  }
  const visit = ({ children }: Element | Root) => {
    for (const node of children) {
      if (node.type !== 'element') continue
      lead(node)
      visit(node)
    }
  }
  visit(tree)
  return done
}
