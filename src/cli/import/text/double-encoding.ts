import { countNoun } from './count-noun.ts'
import { canBeIntended, type SuspectCharactersInContext } from './suspect-characters.ts'

/** The Windows-1252 characters for the bytes 0x80–0x9F. */
const charactersFrom80To9F = new TextDecoder('windows-1252').decode(
  Uint8Array.from({ length: 32 }, (_, index) => 0x80 + index),
)

const byteByCharacter = new Map(
  [...charactersFrom80To9F].map((character, index) => [character, 0x80 + index]),
)

const continuationPatternSource = `[\\u0080-\\u00bf${charactersFrom80To9F.replace(/[\]\\^-]/g, '\\$&')}]`

/**
 * Matches one sequence of UTF-8 that was read as Windows-1252 (RFC 3629 §4); `Â` or `Ã` whose second character, a
 * no-break space, became a space or was trimmed; or any other letter beyond ASCII.
 */
const misreadOrLetterPattern = new RegExp(
  `[\\u00c2-\\u00df]${continuationPatternSource}|[\\u00e0-\\u00ef]${continuationPatternSource}{2}|[\\u00f0-\\u00f4]${continuationPatternSource}{3}` +
    '|(?<![A-Z])[ÂÃ](?: (?= )|(?=[\\s<]|$))|(?![ªºµˆ])[^\\P{L}A-Za-z]',
  'gu',
)

/** Matches the first character of a misread UTF-8 sequence. */
const misreadStartPattern = /[\u00c2-\u00f4]/

const strictUtf8Decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })

/** Original characters of `Â` and `Ã` that lack the no-break space after them. */
const originalCharacterByMisread = new Map([
  ['Â', ''],
  ['Ã', 'à'],
])

/** Decodes misread characters to the original character. Returns `null` if they are not misread UTF-8. */
function decodeMisreadCharacters(characters: string): string | null {
  const originalCharacter = originalCharacterByMisread.get(characters.replace(/ $/, ''))
  if (originalCharacter !== undefined) return originalCharacter
  const byteValues = Array.from(characters, (each) => byteByCharacter.get(each) ?? each.charCodeAt(0))
  if (byteValues.some((code) => code > 0xff)) return null
  const bytes = Uint8Array.from(byteValues)
  try {
    const character = strictUtf8Decoder.decode(bytes)
    return /[\u0080-\u009f]/.test(character) ? null : character
  } catch {
    return null
  }
}

/** Evidence that a text was encoded twice. */
interface DoubleEncodingEvidence {
  /** Number of groups of characters that each decode to one UTF-8 character. */
  suspectGroupCount: number
  /** Number of groups that cannot be a word's last letter and a mark after it. */
  unnaturalGroupCount: number
  /** True if an unnatural group touches a word. One such group is proof enough. */
  hasCertainEvidence: boolean
  /** Number of groups that decode to a character of a script other than Latin. */
  nonLatinGroupCount: number
}

function addToEvidence(
  evidence: DoubleEncodingEvidence,
  suspect: SuspectCharactersInContext,
  character: string,
): void {
  evidence.suspectGroupCount++
  if (/[^\p{sc=Latin}\p{sc=Common}\p{sc=Inherited}]/u.test(character)) evidence.nonLatinGroupCount++
  if (canBeIntended(suspect)) return
  evidence.unnaturalGroupCount++
  if (/[A-Za-z]/.test(suspect.characterBefore + suspect.characterAfter) && /[^ ÂÃ]/.test(suspect.characters))
    evidence.hasCertainEvidence = true
}

/** Minimum number of characters of another script. Fewer are a coincidence. */
const minNonLatinGroupCount = 3

