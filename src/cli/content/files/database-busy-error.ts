/** SQLite's result code `SQLITE_BUSY`. */
const sqliteBusyCode = 5

/** True for SQLite's error that another process is using the database. */
export const isDatabaseBusyError = (error: unknown): boolean =>
  (error as { errcode?: number }).errcode === sqliteBusyCode
