/** A value stated by a page, and its source in a word, which becomes the field's provenance. */
export interface Claim<Value = string> {
  value: Value
  from: string
}

export const toClaims = <Value>(from: string, values: readonly (Value | null)[]): Claim<Value>[] =>
  values.filter((value) => value !== null).map((value) => ({ value, from }))
