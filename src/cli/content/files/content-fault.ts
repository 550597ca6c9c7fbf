/** A problem in a content file, with its location and a reason that includes the remedy. */
export interface ContentFault {
  file: string
  line: number
  /** Path of the field, such as `corrections.1.published`; empty for the whole file. */
  field: string
  reason: string
}

/** Thrown when a fault makes it impossible to continue. */
export class ContentFaultError extends Error {
  override name = 'ContentFaultError'
  readonly fault: ContentFault
  constructor(fault: ContentFault) {
    super(formatFault(fault))
    this.fault = fault
  }
}

/** Formats a fault as `file:line: field: reason`, so that editors can open the line. */
export const formatFault = ({ file, line, field, reason }: ContentFault): string =>
  `${file}:${line}: ${field === '' ? '' : `${field}: `}${reason}`

/** Creates a fault that concerns a whole file. */
export const createFileFault = (file: string, reason: string): ContentFault => ({
  file,
  line: 1,
  field: '',
  reason,
})

/** Creates the error to throw if a file changed after it was checked. */
export const createChangedFileError = (file: string): ContentFaultError =>
  new ContentFaultError(createFileFault(file, 'changed while it was being published: run the command again'))

/** Compares faults by file, then by line. */
export const compareFaultsByPlace = (a: ContentFault, b: ContentFault): number =>
  a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1
