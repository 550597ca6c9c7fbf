/** A value of a property list. The same array or object in several places is stored once, and can contain itself. */
export type PlistValue = string | Buffer | PlistValue[] | { [key: string]: PlistValue }

const number = (value: number, size: number) => {
  const bytes = Buffer.alloc(size)
  bytes.writeUIntBE(value, 0, size)
  return bytes
}

const head = (marker: number, length: number) =>
  length < 15
    ? Buffer.from([(marker << 4) | length])
    : Buffer.concat([Buffer.from([(marker << 4) | 15, 0x12]), number(length, 4)])

const writeString = (text: string): Buffer =>
  /^[\0-\x7f]*$/.test(text)
    ? Buffer.concat([head(0x5, text.length), Buffer.from(text)])
    : Buffer.concat([head(0x6, text.length), Buffer.from(text, 'utf16le').swap16()])

/** Writes a property list in Apple's binary form, with numbers of four bytes. */
export function writeBinaryPlist(root: PlistValue): Buffer {
  const numbers = new Map<PlistValue, number>()
  const values: PlistValue[] = []
  const add = (value: PlistValue): number => {
    const known = numbers.get(value)
    if (known !== undefined) return known
    numbers.set(value, values.push(value) - 1)
    if (Array.isArray(value)) value.forEach(add)
    else if (typeof value === 'object' && !Buffer.isBuffer(value))
      for (const [key, each] of Object.entries(value)) {
        add(key)
        add(each)
      }
    return numbers.get(value) as number
  }
  add(root)
  const refs = (list: readonly PlistValue[]) => Buffer.concat(list.map((each) => number(add(each), 4)))
  const write = (value: PlistValue): Buffer => {
    if (typeof value === 'string') return writeString(value)
    if (Buffer.isBuffer(value)) return Buffer.concat([head(0x4, (value as Buffer).length), value])
    if (Array.isArray(value)) return Buffer.concat([head(0xa, value.length), refs(value)])
    const keys = Object.keys(value)
    return Buffer.concat([head(0xd, keys.length), refs(keys), refs(Object.values(value))])
  }
  const objects = values.map(write)
  let offset = 8
  const offsets = objects.map(({ length }) => {
    offset += length
    return number(offset - length, 4)
  })
  const trailer = Buffer.alloc(32)
  trailer.set([4, 4], 6)
  trailer.writeUIntBE(values.length, 10, 6)
  trailer.writeUIntBE(offset, 26, 6)
  return Buffer.concat([Buffer.from('bplist00'), ...objects, ...offsets, trailer])
}
