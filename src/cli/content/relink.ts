import type { Element, Root } from 'hast'

/** How a body's URLs are led into the archive. */
export interface Resolver {
  /** The archive's path for a URL on a host that an edition owns; `null` for every other one. */
  link(url: string): string | null
  /** The archive's path for a picture; `null` when its bytes are not kept. */
  picture(url: string): string | null
}

/** What leading a body's URLs came to. */
export interface Relinked {
  changed: boolean
  /** Pictures that are not kept: their words stay. */
  lost: number
}

/**
 * Leads links to the newsroom's own hosts to the archive's addresses, by string alone, so that they outlive its
 * domains, and pictures to where they are kept. Links elsewhere stay as they are.
 */
export function relink(tree: Root, resolver: Resolver): Relinked {
  const done = { changed: false, lost: 0 }
  const lead = (node: Element, name: 'href' | 'src') => {
    const url = node.properties[name]
    if (typeof url !== 'string') return
    const led = name === 'href' ? resolver.link(url) : resolver.picture(url)
    if (led === null && name === 'src') done.lost++
    if (led === null || led === url) return
    node.properties[name] = led
    done.changed = true
  }
  const visit = ({ children }: Element | Root) => {
    for (const node of children) {
      if (node.type !== 'element') continue
      if (node.tagName === 'a') lead(node, 'href')
      if (node.tagName === 'img') lead(node, 'src')
      visit(node)
    }
  }
  visit(tree)
  return done
}
