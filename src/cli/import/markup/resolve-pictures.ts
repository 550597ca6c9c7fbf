import type { Element, Nodes, Properties } from 'hast'
import { isElement, textContent } from '../../content/html/element.ts'
import { toSafeLinkUrl } from '../../content/html/links.ts'
import { isPictureAttachment } from './render-attachment.ts'

/** Lists the candidates in a `srcset`. A missing `srcset` yields one candidate with an empty URL. */
function listSrcsetCandidates(srcset: unknown): { url: string; size: number }[] {
  const text = Array.isArray(srcset) ? srcset.join(', ') : typeof srcset === 'string' ? srcset : ''
  return text.split(/,\s+|,(?=https?:|\/)/).map((candidate) => {
    const [url = '', size = '1x'] = candidate.trim().split(/\s+/)
    return { url, size: Number.parseFloat(size) || 1 }
  })
}

/** Returns the URL of the largest candidate in a `srcset`; `null` if there is none. */
function findLargestSrcsetUrl(srcset: unknown): string | null {
  const largest = listSrcsetCandidates(srcset).reduce((a, b) => (b.size > a.size ? b : a))
  return largest.url === '' ? null : largest.url
}

/** Attributes that contain the URL of a lazily loaded picture. */
const lazySourcePropertyNames = [
  'dataSrc',
  'dataOriginal',
  'dataLazySrc',
  'dataLazy',
  'dataUrl',
  'dataImageSrc',
  'dataFullSrc',
]
const lazySrcsetPropertyNames = ['dataSrcset', 'dataLazySrcset', 'srcSet', 'srcset']
/** Attributes with URLs that a script or the browser would load instead of a picture's `src`. */
const replacementPropertyNames = [...lazySourcePropertyNames, ...lazySrcsetPropertyNames]

/** True if an element has an attribute for URLs that replace its `src`. */
export const hasReplacementUrl = (properties: Properties): boolean =>
  replacementPropertyNames.some((name) => properties[name] !== undefined)

/** Lists the URLs that a script or the browser would load instead of an element's `src`. */
export const listReplacementUrls = (properties: Properties): string[] =>
  replacementPropertyNames
    .flatMap((name) => listSrcsetCandidates(properties[name]).map(({ url }) => url))
    .filter((url) => url !== '')

/** Removes the replacement URLs of a picture whose own file the source contains. */
export function removeReplacementUrls(properties: Properties): void {
  for (const name of replacementPropertyNames) delete properties[name]
}

/** Matches words that identify a placeholder picture, in the last segment of its URL. */
const placeholderWordPattern =
  /(?:^|[/_.-])(?:blank|spacer|placeholder|transparent|pixel|1x1|grey|loading|lazy)/i

