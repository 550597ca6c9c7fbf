import { en } from './en.ts'
import type { Words } from './words.ts'

/** English as it is written where the day comes before the month, and the clock has 24 hours. */
export const enGb: Words = {
  ...en,
  day: (day, month, year) => `${day} ${month} ${year}`,
  monthDay: (day, month) => `${day} ${month}`,
  time: (day, hour, minute) => `${day} at ${String(hour).padStart(2, '0')}:${minute}`,
}
