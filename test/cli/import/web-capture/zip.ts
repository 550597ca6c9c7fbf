import { crc32, deflateRawSync } from 'node:zlib'

/** A file to add to a zip. */
export interface Zipped {
  name: string
  bytes: Buffer
  /** 0 for stored, 8 for deflated; any other number is only written to the header. */
  method?: number
  /** Bit 0 marks it as encrypted. */
  flags?: number
}

function header({ name, bytes, method = 0, flags = 0 }: Zipped, compressed: Buffer): Buffer {
  const fields = Buffer.alloc(26)
  fields.writeUInt16LE(20, 0)
  fields.writeUInt16LE(flags, 2)
  fields.writeUInt16LE(method, 4)
  fields.writeUInt32LE(crc32(bytes), 10)
  fields.writeUInt32LE(compressed.length, 14)
  fields.writeUInt32LE(bytes.length, 18)
  fields.writeUInt16LE(Buffer.byteLength(name), 22)
  return fields
}

/** The ZIP64 records before the end of a zip of more than 65,534 files (APPNOTE.TXT 4.3.14, 4.3.15). */
function zip64End(count: number, size: number, start: number): Buffer {
  const end = Buffer.alloc(76)
  end.write('PK\x06\x06', 'latin1')
  end.writeBigUInt64LE(44n, 4)
  for (const [place, value] of [count, count, size, start].entries())
    end.writeBigUInt64LE(BigInt(value), 24 + 8 * place)
  end.write('PK\x06\x07', 56, 'latin1')
  end.writeBigUInt64LE(BigInt(start + size), 64)
  end.writeUInt32LE(1, 72)
  return end
}

/** A zip in the format of APPNOTE.TXT. */
export function zip(...files: readonly Zipped[]): Buffer {
  const [local, central]: [Buffer[], Buffer[]] = [[], []]
  let offset = 0
  for (const file of files) {
    const compressed = file.method === 8 ? deflateRawSync(file.bytes) : file.bytes
    const fields = header(file, compressed)
    const entry = Buffer.concat([Buffer.from('PK\x03\x04'), fields, Buffer.from(file.name), compressed])
    const where = Buffer.alloc(14)
    where.writeUInt32LE(offset, 10)
    central.push(Buffer.concat([Buffer.from('PK\x01\x02\x14\x00'), fields, where, Buffer.from(file.name)]))
    local.push(entry)
    offset += entry.length
  }
  const directory = Buffer.concat(central)
  const end = Buffer.alloc(22)
  end.write('PK\x05\x06', 'latin1')
  const isLong = files.length > 0xfffe
  end.writeUInt16LE(isLong ? 0xffff : files.length, 8)
  end.writeUInt16LE(isLong ? 0xffff : files.length, 10)
  end.writeUInt32LE(directory.length, 12)
  end.writeUInt32LE(offset, 16)
  const zip64 = isLong ? zip64End(files.length, directory.length, offset) : Buffer.alloc(0)
  return Buffer.concat([...local, directory, zip64, end])
}
