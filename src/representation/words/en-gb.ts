import { type Catalogue, en } from './en.ts'

/** English with the day before the month and a 24-hour clock. */
export const enGb: Catalogue = {
  ...en,
  day: (day, month, year) => `${day} ${month} ${year}`,
  monthDay: (day, month) => `${day} ${month}`,
  time: (day, hour, minute) => `${day} at ${String(hour).padStart(2, '0')}:${minute}`,
}
