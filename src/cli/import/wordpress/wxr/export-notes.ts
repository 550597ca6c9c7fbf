/** A kind of note about an export, reported once with its names and counts. */
export type ExportNoteKind =
  | 'comment'
  | 'hidden comment'
  | 'omitted comment'
  | 'other comment'
  | 'empty comment'
  | 'reply'
  | 'long name'
  | 'excerpt'
  | 'shortcode'
  | 'unreadable shortcode'
  | 'form'
  | 'block'
  | 'taxonomy'
  | 'custom field'
  | 'repeated custom field'
  | 'omitted custom field'
  | 'omitted term'
  | 'host'
  | 'query'
  | 'featured picture'
  | 'missing attachment'
  | 'missing featured picture'
  | 'empty gallery'
  | 'untitled'
  | 'front page'
  | 'login'
  | 'encoded twice'
  | 'unreadable footnotes'
  | 'primary category'
  | 'post type'

/** Counts notes by kind and name while an export is read. */
export class ExportNoteCounts {
  readonly #countByNameByKind = new Map<ExportNoteKind, Map<string, number>>()

  add(kind: ExportNoteKind, name = '', addedCount = 1): void {
    const countByName = this.#countByNameByKind.get(kind) ?? new Map<string, number>()
    this.#countByNameByKind.set(kind, countByName.set(name, (countByName.get(name) ?? 0) + addedCount))
  }

  countOfKind(kind: ExportNoteKind): number {
    return this.listCountsByName(kind).reduce((sum, [, count]) => sum + count, 0)
  }

  /** Lists the names noted for a kind with their counts, sorted by name. */
  listCountsByName(kind: ExportNoteKind): [name: string, count: number][] {
    return [...(this.#countByNameByKind.get(kind) ?? [])].sort(([a], [b]) => (a < b ? -1 : 1))
  }
}

/** Formats names with their counts: `video (2), map (1)`. */
export const formatNameCounts = (nameCounts: readonly [name: string, count: number][]): string =>
  nameCounts.map(([name, count]) => `${name} (${count})`).join(', ')
