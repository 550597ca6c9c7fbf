/** What is wrong with a content file, so that a person can mend it. */
export interface Fault {
  file: string
  line: number
  /** The field's path, such as `corrections.0.published`; empty for the whole file. */
  field: string
  reason: string
}

/** Thrown where work cannot go on because of a fault. */
export class FaultError extends Error {
  override name = 'FaultError'
  readonly fault: Fault
  constructor(fault: Fault) {
    super(describeFault(fault))
    this.fault = fault
  }
}

/** `file:line: field: reason`, as compilers print it, so that editors can jump there. */
export const describeFault = ({ file, line, field, reason }: Fault): string =>
  `${file}:${line}: ${field === '' ? '' : `${field}: `}${reason}`

/** A fault of a whole file. */
export const fileFault = (file: string, reason: string): Fault => ({ file, line: 1, field: '', reason })

/** Order by file, then line. */
export const inFileOrder = (a: Fault, b: Fault): number =>
  a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1
