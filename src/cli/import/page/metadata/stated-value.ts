/** A value stated by a page, and its source, such as `json-ld`, which becomes the field's provenance. */
export interface StatedValue<Value = string> {
  value: Value
  source: string
}

/** Pairs each value with the source. Drops `null` values. */
export const toStatedValues = <Value>(
  source: string,
  values: readonly (Value | null)[],
): StatedValue<Value>[] => values.filter((value) => value !== null).map((value) => ({ value, source }))
