import type { Root } from 'hast'
import { visit } from 'unist-util-visit'

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
  visit(tree, 'element', ({ tagName, properties }) => {
    const name = tagName === 'a' ? 'href' : tagName === 'img' ? 'src' : null
    const url = name && properties[name]
    if (!name || typeof url !== 'string') return
    const led = tagName === 'a' ? resolver.link(url) : resolver.picture(url)
    if (led === null && tagName === 'img') done.lost++
    if (led === null || led === url) return
    properties[name] = led
    done.changed = true
  })
  return done
}
