// 400,000 summaries are in memory at once, so equal strings and lists are stored only once.

const internedStrings = new Map<string, string>()

/** Returns the interned copy of a string. */
export function internText(text: string): string {
  const internedText = internedStrings.get(text)
  if (internedText !== undefined) return internedText
  internedStrings.set(text, text)
  return text
}

const emptyList: readonly never[] = []

/** Returns the interned empty list for an empty one. */
export const internEmptyList = <Item>(list: readonly Item[]): readonly Item[] =>
  list.length === 0 ? emptyList : list

const internedListByName = new Map<string, readonly string[]>()

/** Interns the names in a list, and a list of one name as a whole, since most lists of sections and authors have one. */
export function internNames(names: readonly string[]): readonly string[] {
  const [name, secondName] = names
  if (name === undefined || secondName !== undefined) return internEmptyList(names.map(internText))
  const internedList = internedListByName.get(name) ?? [internText(name)]
  internedListByName.set(name, internedList)
  return internedList
}
