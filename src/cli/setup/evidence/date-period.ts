import { compareDates, type PartialDate } from '../../../model/partial-date.ts'

/** The earliest and the latest of the included dates; `null` before the first one. */
export class DatePeriod {
  firstDate: PartialDate | null = null
  lastDate: PartialDate | null = null

  includeDate(date: PartialDate | null): void {
    if (date === null) return
    if (this.firstDate === null || compareDates(date, this.firstDate) < 0) this.firstDate = date
    if (this.lastDate === null || compareDates(date, this.lastDate) > 0) this.lastDate = date
  }
}
