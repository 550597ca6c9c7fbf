/** Matches a comment, a string, a quoted name, or the end of a statement. */
const tokenPattern = /--[^\n]*|\/\*[\s\S]*?\*\/|'[^']*'|"[^"]*"|;/g

/** Splits the SQL of a migration into statements. Does not support triggers, whose bodies contain semicolons. */
export function splitStatements(sql: string): string[] {
  const semicolonPositions = [...sql.matchAll(tokenPattern)].flatMap(({ 0: token, index }) =>
    token === ';' ? [index] : [],
  )
  const statementStarts = [0, ...semicolonPositions.map((semicolonPosition) => semicolonPosition + 1)]
  return statementStarts
    .map((start, index) => sql.slice(start, semicolonPositions[index]).trim())
    .filter((statement) => statement !== '')
}
