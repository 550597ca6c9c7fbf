/** The state of the uploads to a namespace, as read from its journal. */
export interface UploadRecord {
  /** The number of prunes before this record began; -1 for an empty record. */
  pruneCount: number
  /** True if every stored key was uploaded under this record, so a key missing from it is not stored. */
  isComplete: boolean
  storedKeys: Set<string>
  /** Keys that were sent without a response. */
  doubtfulKeys: Set<string>
  /** Day (UTC) → number of KV values written on it. */
  writesByDay: Map<string, number>
  /** Batches without a response, by number. */
  openBatches: Map<string, { day: string; keys: string[] }>
}

export const createUploadRecord = (): UploadRecord => ({
  pruneCount: -1,
  isComplete: false,
  storedKeys: new Set(),
  doubtfulKeys: new Set(),
  writesByDay: new Map(),
  openBatches: new Map(),
})

/** True for a KV value; pictures, which are in R2, have addresses. */
const isValue = (key: string) => !key.startsWith('/')

function countWrites(record: UploadRecord, day: string, count: number): void {
  record.writesByDay.set(day, (record.writesByDay.get(day) ?? 0) + count)
}

function markStored(record: UploadRecord, key: string): void {
  record.doubtfulKeys.delete(key)
  record.storedKeys.add(key)
}

function beginBatch(record: UploadRecord, batch: string, [day = '', ...keys]: string[]): void {
  record.openBatches.set(batch, { day, keys })
  for (const key of keys) record.doubtfulKeys.add(key)
  countWrites(record, day, keys.filter(isValue).length)
}

function endBatch(record: UploadRecord, batch: string, missing: readonly string[]): void {
  const { day, keys } = record.openBatches.get(batch) ?? { day: '', keys: [] }
  record.openBatches.delete(batch)
  const failed = new Set(missing)
  for (const key of keys)
    if (failed.has(key)) record.doubtfulKeys.delete(key)
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
export function applyJournalLine(record: UploadRecord, line: string): void {
  const [sign, first = '', ...others] = line.split(' ')
  if (sign === '=') {
    const { writesByDay } = record
    const isComplete = others[0] === 'whole'
    Object.assign(record, createUploadRecord(), { writesByDay, pruneCount: Number(first), isComplete })
  }
  if (sign === '>') beginBatch(record, first, others)
  if (sign === '<') endBatch(record, first, others)
  if (sign === '+') for (const key of [first, ...others]) markStored(record, key)
  if (sign === '#') countWrites(record, first, 1)
}
