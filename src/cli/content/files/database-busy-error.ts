/** SQLite's result code `SQLITE_BUSY`. */
const sqliteBusyCode = 5

/** True for SQLite's error about a database in use by another process. */
export const isDatabaseBusyError = (error: unknown): boolean =>
  (error as { errcode?: number }).errcode === sqliteBusyCode
