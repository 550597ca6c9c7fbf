/** The state of the uploads to a namespace, as read from its journal. */
export interface UploadRecord {
  /** The number of prunes before this record began; -1 for an empty record. */
  prunes: number
  /** True if every stored key was uploaded under this record, so a key missing from it is not stored. */
  isComplete: boolean
  stored: Set<string>
  /** Keys that were sent without a response. */
  doubtful: Set<string>
  /** Day (UTC) → number of KV values written on it. */
  writes: Map<string, number>
  /** Batches without a response, by number. */
  open: Map<string, { day: string; keys: string[] }>
}

export const emptyRecord = (): UploadRecord => ({
  prunes: -1,
  isComplete: false,
  stored: new Set(),
  doubtful: new Set(),
  writes: new Map(),
  open: new Map(),
})

/** True for a KV value; pictures, which are in R2, have addresses. */
const isValue = (key: string) => !key.startsWith('/')

function countWrites(record: UploadRecord, day: string, count: number): void {
  record.writes.set(day, (record.writes.get(day) ?? 0) + count)
}

function markStored(record: UploadRecord, key: string): void {
  record.doubtful.delete(key)
  record.stored.add(key)
}

function beginBatch(record: UploadRecord, batch: string, [day = '', ...keys]: string[]): void {
  record.open.set(batch, { day, keys })
  for (const key of keys) record.doubtful.add(key)
  countWrites(record, day, keys.filter(isValue).length)
}

function endBatch(record: UploadRecord, batch: string, missing: readonly string[]): void {
  const { day, keys } = record.open.get(batch) ?? { day: '', keys: [] }
  record.open.delete(batch)
  const failed = new Set(missing)
  for (const key of keys)
    if (failed.has(key)) record.doubtful.delete(key)
    else markStored(record, key)
  countWrites(record, day, -missing.filter(isValue).length)
}

/**
 * Applies a line of the journal to a record:
 * - `= <prunes> whole|part`: all lines before it are void;
 * - `> <batch> <day> <key>…`: the keys are about to be sent;
 * - `< <batch> <key>…`: the batch was answered or checked; all but these keys are stored;
 * - `+ <key>…`: the keys turned out to be stored;
 * - `# <day>`: the pointer was written.
 */
export function applyLine(record: UploadRecord, line: string): void {
  const [sign, first = '', ...others] = line.split(' ')
  if (sign === '=') {
    const { writes } = record
    const isComplete = others[0] === 'whole'
    Object.assign(record, emptyRecord(), { writes, prunes: Number(first), isComplete })
  }
  if (sign === '>') beginBatch(record, first, others)
  if (sign === '<') endBatch(record, first, others)
  if (sign === '+') for (const key of [first, ...others]) markStored(record, key)
  if (sign === '#') countWrites(record, first, 1)
}
