import { oneOf, told, underFault } from './faulty.ts'

type Results = D1Result<Record<string, unknown>>[]

/** Earlier results of the index, returned by a replica that lags behind. */
const said = new Map<string, Results>()

const questions = new WeakMap<object, string>()

/** SQLite itself detects most damage; undetected damage changes values. */
function corrupt(results: Results): Results {
  if (told.chance() < 0.4) throw new Error('injected: database disk image is malformed')
  const spoil = ([name, value]: [string, unknown]) =>
    [name, typeof value === 'string' ? oneOf([value, `${value}x`, '/nowhere', '']) : value] as const
  return results.map((each) => ({
    ...each,
    results: each.results.map((row) => Object.fromEntries(Object.entries(row).map(spoil))),
  }))
}

function stale(question: string, read: () => Promise<Results>): Promise<Results> {
  const before = said.get(question)
  return before && told.chance() < 0.7 ? Promise.resolve(before) : read()
}

async function batch(real: D1Database, statements: D1PreparedStatement[]): Promise<Results> {
  const question = statements.map((each) => questions.get(each)).join('\n')
  const read = async () => {
    const results: Results = await real.batch<Record<string, unknown>>(statements)
    if (!said.has(question)) said.set(question, results)
    return results
  }
  return underFault(told.settings.d1, read, { corrupt, stale: () => stale(question, read) })
}

function prepare(real: D1Database, sql: string): Pick<D1PreparedStatement, 'bind'> {
  return {
    bind(...params) {
      const bound = real.prepare(sql).bind(...params)
      questions.set(bound, sql + JSON.stringify(params))
      return bound
    },
  }
}

/** Wraps the real database in one that misbehaves according to the instance's settings. */
export const faultyD1 = (real: D1Database): D1Database =>
  ({
    prepare: (sql: string) => prepare(real, sql),
    batch: (statements: D1PreparedStatement[]) => batch(real, statements),
  }) as D1Database
