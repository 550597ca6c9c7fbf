import type { ElementContent, Text } from 'hast'

/** Joins texts with one space between their words, since a picture between them may have become text. */
const joinTexts = ([firstText, ...otherTexts]: readonly [Text, ...Text[]]): Text => {
  if (otherTexts.length === 0) return firstText
  const values = [firstText, ...otherTexts].map(({ value }) => value)
  return { ...firstText, value: values.join('').replace(/ {2,}/g, ' ') }
}

/** Joins adjacent texts. */
export function joinTextNodes(nodes: readonly ElementContent[]): ElementContent[] {
  const joinedNodes: ElementContent[] = []
  let pendingTexts: Text[] = []
  const flushTexts = () => {
    const [first, ...others] = pendingTexts
    if (first) joinedNodes.push(joinTexts([first, ...others]))
    pendingTexts = []
  }
  for (const node of nodes) {
    if (node.type === 'text') pendingTexts.push(node)
    else {
      flushTexts()
      joinedNodes.push(node)
    }
  }
  flushTexts()
  return joinedNodes
}
