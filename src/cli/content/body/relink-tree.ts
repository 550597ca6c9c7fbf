import type { Element, Root } from 'hast'
import { textContent } from '../html/element.ts'
import { lostPicturePath } from './page-pictures.ts'
import type { PictureLookup } from './picture-size.ts'

/** Resolves the URLs in a body to paths of the archive. */
export interface UrlResolver extends PictureLookup {
  /** Returns the archive's path for a URL on an edition's host; `null` for any other URL. */
  resolveLink(url: string): string | null
  /**
   * Returns the replacement for the URL of a taken-down article; `newUrl: null` removes the link. Returns `null` for
   * any other URL.
   */
  resolveTakenDownUrl(url: string): { newUrl: string | null } | null
  /** Returns the archive's path of a picture; `null` if it is not stored. */
  resolvePicture(url: string): string | null
}

/** The result of relinking a body. */
export interface RelinkResult {
  isChanged: boolean
  /** Number of pictures that are not stored. Their captions stay. */
  lostPictureCount: number
}

/** True for text that consists of a URL, with `http://`, `https://` or `www.` at its beginning. */
export const isUrl = (text: string): boolean => /^(?:https?:\/\/|www\.)\S+$/i.test(text)

/**
 * Redirects a link to a taken-down article to `newUrl`; `null` removes the link's target. Replaces link text that is
 * itself a URL, because a URL can contain the headline or a name.
 */
function redirectTakenDownLink(link: Element, newUrl: string | null): void {
  if (isUrl(textContent(link).trim())) link.children = [{ type: 'text', value: newUrl ?? '[…]' }]
  if (newUrl === null) delete link.properties.href
  else link.properties.href = newUrl
}

/** Replaces the target of a link to an edition's host or to a taken-down article. */
function relinkLink(link: Element, url: string, resolver: UrlResolver): 'changed' | 'unchanged' {
  const replacement = resolver.resolveTakenDownUrl(url)
  if (replacement) redirectTakenDownLink(link, replacement.newUrl)
  const archivePath = replacement ? null : resolver.resolveLink(url)
  if (archivePath !== null) link.properties.href = archivePath
  return replacement !== null || (archivePath !== null && archivePath !== url) ? 'changed' : 'unchanged'
}

/**
 * Relinks a tree: links to the newsroom's own hosts become archive paths, so that they outlive its domains,
 * and pictures refer to their stored files. Other links stay as they are.
 */
export function relinkTreeInPlace(tree: Root, resolver: UrlResolver): RelinkResult {
  const relinkResult = { isChanged: false, lostPictureCount: 0 }
  const relinkNode = (node: Element) => {
    const { href, src } = node.properties
    if (node.tagName === 'a' && typeof href === 'string') {
      if (relinkLink(node, href, resolver) === 'changed') relinkResult.isChanged = true
    } else if (node.tagName === 'img' && typeof src === 'string') {
      const storedPath = resolver.resolvePicture(src)
      if (storedPath === null) relinkResult.lostPictureCount++
      node.properties.src = storedPath ?? lostPicturePath
      if (storedPath !== src) relinkResult.isChanged = true
    }
  }
  const relinkDescendants = ({ children }: Element | Root) => {
    for (const node of children) {
      if (node.type !== 'element') continue
      relinkNode(node)
      relinkDescendants(node)
    }
  }
  relinkDescendants(tree)
  return relinkResult
}
