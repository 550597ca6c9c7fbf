/** The state of the uploads to a namespace, as read from its journal. */
export interface UploadRecord {
  /** The number of times the archive had been pruned when this record began; -1 for an empty record. */
  pruneCount: number
  /** True if the record contains every stored key, so that any other key is known not to be stored. */
  hasAllStoredKeys: boolean
  storedKeys: Set<string>
  /** Keys that were sent, but for which no response arrived. */
  doubtfulKeys: Set<string>
  /** Day (UTC) → number of KV values written on that day. */
  writesByDay: Map<string, number>
  /** Batches that are still waiting for a response, by batch id. */
  openBatchById: Map<string, { day: string; keys: string[] }>
}

export const createUploadRecord = (): UploadRecord => ({
  pruneCount: -1,
  hasAllStoredKeys: false,
  storedKeys: new Set(),
  doubtfulKeys: new Set(),
  writesByDay: new Map(),
  openBatchById: new Map(),
})

/** True for the key of a KV value. A picture is stored in R2, and its key is its address. */
const isKvKey = (key: string) => !key.startsWith('/')

function addWriteCount(record: UploadRecord, day: string, writeCount: number): void {
  record.writesByDay.set(day, (record.writesByDay.get(day) ?? 0) + writeCount)
}

function markKeyStored(record: UploadRecord, key: string): void {
  record.doubtfulKeys.delete(key)
  record.storedKeys.add(key)
}

function applyBatchStart(record: UploadRecord, batchId: string, [day = '', ...keys]: string[]): void {
  record.openBatchById.set(batchId, { day, keys })
  for (const key of keys) record.doubtfulKeys.add(key)
  addWriteCount(record, day, keys.filter(isKvKey).length)
}

function applyBatchEnd(record: UploadRecord, batchId: string, missingKeys: readonly string[]): void {
  const { day, keys } = record.openBatchById.get(batchId) ?? { day: '', keys: [] }
  record.openBatchById.delete(batchId)
  const failedKeys = new Set(missingKeys)
  for (const key of keys)
    if (failedKeys.has(key)) record.doubtfulKeys.delete(key)
    else markKeyStored(record, key)
  addWriteCount(record, day, -missingKeys.filter(isKvKey).length)
}

/**
 * Applies a line of the journal to a record:
 * - `= <prunes> whole|part`: discards everything before it except write counts; `whole` if nothing was stored;
 * - `> <batch> <day> <key>…`: the keys are about to be sent;
 * - `< <batch> <key>…`: the batch was answered or checked; all but these keys are stored;
 * - `+ <key>…`: a check found the keys stored;
 * - `# <day>`: the pointer was written.
 */
export function applyJournalLine(record: UploadRecord, line: string): void {
  const [operator, firstArgument = '', ...otherArguments] = line.split(' ')
  if (operator === '=') {
    const { writesByDay } = record
    const hasAllStoredKeys = otherArguments[0] === 'whole'
    Object.assign(record, createUploadRecord(), {
      writesByDay,
      pruneCount: Number(firstArgument),
      hasAllStoredKeys,
    })
  }
  if (operator === '>') applyBatchStart(record, firstArgument, otherArguments)
  if (operator === '<') applyBatchEnd(record, firstArgument, otherArguments)
  if (operator === '+') for (const key of [firstArgument, ...otherArguments]) markKeyStored(record, key)
  if (operator === '#') addWriteCount(record, firstArgument, 1)
}
