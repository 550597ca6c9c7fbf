/** A comment, a text, a quoted name, or the end of a statement. */
const tokenPattern = /--[^\n]*|\/\*[\s\S]*?\*\/|'[^']*'|"[^"]*"|;/g

/** Splits the SQL of a migration into its statements. Does not support triggers, whose bodies contain statements. */
export function splitStatements(sql: string): string[] {
  const ends = [...sql.matchAll(tokenPattern)].flatMap(({ 0: token, index }) =>
    token === ';' ? [index] : [],
  )
  const starts = [0, ...ends.map((end) => end + 1)]
  return starts
    .map((start, position) => sql.slice(start, ends[position]).trim())
    .filter((text) => text !== '')
}
