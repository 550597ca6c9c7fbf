// 400,000 summaries are in memory at once, so equal strings and lists are stored only once.

const texts = new Map<string, string>()

/** Returns the interned copy of a string. */
export function internText(text: string): string {
  const internedText = texts.get(text)
  if (internedText !== undefined) return internedText
  texts.set(text, text)
  return text
}

const emptyList: readonly never[] = []

/** Returns the interned empty list for an empty one. */
export const internEmptyList = <Item>(list: readonly Item[]): readonly Item[] =>
  list.length === 0 ? emptyList : list

const singleNames = new Map<string, readonly string[]>()

/** Interns the names in a list, and a list of one name as a whole, since most lists of sections and authors have one. */
export function internNames(names: readonly string[]): readonly string[] {
  const [name, second] = names
  if (name === undefined || second !== undefined) return internEmptyList(names.map(internText))
  const list = singleNames.get(name) ?? [internText(name)]
  singleNames.set(name, list)
  return list
}
