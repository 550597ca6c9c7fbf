import type { ElementContent, Text } from 'hast'

/** Joins texts with one space between their words, since a picture between them may have become text. */
const mergeTextNodes = ([firstText, ...otherTexts]: readonly [Text, ...Text[]]): Text => {
  if (otherTexts.length === 0) return firstText
  const textValues = [firstText, ...otherTexts].map(({ value }) => value)
  return { ...firstText, value: textValues.join('').replace(/ {2,}/g, ' ') }
}

/** Joins adjacent texts. */
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
