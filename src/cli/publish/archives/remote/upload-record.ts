/** What is known of the uploads to a namespace. */
export interface UploadRecord {
  /** How often the archive had been pruned when this was begun; -1 before the first. */
  prunes: number
  /** Whether everything that is kept was uploaded under it, so that what it does not name is not there. */
  whole: boolean
  kept: Set<string>
  /** Sent, and not answered. */
  doubtful: Set<string>
  /** Day (UTC) → how many values of KV were written on it. */
  writes: Map<string, number>
  /** Batches that were sent and not answered, by number. */
  open: Map<string, { day: string; keys: string[] }>
}

export const emptyRecord = (): UploadRecord => ({
  ...{ prunes: -1, whole: false, kept: new Set(), doubtful: new Set(), writes: new Map(), open: new Map() },
})

const isValue = (key: string) => !key.startsWith('/')

function count(record: UploadRecord, day: string, more: number): void {
  record.writes.set(day, (record.writes.get(day) ?? 0) + more)
}

function begin(record: UploadRecord, number: string, [day = '', ...keys]: string[]): void {
  record.open.set(number, { day, keys })
  for (const key of keys) record.doubtful.add(key)
  count(record, day, keys.filter(isValue).length)
}

function end(record: UploadRecord, number: string, missing: readonly string[]): void {
  const { day, keys } = record.open.get(number) ?? { day: '', keys: [] }
  record.open.delete(number)
  const without = new Set(missing)
  for (const key of keys) {
    record.doubtful.delete(key)
    if (!without.has(key)) record.kept.add(key)
  }
  count(record, day, -missing.filter(isValue).length)
}

/**
 * Takes in one line of a journal:
 *
 * - `= <prunes> whole|part`: what was known before is no knowledge any more;
 * - `> <number> <day> <key>…`: this is about to be sent;
 * - `< <number> <key>…`: it was answered, or asked about; all of it is kept but these;
 * - `+ <key>…`: found to be kept;
 * - `# <day>`: the pointer was written.
 */
export function applyLine(record: UploadRecord, line: string): void {
  const [sign, first = '', ...rest] = line.split(' ')
  if (sign === '=') {
    const { writes } = record
    Object.assign(record, emptyRecord(), { writes, prunes: Number(first), whole: rest[0] === 'whole' })
  }
  if (sign === '>') begin(record, first, rest)
  if (sign === '<') end(record, first, rest)
  if (sign === '+')
    for (const key of [first, ...rest]) {
      record.doubtful.delete(key)
      record.kept.add(key)
    }
  if (sign === '#') count(record, first, 1)
}
