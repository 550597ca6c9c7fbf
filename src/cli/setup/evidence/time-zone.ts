import type { PartialDate } from '../../../model/partial-date.ts'

/** Countries and the zones of their newspapers, those with most people first. */
const zonesByCountry: readonly (readonly [country: string, zones: string])[] = [
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

const formats = new Map<string, Intl.DateTimeFormat>()

/** Returns a zone's offset at a time, as dates write it: `-04:00`. */
function offsetAt(zone: string, instant: number): string {
  const format =
    formats.get(zone) ?? new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  formats.set(zone, format)
  const name = format.formatToParts(instant).find(({ type }) => type === 'timeZoneName')?.value ?? ''
  return name.replace(/^GMT(?:\+00:00)?/, '') || 'Z'
}

/** Returns the zones of a language's country: the one that its code names, or else that of most who speak it. */
function zonesOfCountry(language: string | null): string[] {
  const region = language === null ? null : new Intl.Locale(language).maximize().region
  const zones = zonesByCountry.find(([country]) => country === region)?.[1]
  return zones?.split(' ') ?? []
}

const allZones = zonesByCountry.flatMap(([, zones]) => zones.split(' '))

/** Returns the zone that a newspaper in this language would have if its dates do not say more. */
export const findLikelyTimeZone = (language: string | null): string => zonesOfCountry(language)[0] ?? 'UTC'

/** Finds the zone whose offsets the dates have; `null` when they have none, or those of no single zone. */
export function findTimeZone(dates: readonly PartialDate[], language: string | null): string | null {
  if (dates.length === 0) return null
  if (dates.every((date) => /(?:Z|\+00:00)$/.test(date))) return 'UTC'
  const offsets = dates.map((date) => ({
    instant: Date.parse(date),
    offset: /(?:Z|[+-]\d\d:\d\d)$/.exec(date)?.[0].replace('+00:00', 'Z'),
  }))
  const candidates = [...zonesOfCountry(language), ...allZones]
  return (
    candidates.find((zone) => offsets.every(({ instant, offset }) => offsetAt(zone, instant) === offset)) ??
    null
  )
}
