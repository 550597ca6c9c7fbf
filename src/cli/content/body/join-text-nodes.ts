import type { ElementContent, Text } from 'hast'

/** Joins texts with one space between their words, since a picture between them may have become text. */
const join = ([first, ...others]: readonly [Text, ...Text[]]): Text => {
  if (others.length === 0) return first
  const values = [first, ...others].map(({ value }) => value)
  return { ...first, value: values.join('').replace(/ {2,}/g, ' ') }
}

/** Joins adjacent texts. */
export function joinTextNodes(nodes: readonly ElementContent[]): ElementContent[] {
  const joined: ElementContent[] = []
  let texts: Text[] = []
  const addTexts = () => {
    const [first, ...others] = texts
    if (first) joined.push(join([first, ...others]))
    texts = []
  }
  for (const node of nodes) {
    if (node.type === 'text') texts.push(node)
    else {
      addTexts()
      joined.push(node)
    }
  }
  addTexts()
  return joined
}
