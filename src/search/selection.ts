import { maxFacetHits, type SearchFacet } from '../model/search-results.ts'
import { facetTokenSeparator, labelSeparator, type NameFilterKind, toFacetToken } from './facets.ts'
import { toMatchExpression } from './match.ts'
import { hitsPerPage, type SearchFilters, type SearchRequest } from './request.ts'
import { createPlainStatement, daySql, type Statement } from './statement.ts'

/** Maximum number of hits to count. */
export const maxCountedHits = 1000

/** A hit that the index proposes: its id in the index, and its address in the archive. */
export interface ProposedHit {
  id: number
  address: string
}

/**
 * The position at which hits begin: after the hit with this id (`null` for the beginning), then after another `skip`
 * hits.
 */
export interface HitOffset {
  after: string | null
  skip: number
}

/** Selects the state of the index: the release that it belongs to, and its analysis version. */
export const indexStateStatement = createPlainStatement('SELECT root, analysis FROM state')

const filterKinds: readonly NameFilterKind[] = ['edition', 'section', 'topic', 'author']

/** Returns the facet tokens of a search's filters. */
function toFilterTokens(filters: SearchFilters): string[] {
  return filterKinds.flatMap((kind) => {
    const name = filters[kind]
    return (name === null ? null : toFacetToken(kind, name)) ?? []
  })
}

const integerParameterSql = 'CAST(? AS INTEGER)'

/** Builds the SQL conditions on ids: for the filters by date, and for hits after an id. Ids are in order of date. */
function toIdConditions({ filters, sort }: SearchRequest, after: string | null = null): Statement {
  const idConditions: string[] = []
  const params: string[] = []
  const fromDate = filters.from ?? (filters.to === null ? null : '0')
  if (fromDate !== null) {
    idConditions.push(`>= coalesce((SELECT id FROM articles WHERE ${daySql} >= ?
      ORDER BY ${daySql}, id LIMIT 1), 9007199254740991)`)
    params.push(fromDate)
  }
  if (filters.to !== null) {
    idConditions.push(`<= coalesce((SELECT id FROM articles WHERE ${daySql} <= ?
      ORDER BY ${daySql} DESC, id DESC LIMIT 1), -1)`)
    params.push(`${filters.to}~`)
  }
  if (after !== null && sort !== 'relevance') {
    idConditions.push(`${sort === 'newest' ? '<' : '>'} ${integerParameterSql}`)
    params.push(after)
  }
  return { sql: idConditions.map((condition) => ` AND hit.rowid ${condition}`).join(''), params }
}

/**
 * The SQL for the table that contains the hits, the condition that selects them, and the parameters of that
 * condition.
 */
interface HitTableAndCondition {
  from: string
  where: string
  params: string[]
}

function toHitTableAndCondition({ query, filters }: SearchRequest): HitTableAndCondition {
  const matchExpression = toMatchExpression(query, toFilterTokens(filters))
  return matchExpression === null
    ? { from: 'articles AS hit', where: '1', params: [] }
    : { from: 'words AS hit', where: 'hit.words MATCH ?', params: [matchExpression] }
}

const orderSqlBySort = { relevance: 'rank', newest: 'hit.rowid DESC', oldest: 'hit.rowid' }

/**
 * Creates the statement that selects the `hitsPerPage` hits at a position. In an order by date, the statement is a
 * keyset scan, which reads only the rows that it returns. The table of words must be the outer loop, because FTS5
 * determines the order.
 */
export function createHitsStatement(request: SearchRequest, hitOffset: HitOffset): Statement {
  const { from, where, params } = toHitTableAndCondition(request)
  const conditions = toIdConditions(request, hitOffset.after)
  const hitsSql = `FROM ${from} WHERE ${where}${conditions.sql}
    ORDER BY ${orderSqlBySort[request.sort]} LIMIT ${hitsPerPage} OFFSET ${integerParameterSql}`
  const hitsWithAddressesSql = `SELECT found.id, articles.address FROM (SELECT hit.rowid AS id ${hitsSql}) AS found
    CROSS JOIN articles ON articles.id = found.id`
  return {
    sql: from.startsWith('words') ? hitsWithAddressesSql : `SELECT hit.id, hit.address ${hitsSql}`,
    params: [...params, ...conditions.params, String(hitOffset.skip)],
  }
}

/** Maximum number of names to return for each kind except years. */
const maxFacetNames = 10

/**
 * A name, and the number of counted hits that have it. `editions` contains the ids of those hits' editions, separated
 * by commas. `checkHex` contains the UTF-8 bytes of the other fields in lower-case hexadecimal.
 */
export interface CountedFacet {
  kind: SearchFacet['kind']
  name: string
  articles: number
  editions: string
  checkHex: string
}

/**
 * Creates the statement that counts the names in the first `maxFacetHits` hits. Names are counted by token, because a
 * name may have several spellings. Within each kind, the most frequent names come first; years are in order of date.
 */
export function createFacetCountsStatement(request: SearchRequest): Statement {
  const { from, where, params } = toHitTableAndCondition(request)
  const conditions = toIdConditions(request)
  const separatorPosition = `instr(value, '${labelSeparator}')`
  return {
    sql: `WITH hits AS (SELECT hit.rowid AS id FROM ${from} WHERE ${where}${conditions.sql}
        ORDER BY ${orderSqlBySort[request.sort]} LIMIT ${maxFacetHits}),
      counted AS (SELECT substr(value, 1, ${separatorPosition} - 1) AS token, min(substr(value, ${separatorPosition} + 1)) AS name,
        count(*) AS articles, group_concat(DISTINCT substr(address, 2, instr(substr(address, 2), '/') - 1)) AS editions
        FROM hits CROSS JOIN articles ON articles.id = hits.id, json_each(labels) GROUP BY token),
      placed AS (SELECT *, substr(token, 1, instr(token, '${facetTokenSeparator}') - 1) AS kind,
        row_number() OVER (PARTITION BY substr(token, 1, instr(token, '${facetTokenSeparator}')) ORDER BY articles DESC, token) AS place
        FROM counted)
      SELECT kind, name, articles, editions, lower(hex(kind || name || editions || articles)) AS checkHex FROM placed WHERE kind = 'year' OR place <= ${maxFacetNames}
      ORDER BY iif(kind = 'year', name, ''), place`,
    params: [...params, ...conditions.params],
  }
}

/** Creates the statement that checks whether the search has a hit with this id: `found` is 1 or 0. */
export function createHitCheckStatement(request: SearchRequest, hitId: string): Statement {
  const { from, where, params } = toHitTableAndCondition(request)
  const conditions = toIdConditions(request)
  return {
    sql: `SELECT count(*) AS found FROM ${from} WHERE ${where}${conditions.sql} AND hit.rowid = ${integerParameterSql}`,
    params: [...params, ...conditions.params, hitId],
  }
}

/** Creates the statement that counts all hits, up to one more than `maxCountedHits`. */
export function createHitCountStatement(request: SearchRequest): Statement {
  const { from, where, params } = toHitTableAndCondition(request)
  const conditions = toIdConditions(request)
  return {
    sql: `SELECT count(*) AS total FROM (SELECT 1 FROM ${from} WHERE ${where}${conditions.sql} LIMIT ${maxCountedHits + 1})`,
    params: [...params, ...conditions.params],
  }
}
