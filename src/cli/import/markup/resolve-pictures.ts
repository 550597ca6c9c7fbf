import type { Element, Nodes, Properties } from 'hast'
import { isElement, textContent } from '../../content/html/element.ts'
import { toLinkTarget } from '../../content/html/links.ts'
import { isPicture as isPictureFile } from './render-media.ts'

/** The largest picture of a `srcset`. */
function largestOf(srcset: unknown): string | null {
  const text = Array.isArray(srcset) ? srcset.join(', ') : typeof srcset === 'string' ? srcset : ''
  const candidates = text.split(/,\s+|,(?=https?:|\/)/).map((candidate) => {
    const [url = '', size = '1x'] = candidate.trim().split(/\s+/)
    return { url, size: Number.parseFloat(size) || 1 }
  })
  const largest = candidates.reduce((a, b) => (b.size > a.size ? b : a))
  return largest.url === '' ? null : largest.url
}

/** Where pages that load their pictures late keep the URL. */
const lateSources = [
  'dataSrc',
  'dataOriginal',
  'dataLazySrc',
  'dataLazy',
  'dataUrl',
  'dataImageSrc',
  'dataFullSrc',
]
const lateSets = ['dataSrcset', 'dataLazySrcset', 'srcSet', 'srcset']

/** What pages call the picture that holds a place, in the last part of its URL. */
const stopgap = /(?:^|[/_.-])(?:blank|spacer|placeholder|transparent|pixel|1x1|grey|loading|lazy)/i

const isStopgap = (url: string) =>
  url.slice(0, 5).toLowerCase() === 'data:' || stopgap.test(url.slice(Math.max(0, url.lastIndexOf('/'))))

const isPicture = (url: unknown): url is string =>
  typeof url === 'string' && toLinkTarget(url) !== null && !isStopgap(url)

/** The URL of the picture that a reader saw, once all scripts had run. */
function sourceOf(properties: Properties, beside: string | null): string | null {
  const late = lateSources.map((name) => properties[name]).find(isPicture)
  if (late !== undefined) return late
  if (isPicture(properties.src)) return properties.src
  return lateSets.map((name) => largestOf(properties[name])).find(isPicture) ?? beside
}

const isTracker = ({ properties: { width, height } }: Element) =>
  [width, height].every((size) => size !== undefined && Number.parseFloat(String(size)) <= 1)

const isOnlyPicture = ({ children }: Element) =>
  children.some((child) => isElement(child, 'img')) &&
  children.every((child) => isElement(child, 'img') || textContent(child).trim() === '')

/** The first picture that the sets of sources beside a picture name, or `null`. */
function pictureBeside(nodes: readonly Nodes[]): string | null {
  const sets = nodes
    .filter((node) => isElement(node, 'source'))
    .flatMap(({ properties }) => [properties.srcSet, properties.dataSrcset])
  return sets.map(largestOf).find(isPicture) ?? null
}

/** A document or recording in place of a picture, which browsers show as a broken one. */
function linkTo(href: string, { properties: { alt } }: Element): Element {
  const value = typeof alt === 'string' && alt.trim() !== '' ? alt : href
  return { type: 'element', tagName: 'a', properties: { href }, children: [{ type: 'text', value }] }
}

function settled(picture: Element, beside: string | null): Element {
  const src = sourceOf(picture.properties, beside) ?? String(picture.properties.src ?? '')
  if (!isPictureFile({ url: src, mediaType: null })) return linkTo(src, picture)
  return { ...picture, tagName: 'img', properties: { ...picture.properties, src } }
}

const namesPicture = ['img', 'image', 'amp-img', 'amp-anim'] as const

/** Pictures of a parent's children, settled; the copy that stands in `noscript` for one beside it is dropped. */
function settleChildren(children: readonly Nodes[]): Nodes[] {
  const named = pictureBeside(children)
  const kept: Nodes[][] = []
  let lastElement = -1
  for (const child of children) {
    const [beside] = kept[lastElement] ?? []
    if (isElement(child, 'noscript') && isOnlyPicture(child) && isElement(beside, 'img')) {
      const copies = settleChildren(child.children)
      kept[lastElement] = copies
      if (copies.length > 1) lastElement = -1
      continue
    }
    if (isElement(child, ...namesPicture)) {
      if (isTracker(child)) continue
      kept.push([settled(child, named)])
    } else kept.push([resolvePictures(child)])
    if (child.type === 'element') lastElement = kept.length - 1
  }
  return kept.flat()
}

/** A tree in which every picture has the URL that a reader's browser ended with, and counting pixels are gone. */
export function resolvePictures<Tree extends Nodes>(tree: Tree): Tree {
  return 'children' in tree ? ({ ...tree, children: settleChildren(tree.children) } as Tree) : tree
}