/** Matches file names that only placeholders have. A picture with no other URL shows nothing. */
const placeholderNamePattern =
  /\/(?:(?:gr[ea]y|blank|lazy|image|img|transparent)[-_]?)?(?:placeholder|spacer|blank|transparent|pixel|1x1)\.(?:gif|png|svg)(?:[?#]|$)/i

/** Matches a width below 100 pixels in a URL. Such a picture is a blurred preview, which a script replaces. */
const previewWidthPattern = /[-_?&/](?:w|width)[=_-]?\d{1,2}(?=[-_&/.]|$)/i

/** Matches a name in braces, which a script replaces with a size. */
const sizeTemplatePattern = /\{\w+\}|%7B\w+%7D/i

const isPlaceholderOrDataUrl = (url: string) =>
  url.slice(0, 5).toLowerCase() === 'data:' ||
  placeholderWordPattern.test(url.slice(Math.max(0, url.lastIndexOf('/'))))

const canBePictureUrl = (url: unknown): url is string =>
  typeof url === 'string' && toSafeLinkUrl(url) !== null && !isPlaceholderOrDataUrl(url)

const isFinalPictureUrl = (url: unknown): url is string =>
  canBePictureUrl(url) && !previewWidthPattern.test(url) && !sizeTemplatePattern.test(url)

/** Matches a width or density after a URL, as in a `srcset`. */
const sizeAfterAddressPattern = /\s\d+(?:\.\d+)?[wx]\s*(?:,|$)/

/**
 * Returns the URL of the largest candidate if an attribute for a single URL contains a `srcset`. Returns any other
 * value unchanged.
 */
const reduceSrcsetToUrl = (value: unknown): unknown =>
  typeof value === 'string' && sizeAfterAddressPattern.test(value) ? findLargestSrcsetUrl(value) : value

/** Returns the URL of the picture that a browser shows after running all scripts; `null` if there is none. */
function choosePictureUrl(properties: Properties, sourceElementUrl: string | null): string | null {
  const candidateUrls = [
    ...[...lazySourcePropertyNames.map((name) => properties[name]), properties.src].map(reduceSrcsetToUrl),
    ...lazySrcsetPropertyNames.map((name) => findLargestSrcsetUrl(properties[name])),
    sourceElementUrl,
  ]
  return candidateUrls.find(isFinalPictureUrl) ?? candidateUrls.find(canBePictureUrl) ?? null
}

const matchesStyle = ({ properties: { style } }: Element, pattern: RegExp) =>
  pattern.test(String(style ?? ''))

const photographPattern = /\.(?:jpe?g|png|webp|avif)(?:[?#]|$)/i

/**
 * True for a picture that no script will show: it is hidden, has no alternative text and no replacement URL, and its
 * `src` is not a photograph.
 */
const isNeverShownPicture = (picture: Element) =>
  matchesStyle(picture, /display:\s*none/) &&
  !picture.properties.alt &&
  !photographPattern.test(String(picture.properties.src ?? '')) &&
  !hasReplacementUrl(picture.properties)

/** True for a picture that only counts readers: it is at most one pixel in size, or hidden. */
const isTrackingPixel = (picture: Element) =>
  [picture.properties.width, picture.properties.height].every(
    (size) => size !== undefined && Number.parseFloat(String(size)) <= 1,
  ) ||
  (matchesStyle(picture, /(?:^|[;\s])width:\s*[01]px/) &&
    matchesStyle(picture, /(?:^|[;\s])height:\s*[01]px/)) ||
  isNeverShownPicture(picture)

const hasOnlyPictures = ({ children }: Element) =>
  children.some((child) => isElement(child, 'img')) &&
  children.every((child) => isElement(child, 'img') || textContent(child).trim() === '')

/** Returns the URL of the largest candidate in the first usable `source` element; `null` if there is none. */
function findSourceElementUrl(nodes: readonly Nodes[]): string | null {
  const srcsets = nodes
    .filter((node) => isElement(node, 'source'))
    .flatMap(({ properties }) => [properties.srcSet, properties.dataSrcset])
  return srcsets.map(findLargestSrcsetUrl).find(canBePictureUrl) ?? null
}

/**
 * Creates a link to replace a picture whose file is a document or a recording, because browsers would show a broken
 * image.
 */
function createFileLink(href: string, { properties: { alt } }: Element): Element {
  const value = typeof alt === 'string' && alt.trim() !== '' ? alt : href
  return { type: 'element', tagName: 'a', properties: { href }, children: [{ type: 'text', value }] }
}

function resolvePicture(picture: Element, sourceElementUrl: string | null): Element {
  const src = choosePictureUrl(picture.properties, sourceElementUrl) ?? String(picture.properties.src ?? '')
  if (!isPictureAttachment({ url: src, mediaType: null })) return createFileLink(src, picture)
  return { ...picture, tagName: 'img', properties: { ...picture.properties, src } }
}

const pictureTags = ['img', 'image', 'amp-img', 'amp-anim'] as const

/** Resolves the pictures among a parent's children. Pictures in a `noscript` element replace the picture before it. */
function resolvePicturesInChildren(children: readonly Nodes[]): Nodes[] {
  const sourceElementUrl = findSourceElementUrl(children)
  const resolvedNodes: Nodes[][] = []
  let lastElementIndex = -1
  for (const child of children) {
    const [precedingNode] = resolvedNodes[lastElementIndex] ?? []
    if (isElement(child, 'noscript') && hasOnlyPictures(child) && isElement(precedingNode, 'img')) {
      const noscriptPictures = resolvePicturesInChildren(child.children)
      resolvedNodes[lastElementIndex] = noscriptPictures
      if (noscriptPictures.length > 1) lastElementIndex = -1
      continue
    }
    if (isElement(child, ...pictureTags)) {
      const picture = resolvePicture(child, sourceElementUrl)
      if (isTrackingPixel(child) || placeholderNamePattern.test(String(picture.properties.src ?? '')))
        continue
      resolvedNodes.push([picture])
    } else resolvedNodes.push([resolvePictures(child)])
    if (child.type === 'element') lastElementIndex = resolvedNodes.length - 1
  }
  return resolvedNodes.flat()
}

/** Sets each picture's URL to the one that a browser would finally load. Removes tracking pixels and placeholders. */
export function resolvePictures<Tree extends Nodes>(tree: Tree): Tree {
  return 'children' in tree ? ({ ...tree, children: resolvePicturesInChildren(tree.children) } as Tree) : tree
}
