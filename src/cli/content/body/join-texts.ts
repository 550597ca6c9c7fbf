import type { ElementContent } from 'hast'

/** Joins adjacent texts with one space, since a picture between words may have become text. */
export function joinTexts(nodes: readonly ElementContent[]): ElementContent[] {
  const joined: ElementContent[] = []
  for (const node of nodes) {
    const last = joined.at(-1)
    if (node.type !== 'text' || last?.type !== 'text') joined.push(node)
    else joined[joined.length - 1] = { ...last, value: (last.value + node.value).replace(/ {2,}/g, ' ') }
  }
  return joined
}
