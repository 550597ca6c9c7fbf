/** Matches a UTF-8 sequence (RFC 3629 §4), or a byte that is not part of one, in bytes decoded as Latin-1. */
const utf8SequenceOrBytePattern =
  /([\xc2-\xdf][\x80-\xbf]|\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})|[\x80-\xff]/g

const windows1252Decoder = new TextDecoder('windows-1252')

/** Text decoded from bytes that are only partly UTF-8. */
interface DecodedMixedUtf8 {
  text: string
  /** Number of UTF-8 sequences of more than one byte. */
  multibyteSequenceCount: number
  /** Number of bytes that were read as Windows-1252. */
  foreignByteCount: number
}

/** Decodes UTF-8 that contains single bytes of Windows-1252, as in exports of migrated databases. */
export function decodeMixedUtf8(bytes: Buffer): DecodedMixedUtf8 {
  const counts = { multibyteSequenceCount: 0, foreignByteCount: 0 }
  const text = bytes
    .toString('latin1')
    .replace(utf8SequenceOrBytePattern, (matchedText: string, sequence?: string) => {
      const originalBytes = Buffer.from(matchedText, 'latin1')
      counts[sequence === undefined ? 'foreignByteCount' : 'multibyteSequenceCount']++
      return sequence === undefined
        ? windows1252Decoder.decode(originalBytes)
        : originalBytes.toString('utf8')
    })
  return { text, ...counts }
}
