import type { Nodes, Parents, Root } from 'mdast'
import { SKIP, visit } from 'unist-util-visit'
import { bodyFromHtml } from '../html-body.ts'
import { codeRanges, isWithin, parseMarkdown, type Range, rangeOf } from './code-ranges.ts'

/** A replacement of a part of a text. */
interface Edit extends Range {
  with: string
}

const embed = /<(iframe|video|audio|object|embed)\b/i

/** The element that an inline tag opens, up to its closing tag among the nodes that follow. */
function inlineElement(name: string, parent: Parents, index: number): Range {
  const following = parent.children.slice(index)
  const last = following.find(
    (node) => node.type === 'html' && node.value.toLowerCase().startsWith(`</${name}`),
  )
  const first = rangeOf(following[0] ?? {})
  return last === undefined ? first : { start: first.start, end: rangeOf(last).end }
}

/** Raw HTML that embeds something, as the link that it becomes. */
function embedEdits(text: string, tree: Root, origin: string | null): Edit[] {
  const edits: Edit[] = []
  visit(tree, 'html', (node, index, parent) => {
    const name = embed.exec(node.value)?.[1]?.toLowerCase()
    if (name === undefined || index === undefined || parent === undefined) return
    const isBlock = parent.type !== 'paragraph' && parent.type !== 'heading'
    const range = isBlock ? rangeOf(node) : inlineElement(name, parent, index)
    const html = isBlock ? node.value : text.slice(range.start, range.end)
    edits.push({ ...range, with: bodyFromHtml(absoluteAddresses(html, origin)) })
  })
  return edits
}

const rootRelative = /(\b(?:href|src)\s*=\s*["']?)\/(?=[^/>"'\s])/gi

/** HTML whose root-relative addresses are absolute. */
export const absoluteAddresses = (html: string, origin: string | null): string =>
  origin === null ? html : html.replace(rootRelative, `$1${origin}/`)

/** Root-relative addresses are the old site's: they become absolute, so that publishing finds what they name. */
function addressEdits(text: string, tree: Root, origin: string): Edit[] {
  const edits: Edit[] = []
  visit(tree, (node: Nodes) => {
    const { start, end } = rangeOf(node)
    if (node.type === 'html') {
      for (const { 1: before = '', index } of text.slice(start, end).matchAll(rootRelative)) {
        const slash = start + index + before.length
        edits.push({ start: slash, end: slash, with: origin })
      }
      return SKIP
    }
    if (!('url' in node) || !/^\/(?!\/)/.test(node.url)) return
    const at = text.slice(start, end).lastIndexOf(node.url)
    if (at >= 0) edits.push({ start: start + at, end: start + at, with: origin })
  })
  return edits
}

/** Marks that kramdown and goldmark read and CommonMark would show. */
const marks: [RegExp, string][] = [
  [/^[ \t]*\{:[^}\n]*\}[ \t]*(?:\n|$)/gm, ''],
  [/(?<=[\w*_`)\]"'.!?])\{:[^}\n]{0,200}\}/g, ''],
  [/(?<=^#{1,6} [^\n]{1,300}) \{#[\w-]+\}[ \t]*$/gm, ''],
  [/^\[\^([^\]\s]{1,64})\]:[ \t]*/gm, '<sup>$1</sup> '],
  [/\[\^([^\]\s]{1,64})\]/g, '<sup>$1</sup>'],
  [/<!--\s*(?:more|excerpt|readmore|read more|summary)\s*-->\n{0,2}/gi, ''],
]

function markEdits(text: string, code: readonly Range[]): Edit[] {
  return marks.flatMap(([pattern, replacement]) =>
    [...text.matchAll(pattern)]
      .filter(({ index }) => !isWithin(code, index))
      .map((found) => ({
        start: found.index,
        end: found.index + found[0].length,
        with: replacement.replace('$1', found[1] ?? ''),
      })),
  )
}

/** Applies the edits in the order of the text; where two touch the same words, the first one counts. */
function apply(text: string, edits: readonly Edit[]): string {
  const parts: string[] = []
  let written = 0
  for (const edit of edits.toSorted((a, b) => a.start - b.start || b.end - a.end)) {
    if (edit.start < written) continue
    parts.push(text.slice(written, edit.start), edit.with)
    written = edit.end
  }
  return parts.join('') + text.slice(written)
}

/** Nothing of the dialects: no need to parse. */
const isPlain = (text: string) => !/\{:|\{#|\[\^|<|\]\(\s*<?\/|\]:\s*<?\//.test(text)

/** Generators' Markdown as the archive's: marks of their dialects, embeds, and addresses of the old site's root. */
export function plainDialect(text: string, origin: string | null): string {
  if (isPlain(text)) return text
  const tree = parseMarkdown(text)
  return apply(text, [
    ...markEdits(text, codeRanges(text, tree)),
    ...embedEdits(text, tree, origin),
    ...(origin === null ? [] : addressEdits(text, tree, origin)),
  ])
}
