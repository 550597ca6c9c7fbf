/** Characters that belong to the one before them: combining marks, joiners, and what a joiner joins. */
const continuesCharacter = /^(?:\p{M}|\u200d|\p{Emoji_Modifier})/u

/** Where `text` may be cut at `longest` code units at most, when no space is near: never within a character that is seen as one. */
function findCut(text: string, longest: number): number {
  let end = longest
  while (
    end > 0 &&
    (isLowSurrogate(text, end) || continuesCharacter.test(text.slice(end)) || text[end - 1] === '\u200d')
  )
    end--
  return end
}

const isLowSurrogate = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00

/**
 * A text on one line, of at most `longest` UTF-16 code units, cut between words; `ending` tells that it was cut. A writing
 * without spaces is cut between characters.
 */
export function shorten(text: string, longest: number, ending = '…'): string {
  const line = text
    .slice(0, 4 * longest)
    .replace(/\s+/g, ' ')
    .trim()
    .toWellFormed()
  if (line.length <= longest) return line
  const room = longest - ending.length
  const space = line.lastIndexOf(' ', room)
  const end = space > room / 2 ? space : findCut(line, room)
  return line.slice(0, end).replace(/[\s,;:–—-]+$/, '') + ending
}
