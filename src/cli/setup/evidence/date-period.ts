import { compareDates, type PartialDate } from '../../../model/partial-date.ts'

/** The first and the last of the dates added. */
export class DatePeriod {
  first: PartialDate | null = null
  last: PartialDate | null = null

  add(date: PartialDate | null): void {
    if (date === null) return
    if (this.first === null || compareDates(date, this.first) < 0) this.first = date
    if (this.last === null || compareDates(date, this.last) > 0) this.last = date
  }
}
