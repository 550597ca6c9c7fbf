import { countNoun } from './count-noun.ts'
import { isNaturalSequence, type SequenceInContext } from './natural-sequence.ts'

/** Characters that windows-1252 gives to the bytes 0x80–0x9F. */
const upper = new TextDecoder('windows-1252').decode(
  Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index),
)

const byteOf = new Map([...upper].map((character, index) => [character, 0x80 + index]))

const continuation = `[\\u0080-\\u00bf${upper.replace(/[\]\\^-]/g, '\\$&')}]`

/**
 * UTF-8 read as windows-1252, sequence by sequence (RFC 3629 §4); `Â` or `Ã` whose second character, a no-break space,
 * became a space or was trimmed; and letters beyond ASCII that belong to neither.
 */
const sequenceOrLetter = new RegExp(
  `[\\u00c2-\\u00df]${continuation}|[\\u00e0-\\u00ef]${continuation}{2}|[\\u00f0-\\u00f4]${continuation}{3}` +
    '|(?<![A-Z])[ÂÃ](?: (?= )|(?=[\\s<]|$))|(?![ªºµˆ])[^\\P{L}A-Za-z]',
  'gu',
)

/** What begins a sequence of UTF-8 read as windows-1252. */
const mayBegin = /[\u00c2-\u00f4]/

const fatal = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** What `Â` and `Ã` without the no-break space after them were. */
const withoutSpace = new Map([
  ['Â', ''],
  ['Ã', 'à'],
])

/** The one character that a sequence was; `null` when it is none that a text holds. */
function decodeAgain(found: string): string | null {
  const shortened = withoutSpace.get(found.replace(/ $/, ''))
  if (shortened !== undefined) return shortened
  const codes = Array.from(found, (each) => byteOf.get(each) ?? each.charCodeAt(0))
  if (codes.some((code) => code > 0xff)) return null
  const bytes = Uint8Array.from(codes)
  try {
    const character = fatal.decode(bytes)
    return /[\u0080-\u009f]/.test(character) ? null : character
  } catch {
    return null
  }
}

/** What the sequences of a text say together. */
interface Evidence {
  sequences: number
  /** Sequences that cannot be a word's end and a mark after it. */
  telling: number
  /** A telling sequence touches a word: one is enough. */
  certain: boolean
  /** Characters of scripts other than Latin. */
  foreign: number
}

function weigh(evidence: Evidence, found: SequenceInContext, character: string): void {
  evidence.sequences++
  if (/[^\p{sc=Latin}\p{sc=Common}\p{sc=Inherited}]/u.test(character)) evidence.foreign++
  if (isNaturalSequence(found)) return
  evidence.telling++
  if (/[A-Za-z]/.test(found.before + found.after) && /[^ ÂÃ]/.test(found.sequence)) evidence.certain = true
}

/** Text in another script has many of its letters; a few are an accident. */
const fewestForeign = 3

function isConvincing({ sequences, telling, certain, foreign }: Evidence): boolean {
  if (foreign > 0 && (foreign < fewestForeign || foreign < sequences / 2)) return false
  return telling > 0 && (certain || sequences > 1)
}

/** A text, and how many characters of it were encoded twice. */
export interface RepairedText {
  text: string
  repaired: number
}

function repairOnce(text: string): RepairedText {
  if (!mayBegin.test(text)) return { text, repaired: 0 }
  const evidence: Evidence = { sequences: 0, telling: 0, certain: false, foreign: 0 }
  let disagreeing = false
  const parts: string[] = []
  let end = 0
  for (const { 0: sequence, index } of text.matchAll(sequenceOrLetter)) {
    const character = decodeAgain(sequence)
    if (character === null) {
      disagreeing = true
      break
    }
    const after = index + sequence.length
    weigh(evidence, { sequence, before: text[index - 1] ?? '', after: text[after] ?? '' }, character)
    parts.push(text.slice(end, index), character)
    end = after
  }
  if (disagreeing || !isConvincing(evidence)) return { text, repaired: 0 }
  return { text: parts.join('') + text.slice(end), repaired: evidence.sequences }
}

/** A text is encoded twice when it moves to another database; more than three times was never seen. */
const mostRounds = 3

/**
 * A text that was encoded as UTF-8 twice (`CristÃ³bal`, `itâ€™s`), as it was before; any other text as it is. All of the
 * text must agree: a single letter beyond ASCII that is no part of such a sequence (`é`) keeps it as it is. So does a
 * text whose sequences can all be a word's last letter and a mark after it, such as `AMANHÃ` and a no-break space.
 */
export function repairDoubleEncoding(text: string): RepairedText {
  let result: RepairedText = { text, repaired: 0 }
  for (let round = 0; round < mostRounds; round++) {
    const { text: better, repaired } = repairOnce(result.text)
    if (repaired === 0) break
    result = { text: better, repaired }
  }
  return result
}

/** Parts the texts of one record: no sequence goes on after it. */
const separator = '\n\u001e\n'

/** The texts of one record, which agree or disagree as one text; see `repairDoubleEncoding`. */
export function repairTexts(texts: readonly string[]): { texts: readonly string[]; repaired: number } {
  if (!texts.some((text) => mayBegin.test(text))) return { texts, repaired: 0 }
  const { text, repaired } = repairDoubleEncoding(texts.join(separator))
  const parts = text.split(separator)
  return repaired === 0 || parts.length !== texts.length ? { texts, repaired: 0 } : { texts: parts, repaired }
}

/** What a report says of a repair; nothing when nothing was repaired. */
export const repairWarnings = ({ repaired }: Pick<RepairedText, 'repaired'>): string[] =>
  repaired === 0 ? [] : [`was encoded as UTF-8 twice: ${countNoun(repaired, 'character')} repaired`]
