/** What an archivist is told about, once a kind and name, with how often it occurred. */
export type ExportNote =
  | 'comment'
  | 'excerpt'
  | 'shortcode'
  | 'form'
  | 'block'
  | 'taxonomy'
  | 'host'
  | 'query'
  | 'featured picture'
  | 'missing attachment'
  | 'empty gallery'
  | 'untitled'
  | 'front page'
  | 'login'
  | 'encoded twice'
  | 'unreadable footnotes'
  | 'primary category'
  | 'post type'

/** Counts what is found while an export is read. */
export class ExportNotes {
  readonly #counts = new Map<ExportNote, Map<string, number>>()

  /** Notes that something of this name was found. */
  add(finding: ExportNote, name = '', times = 1): void {
    const names = this.#counts.get(finding) ?? new Map<string, number>()
    this.#counts.set(finding, names.set(name, (names.get(name) ?? 0) + times))
  }

  /** How often something of any name was found. */
  total(finding: ExportNote): number {
    return this.byName(finding).reduce((sum, [, count]) => sum + count, 0)
  }

  /** The names found and how often, in the names' order. */
  byName(finding: ExportNote): [name: string, count: number][] {
    return [...(this.#counts.get(finding) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))
  }
}