function isConvincingEvidence({
  suspectGroupCount,
  unnaturalGroupCount,
  hasCertainEvidence,
  nonLatinGroupCount,
}: DoubleEncodingEvidence): boolean {
  if (
    nonLatinGroupCount > 0 &&
    (nonLatinGroupCount < minNonLatinGroupCount || nonLatinGroupCount < suspectGroupCount / 2)
  )
    return false
  return unnaturalGroupCount > 0 && (hasCertainEvidence || suspectGroupCount > 1)
}

/** A text, and the number of its characters that were repaired. */
export interface RepairedText {
  text: string
  repairedCharacterCount: number
}

function repairOneRound(text: string): RepairedText {
  if (!misreadStartPattern.test(text)) return { text, repairedCharacterCount: 0 }
  const evidence: DoubleEncodingEvidence = {
    suspectGroupCount: 0,
    unnaturalGroupCount: 0,
    hasCertainEvidence: false,
    nonLatinGroupCount: 0,
  }
  let hasOtherLetters = false
  const outputParts: string[] = []
  let copiedEnd = 0
  for (const { 0: characters, index } of text.matchAll(misreadOrLetterPattern)) {
    const character = decodeMisreadCharacters(characters)
    if (character === null) {
      hasOtherLetters = true
      break
    }
    const suspectEnd = index + characters.length
    addToEvidence(
      evidence,
      { characters, characterBefore: text[index - 1] ?? '', characterAfter: text[suspectEnd] ?? '' },
      character,
    )
    outputParts.push(text.slice(copiedEnd, index), character)
    copiedEnd = suspectEnd
  }
  if (hasOtherLetters || !isConvincingEvidence(evidence)) return { text, repairedCharacterCount: 0 }
  return {
    text: outputParts.join('') + text.slice(copiedEnd),
    repairedCharacterCount: evidence.suspectGroupCount,
  }
}

/**
 * Maximum number of repairs. Text can be encoded again each time it moves to another database, but has never been seen
 * encoded more than three times.
 */
const maxRepairRounds = 3

/**
 * Repairs a text that was encoded as UTF-8 twice (`CristÃ³bal`, `itâ€™s`); returns any other text unchanged. The whole
 * text must agree: a single other letter beyond ASCII (`é`) prevents the repair. A text is also left unchanged if each
 * of its sequences can be a word's last letter and a mark, such as `AMANHÃ` and a no-break space.
 */
export function repairDoubleEncoding(text: string): RepairedText {
  let repaired: RepairedText = { text, repairedCharacterCount: 0 }
  for (let round = 0; round < maxRepairRounds; round++) {
    const { text: repairedText, repairedCharacterCount } = repairOneRound(repaired.text)
    if (repairedCharacterCount === 0) break
    repaired = { text: repairedText, repairedCharacterCount }
  }
  return repaired
}

/** Separates the texts of one record. No misread sequence can continue across it. */
const textSeparator = '\n\u001e\n'

/** Repairs the texts of one record as if they were one text, like `repairDoubleEncoding`. */
export function repairRecordTexts(texts: readonly string[]): {
  texts: readonly string[]
  repairedCharacterCount: number
} {
  if (!texts.some((text) => misreadStartPattern.test(text))) return { texts, repairedCharacterCount: 0 }
  const { text, repairedCharacterCount } = repairDoubleEncoding(texts.join(textSeparator))
  const repairedTexts = text.split(textSeparator)
  return repairedCharacterCount === 0 || repairedTexts.length !== texts.length
    ? { texts, repairedCharacterCount: 0 }
    : { texts: repairedTexts, repairedCharacterCount }
}

/** Creates a list with a warning about the repair; an empty list if nothing was repaired. */
export const createDoubleEncodingWarnings = ({
  repairedCharacterCount,
}: Pick<RepairedText, 'repairedCharacterCount'>): string[] =>
  repairedCharacterCount === 0
    ? []
    : [
        `was encoded as UTF-8 twice, so ${countNoun(repairedCharacterCount, 'character')} ${repairedCharacterCount === 1 ? 'was' : 'were'} repaired: check the accents in the article`,
      ]
