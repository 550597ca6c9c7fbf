/** The most common words of languages in Latin and Cyrillic script, chosen to tell related languages apart. */
const commonWordsByLanguage: Readonly<Record<string, string>> = {
  en: 'the of and to in is that for was with on as are this by from have has be at which',
  fr: 'le la les de des et en est dans que un une du pour qui pas sur au plus avec ce par sont aux ses mais',
  es: 'el la los las de que y en una por con para del se su al es lo como más pero fue este',
  pt: 'o a os que de do da em não uma para com dos das no na por mais ao como foi são pelo',
  it: 'il di che la è per un una del della non con sono dei nel le alla anche gli si da più',
  de: 'der die und das ist in den von zu mit nicht des auf für ein eine im dem sich auch als wird',
  nl: 'de het een van en in is dat op te zijn met voor niet die er aan ook door bij naar om',
  ca: 'el la els les de que i en una per amb del al és no ha dels més com aquest són als',
  pl: 'w i na z się nie do że jest to o jak po od za dla przez są był ale oraz',
  cs: 'a v se na je že s z do to o k i ve pro jako jsou by po od také podle',
  ro: 'de și în a la cu pe o că din pentru nu este care mai au sunt fost prin un al',
  hu: 'a az és hogy nem is egy meg de ez volt csak már mint ha még el ki azt',
  sv: 'och i att det som en på är av för med den till har inte om ett var från de',
  da: 'og i at det er en til på som af for med de den der har ikke et var fra',
  no: 'og i det er på som en av for til å med har at den ikke de et var fra om',
  fi: 'ja on ei se että oli mutta hän myös kun ovat niin mukaan joka ole vain tai kuin',
  tr: 've bir bu da de için ile olarak çok daha olan gibi en kadar sonra var ise ancak',
  id: 'yang dan di dengan untuk dari ini itu pada dalam tidak akan ke adalah juga oleh',
  ru: 'и в не на что с по это как из за от для его к было но так все у',
  uk: 'і в не на що з та у до це як за від для його про але які був й',
  bg: 'и на в за се от да не с е по са това като които със че или но до',
}

const languagesAndScriptPatterns: readonly (readonly [string, RegExp])[] = [
  ['ja', /[\p{sc=Hiragana}\p{sc=Katakana}]/gu],
  ['ko', /\p{sc=Hangul}/gu],
  ['zh', /\p{sc=Han}/gu],
  ['th', /\p{sc=Thai}/gu],
  ['el', /\p{sc=Greek}/gu],
  ['he', /\p{sc=Hebrew}/gu],
  ['ar', /\p{sc=Arabic}/gu],
  ['hi', /\p{sc=Devanagari}/gu],
]

const languagesAndCommonWords = Object.entries(commonWordsByLanguage).map(([language, wordList]) => ({
  language,
  words: new Set(wordList.split(' ')),
}))

/**
 * True for a run of characters that contains a web or e-mail address. Parts of an address look like words: `com` is one
 * in Catalan.
 */
const hasWebOrEmailAddress = (run: string) =>
  run.includes('://') || run.includes('@') || /[a-z\d]\.[a-z\d]/.test(run)

/**
 * Replaces web and e-mail addresses with spaces. Searches only runs of ASCII characters, because other scripts may put
 * no spaces around an address.
 */
const removeWebAndEmailAddresses = (text: string) =>
  text.replace(/[!-~]+/g, (run) => (hasWebOrEmailAddress(run) ? ' ' : run))

const maxSampleLength = 20_000
/** Minimum number of words to detect a language by, or of letters to detect it by its script. */
const minWordOrLetterCount = 40

/**
 * Minimum share of a language's common words in a text, and minimum lead over the next language. Every text in a
 * language reaches both.
 */
const minCommonWordShare = 0.12
const minLeadRatio = 1.25

function detectLanguageByScript(text: string): string | null {
  const letterCount = text.match(/\p{L}/gu)?.length ?? 0
  const languageAndPattern = languagesAndScriptPatterns.find(
    ([, scriptPattern]) => (text.match(scriptPattern)?.length ?? 0) > letterCount * 0.2,
  )
  return letterCount < minWordOrLetterCount ? null : (languageAndPattern?.[0] ?? null)
}

/** Detects a text's language, as a BCP 47 tag; returns `null` if it is uncertain. */
export function detectLanguage(text: string): string | null {
  const sample = removeWebAndEmailAddresses(text.slice(0, maxSampleLength).toLowerCase())
  const scriptLanguage = detectLanguageByScript(sample)
  if (scriptLanguage !== null) return scriptLanguage
  const textWords = sample.match(/[\p{L}\p{M}]+/gu) ?? []
  if (textWords.length < minWordOrLetterCount) return null
  const languageShares = languagesAndCommonWords
    .map(({ language, words }) => ({
      language,
      share: textWords.filter((word) => words.has(word)).length / textWords.length,
    }))
    .sort((a, b) => b.share - a.share)
  const [bestMatch, nextMatch] = languageShares
  if (
    !bestMatch ||
    !nextMatch ||
    bestMatch.share < minCommonWordShare ||
    bestMatch.share < nextMatch.share * minLeadRatio
  )
    return null
  return bestMatch.language
}
