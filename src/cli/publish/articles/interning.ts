// 400,000 summaries are in memory at once, so equal strings and lists are stored only once.

const internedStrings = new Map<string, string>()

/** Returns the shared copy of a string. */
export function internText(text: string): string {
  const internedText = internedStrings.get(text)
  if (internedText !== undefined) return internedText
  internedStrings.set(text, text)
  return text
}

const emptyList: readonly never[] = []

/** Returns a shared list if the list is empty; otherwise, the list itself. */
export const internEmptyList = <Item>(list: readonly Item[]): readonly Item[] =>
  list.length === 0 ? emptyList : list

const internedListByName = new Map<string, readonly string[]>()

/**
 * Interns the names in a list. A list of a single name is shared as a whole: most lists of sections and authors have
 * only one name.
 */
export function internNames(names: readonly string[]): readonly string[] {
  const [name, secondName] = names
  if (name === undefined || secondName !== undefined) return internEmptyList(names.map(internText))
  const internedList = internedListByName.get(name) ?? [internText(name)]
  internedListByName.set(name, internedList)
  return internedList
}
