import type { ElementContent, Text } from 'hast'

/** Merges text nodes, and collapses the runs of spaces that remain where text has replaced a picture. */
const mergeTextNodes = ([firstText, ...otherTexts]: readonly [Text, ...Text[]]): Text => {
  if (otherTexts.length === 0) return firstText
  const textValues = [firstText, ...otherTexts].map(({ value }) => value)
  return { ...firstText, value: textValues.join('').replace(/ {2,}/g, ' ') }
}

/** Merges each run of adjacent text nodes into one node, with one space between words. */
export function joinTextNodes(nodes: readonly ElementContent[]): ElementContent[] {
  const joinedNodes: ElementContent[] = []
  let pendingTextNodes: Text[] = []
  const flushTextNodes = () => {
    const [firstText, ...otherTexts] = pendingTextNodes
    if (firstText) joinedNodes.push(mergeTextNodes([firstText, ...otherTexts]))
    pendingTextNodes = []
  }
  for (const node of nodes) {
    if (node.type === 'text') pendingTextNodes.push(node)
    else {
      flushTextNodes()
      joinedNodes.push(node)
    }
  }
  flushTextNodes()
  return joinedNodes
}
