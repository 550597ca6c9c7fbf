/** What is wrong with a content file, so that a person can mend it. */
export interface ContentFault {
  file: string
  line: number
  /** The field's path, such as `corrections.0.published`; empty for the whole file. */
  field: string
  reason: string
}

/** Thrown where work cannot go on because of a fault. */
export class ContentFaultError extends Error {
  override name = 'FaultError'
  readonly fault: ContentFault
  constructor(fault: ContentFault) {
    super(describeFault(fault))
    this.fault = fault
  }
}

/** `file:line: field: reason`, as compilers print it, so that editors can jump there. */
export const describeFault = ({ file, line, field, reason }: ContentFault): string =>
  `${file}:${line}: ${field === '' ? '' : `${field}: `}${reason}`

/** A fault of a whole file. */
export const fileFault = (file: string, reason: string): ContentFault => ({
  file,
  line: 1,
  field: '',
  reason,
})

/** Order by file, then line. */
export const inFileOrder = (a: ContentFault, b: ContentFault): number =>
  a.file === b.file ? a.line - b.line : a.file < b.file ? -1 : 1
