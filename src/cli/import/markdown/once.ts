const told = new WeakMap<object, Set<string>>()

/** Whether something is said for the first time in an import (which its list of editions stands for). */
export function firstTime(importing: object, what: string): boolean {
  const before = told.get(importing) ?? new Set()
  told.set(importing, before)
  if (before.has(what)) return false
  before.add(what)
  return true
}
