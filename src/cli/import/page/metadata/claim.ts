/** A value that a page states, and by what means, in a short word: it becomes the field's provenance. */
export interface Claim<Value = string> {
  value: Value
  from: string
}

export const claims = <Value>(from: string, values: readonly (Value | null)[]): Claim<Value>[] =>
  values.filter((value) => value !== null).map((value) => ({ value, from }))
