/** Characters that windows-1252 gives to the bytes 0x80–0x9F, by which UTF-8 read as windows-1252 is known. */
const upper = new TextDecoder('windows-1252').decode(
  Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index),
)

const byteOf = new Map([...upper].map((character, index) => [character, 0x80 + index]))

const continuation = `[\\u0080-\\u00bf${upper.replace(/[\]\\^-]/g, '\\$&')}]`
/** Letters that begin a sequence of two or three bytes of Latin text, punctuation or signs. */
const sequence = new RegExp(`[ÂÃÄÅ]${continuation}|â${continuation}{2}`, 'g')

/** What is left over where a text holds these letters rightly. */
const leader = /[ÂÃÄÅâ]/g

const fatal = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

function decodeAgain(found: string): string | null {
  const bytes = Uint8Array.from(found, (character) => byteOf.get(character) ?? character.charCodeAt(0))
  try {
    return fatal.decode(bytes)
  } catch {
    return null
  }
}

/** Fewer could be an accident. */
const leastRepairs = 2

/**
 * A text that was encoded as UTF-8 twice (`CristÃ³bal`), as it was before; any other text as it is. It is certain
 * only where the letters that give it away stand nowhere but in such sequences, and in more than one.
 */
export function repairDoubleEncoding(text: string): string {
  const leaders = text.match(leader)?.length ?? 0
  if (leaders < leastRepairs) return text
  let repaired = 0
  const mended = text.replace(sequence, (found) => {
    const again = decodeAgain(found)
    if (again !== null) repaired++
    return again ?? found
  })
  return repaired >= leastRepairs && repaired === leaders ? mended : text
}
