// 400,000 summaries are in memory at once: equal strings and lists exist once among them.

const texts = new Map<string, string>()

/** Returns the one copy of a string in memory. */
export function shareText(text: string): string {
  const sharedText = texts.get(text)
  if (sharedText !== undefined) return sharedText
  texts.set(text, text)
  return text
}

const emptyList: readonly never[] = []

/** Returns one and the same list for every empty one. */
export const shareEmpty = <Item>(list: readonly Item[]): readonly Item[] =>
  list.length === 0 ? emptyList : list

const singleNames = new Map<string, readonly string[]>()

/** Shares the names in a list, and the list where it has one name, as most sections and authors do. */
export function shareNames(names: readonly string[]): readonly string[] {
  const [name, second] = names
  if (name === undefined || second !== undefined) return shareEmpty(names.map(shareText))
  const list = singleNames.get(name) ?? [shareText(name)]
  singleNames.set(name, list)
  return list
}
