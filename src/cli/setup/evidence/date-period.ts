import { compareDates, type PartialDate } from '../../../model/partial-date.ts'

/** The period from the earliest to the latest of the included dates. Both dates are `null` until one is included. */
export class DatePeriod {
  firstDate: PartialDate | null = null
  lastDate: PartialDate | null = null

  includeDate(date: PartialDate | null): void {
    if (date === null) return
    if (this.firstDate === null || compareDates(date, this.firstDate) < 0) this.firstDate = date
    if (this.lastDate === null || compareDates(date, this.lastDate) > 0) this.lastDate = date
  }
}
