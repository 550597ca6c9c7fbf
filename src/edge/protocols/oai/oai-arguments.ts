/** An error of OAI-PMH 2.0 §3.6. Its name is the error code. */
export class OaiError extends Error {
  constructor(code: string) {
    super(code)
    this.name = code
  }
}

const argumentsOfListVerbs = 'metadataPrefix from? until? set? resumptionToken?'

/** Argument names by verb (§4). Optional arguments end in a question mark. */
const argumentsByVerb: ReadonlyMap<string, string> = new Map([
  ['Identify', ''],
  ['ListMetadataFormats', 'identifier?'],
  ['ListSets', 'resumptionToken?'],
  ['GetRecord', 'identifier metadataPrefix'],
  ['ListIdentifiers', argumentsOfListVerbs],
  ['ListRecords', argumentsOfListVerbs],
])

/**
 * Argument syntax (the patterns of OAI-PMH.xsd). A response repeats only values that match. An identifier must be a
 * URI.
 */
const syntaxByArgument: ReadonlyMap<string, RegExp> = new Map([
  ['metadataPrefix', /^[\w.!~*'()-]+$/],
  ['set', /^[\w.!~*'()-]+(?::[\w.!~*'()-]+)*$/],
  ['identifier', /^(?:[\w.!~*'();/?:@&=+$,-]|%[\da-f]{2})+$/i],
])

/** Checks and returns the verb and its arguments. A resumption token excludes all other arguments. @throws OaiError */
export function parseOaiArguments(params: URLSearchParams): ReadonlyMap<string, string> {
  const valuesByArgument = new Map(params)
  const allowedArguments = argumentsByVerb.get(valuesByArgument.get('verb') ?? '')
  if (allowedArguments === undefined || params.getAll('verb').length > 1) throw new OaiError('badVerb')
  const markedArgumentNames = allowedArguments.split(' ')
  const isAllowed = (name: string) =>
    name === 'verb' || markedArgumentNames.includes(name) || markedArgumentNames.includes(`${name}?`)
  const hasToken = valuesByArgument.has('resumptionToken')
  const hasRequiredArguments = hasToken
    ? valuesByArgument.size === 2
    : markedArgumentNames.every((name) => name === '' || name.endsWith('?') || valuesByArgument.has(name))
  const areValuesValid = [...valuesByArgument].every(
    ([name, value]) => isAllowed(name) && (syntaxByArgument.get(name)?.test(value) ?? true),
  )
  if (params.size !== valuesByArgument.size || !areValuesValid || !hasRequiredArguments)
    throw new OaiError('badArgument')
  for (const name of ['from', 'until'])
    if (valuesByArgument.has(name)) parseDatestamp(valuesByArgument.get(name) ?? '')
  if (valuesByArgument.has('metadataPrefix') && valuesByArgument.get('metadataPrefix') !== 'oai_dc')
    throw new OaiError('cannotDisseminateFormat')
  return valuesByArgument
}

/** Formats a time in Unix seconds as an OAI-PMH datestamp: `2016-04-08T00:00:00Z`. */
export const formatDatestamp = (seconds: number): string =>
  new Date(seconds * 1000).toISOString().replace('.000', '')

/** Parses a datestamp to Unix seconds. A day is parsed as its first second. @throws OaiError */
function parseDatestamp(text: string): number {
  const seconds = Date.parse(text) / 1000
  // `Date` parses a day that does not exist as a different day, or not at all. XML Schema has no year 0.
  const isDate = !Number.isNaN(seconds) && text > '0001' && [10, 20].includes(text.length)
  if (isDate && formatDatestamp(seconds).startsWith(text)) return seconds
  throw new OaiError('badArgument')
}

/** The position at which a list continues, and the list's limits. */
export interface ListPosition {
  /** The time of change (Unix seconds) and the id of the last record before this position. */
  changed: number
  id: string
  /** An edition's id; empty for all editions. */
  set: string
  until: number
}

/** Text that sorts after every id. */
const maxId = 'z'

/** The latest time that fits into a resumption token, in Unix seconds. */
const maxUntilSeconds = 99_999_999_999

/** Reads a list's position from its resumption token or, without one, from its dates. @throws OaiError */
export function readListPosition(valuesByArgument: ReadonlyMap<string, string>): ListPosition {
  const resumptionToken = valuesByArgument.get('resumptionToken')
  if (resumptionToken !== undefined) {
    const tokenMatch = /^(\d{1,11})!([0-9a-f]{20})!([a-z0-9-]{0,100})!(\d{1,11})$/.exec(resumptionToken)
    if (!tokenMatch) throw new OaiError('badResumptionToken')
    const [, changed, id = '', set = '', until] = tokenMatch
    return { changed: Number(changed), id, set, until: Number(until) }
  }
  const [fromText, untilText] = [valuesByArgument.get('from'), valuesByArgument.get('until')]
  const firstSecond = fromText === undefined ? 0 : parseDatestamp(fromText)
  const lastSecond =
    untilText === undefined
      ? maxUntilSeconds
      : parseDatestamp(untilText) + (untilText.length === 10 ? 86_399 : 0)
  if ((fromText && untilText && fromText.length !== untilText.length) || firstSecond > lastSecond)
    throw new OaiError('badArgument')
  return { changed: firstSecond - 1, id: maxId, set: valuesByArgument.get('set') ?? '', until: lastSecond }
}

/**
 * Formats a resumption token. It contains the whole position, so that the archive does not have to store any lists.
 */
export const formatResumptionToken = ({ changed, id, set, until }: ListPosition): string =>
  [changed, id, set, until].join('!')
