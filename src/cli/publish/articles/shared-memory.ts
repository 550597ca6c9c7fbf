// 400,000 summaries are in memory at once, so equal strings and lists are stored only once.

const texts = new Map<string, string>()

/** Returns the shared copy of a string. */
export function shareText(text: string): string {
  const sharedText = texts.get(text)
  if (sharedText !== undefined) return sharedText
  texts.set(text, text)
  return text
}

const emptyList: readonly never[] = []

/** Returns the shared empty list for an empty one. */
export const shareEmpty = <Item>(list: readonly Item[]): readonly Item[] =>
  list.length === 0 ? emptyList : list

const singleNames = new Map<string, readonly string[]>()

/** Shares the names in a list, and a list of one name as a whole, since most lists of sections and authors have one. */
export function shareNames(names: readonly string[]): readonly string[] {
  const [name, second] = names
  if (name === undefined || second !== undefined) return shareEmpty(names.map(shareText))
  const list = singleNames.get(name) ?? [shareText(name)]
  singleNames.set(name, list)
  return list
}
