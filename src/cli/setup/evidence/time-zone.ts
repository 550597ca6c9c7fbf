import type { PartialDate } from '../../../model/partial-date.ts'

/** Time zones by country. In each country, the zones with the most people come first. */
const zoneNamesByCountry: readonly (readonly [country: string, zones: string])[] = [
  ['GB', 'Europe/London'],
  ['FR', 'Europe/Paris'],
  ['DE', 'Europe/Berlin'],
  ['US', 'America/New_York America/Chicago America/Denver America/Los_Angeles America/Phoenix'],
  [
    'CA',
    'America/Toronto America/Winnipeg America/Edmonton America/Vancouver America/Halifax America/Regina',
  ],
  ['ES', 'Europe/Madrid Atlantic/Canary'],
  ['IT', 'Europe/Rome'],
  ['BE', 'Europe/Brussels'],
  ['NL', 'Europe/Amsterdam'],
  ['CH', 'Europe/Zurich'],
  ['AT', 'Europe/Vienna'],
  ['PT', 'Europe/Lisbon'],
  ['IE', 'Europe/Dublin'],
  ['SE', 'Europe/Stockholm'],
  ['NO', 'Europe/Oslo'],
  ['DK', 'Europe/Copenhagen'],
  ['FI', 'Europe/Helsinki'],
  ['PL', 'Europe/Warsaw'],
  ['CZ', 'Europe/Prague'],
  ['HU', 'Europe/Budapest'],
  ['RO', 'Europe/Bucharest'],
  ['GR', 'Europe/Athens'],
  ['BG', 'Europe/Sofia'],
  ['RU', 'Europe/Moscow'],
  ['TR', 'Europe/Istanbul'],
  ['MX', 'America/Mexico_City America/Monterrey America/Tijuana'],
  ['CO', 'America/Bogota'],
  ['PE', 'America/Lima'],
  ['CL', 'America/Santiago'],
  ['AR', 'America/Argentina/Buenos_Aires'],
  ['BR', 'America/Sao_Paulo America/Manaus'],
  ['ZA', 'Africa/Johannesburg'],
  ['KE', 'Africa/Nairobi'],
  ['NG', 'Africa/Lagos'],
  ['EG', 'Africa/Cairo'],
  ['IL', 'Asia/Jerusalem'],
  ['AE', 'Asia/Dubai'],
  ['IR', 'Asia/Tehran'],
  ['PK', 'Asia/Karachi'],
  ['BD', 'Asia/Dhaka'],
  ['TH', 'Asia/Bangkok'],
  ['ID', 'Asia/Jakarta'],
  ['CN', 'Asia/Shanghai'],
  ['SG', 'Asia/Singapore'],
  ['KR', 'Asia/Seoul'],
  ['JP', 'Asia/Tokyo'],
  ['AU', 'Australia/Sydney Australia/Brisbane Australia/Adelaide Australia/Perth'],
  ['NZ', 'Pacific/Auckland'],
]

const offsetFormatByZone = new Map<string, Intl.DateTimeFormat>()

/** Formats a zone's offset from UTC at a point in time, as dates contain it: `-04:00`, or `Z` for no offset. */
function formatOffsetAt(timeZone: string, instantMs: number): string {
  const offsetFormat =
    offsetFormatByZone.get(timeZone) ??
    new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' })
  offsetFormatByZone.set(timeZone, offsetFormat)
  const offsetName =
    offsetFormat.formatToParts(instantMs).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return offsetName.replace(/^GMT(?:\+00:00)?/, '') || 'Z'
}

/**
 * Returns the time zones of a language's country: the country in its code, or else the one where most speakers live.
 */
function listLikelyZones(language: string | null): string[] {
  const languageCountry = language === null ? null : new Intl.Locale(language).maximize().region
  const joinedZoneNames = zoneNamesByCountry.find(([country]) => country === languageCountry)?.[1]
  return joinedZoneNames?.split(' ') ?? []
}

const allZoneNames = zoneNamesByCountry.flatMap(([, joinedZoneNames]) => joinedZoneNames.split(' '))

/** Returns the most likely time zone of a newspaper in this language, for use if its dates do not reveal the zone. */
export const findLikelyTimeZone = (language: string | null): string => listLikelyZones(language)[0] ?? 'UTC'

/** Finds a time zone whose offsets match all dates. Returns `null` if there are no dates, or if no zone matches. */
export function findTimeZoneByOffsets(dates: readonly PartialDate[], language: string | null): string | null {
  if (dates.length === 0) return null
  if (dates.every((date) => /(?:Z|\+00:00)$/.test(date))) return 'UTC'
  const datedOffsets = dates.map((date) => ({
    instant: Date.parse(date),
    offset: /(?:Z|[+-]\d\d:\d\d)$/.exec(date)?.[0].replace('+00:00', 'Z'),
  }))
  const candidateZones = [...listLikelyZones(language), ...allZoneNames]
  return (
    candidateZones.find((zone) =>
      datedOffsets.every(({ instant, offset }) => formatOffsetAt(zone, instant) === offset),
    ) ?? null
  )
}
