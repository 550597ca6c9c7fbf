import { compareDates, type PartialDate } from '../../../model/partial-date.ts'

/** The earliest and the latest of the added dates. */
export class DatePeriod {
  first: PartialDate | null = null
  last: PartialDate | null = null

  add(date: PartialDate | null): void {
    if (date === null) return
    if (this.first === null || compareDates(date, this.first) < 0) this.first = date
    if (this.last === null || compareDates(date, this.last) > 0) this.last = date
  }
}
