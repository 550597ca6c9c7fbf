/** Shapes for which a library takes the square of the length: micromark copies its list of edits for each list in a list. */
const shapesByReader: ReadonlyMap<string, readonly string[]> = new Map([['markdown', ['a list of lists']]])

export const isKnownLimit = (reader: string, shape: string): boolean =>
  shapesByReader.get(reader)?.includes(shape) ?? false
