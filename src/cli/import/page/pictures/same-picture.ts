/** Maximum number of characters of a URL, and of words in its path, that are compared. The rest is data. */
const [maxUrlLength, maxPathWords] = [2000, 40]

const pictureExtensionPattern = /\.(?:jpe?g|png|gif|webp|avif)(?=$|[^a-z\d])/gi

/**
 * Returns the path of the picture file that a URL leads to. For an image resizing service, this path is in a parameter
 * of the service's URL.
 */
function extractPictureFilePath(url: string): string {
  const decodedUrl = decodeUriIfValid(url.slice(0, maxUrlLength))
  const pathsOfPictureFiles = decodedUrl.split(/[\s?&=#]+/).flatMap((urlPart) => {
    const lastExtensionMatch = [...urlPart.matchAll(pictureExtensionPattern)].at(-1)
    return lastExtensionMatch
      ? [urlPart.slice(0, lastExtensionMatch.index + lastExtensionMatch[0].length)]
      : []
  })
  const path = pathsOfPictureFiles.at(-1) ?? decodedUrl.split(/[?#]/, 1)[0] ?? ''
  return path.slice(path.lastIndexOf('://') + 1).replace(/^\/\/[^/]*/, '')
}

function decodeUriIfValid(url: string): string {
  try {
    return decodeURIComponent(url)
  } catch {
    return url
  }
}

/** Matches widths, heights, aspect ratios and other sizes: `808x454`, `w1200`, `v16_9`. */
const sizePattern =
  /@\d{1,3}x?(?![a-z\d])|(?<![a-z\d])(?:[a-z]{0,2}\d{2,4}x\d{2,4}|[a-z]?(?:16|9|4|3|2|1|5|21)[x_-](?:16|9|4|3|2|1|5)|[a-z]?[1-9]\d{2,3})(?![a-z\d])/gi

/** Matches file name words that do not identify a picture. */
const genericNamePattern =
  /^(?:original|default|image|img|photo|picture|bild|foto|thumb(?:nail)?|large|medium|small|full|main|header|master|standard|scaled|square|wide|social|webp|jpe?g|png|gif|avif)$/i

const compactDatePattern = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-3]\d)?$/

/** Returns the words of a path that distinguish one picture from another, in lower case. */
const collectDistinctiveWords = (path: string): ReadonlySet<string> => {
  const distinctiveWords = path
    .toLowerCase()
    .replace(/\.(?:jpe?g|png|gif|webp|avif)/g, ' ')
    .replace(sizePattern, ' ')
    .split(/[^\p{L}\p{N}]+/u, maxPathWords)
    .filter((word) => word !== '' && !genericNamePattern.test(word) && !compactDatePattern.test(word))
  return new Set(distinctiveWords)
}

const countCharacters = (words: Iterable<string>) => [...words].join('').length

/** The parts of a picture's URL that are the same in every size. */
export interface PictureIdentity {
  path: string
  /** Distinctive words of the file name, and of the whole path. */
  fileNameWords: ReadonlySet<string>
  pathWords: ReadonlySet<string>
  /** Number of characters in `fileNameWords`. */
  fileNameWordsLength: number
}

export function pictureIdentityFromUrl(url: string): PictureIdentity {
  const path = extractPictureFilePath(url)
  const fileNameWords = collectDistinctiveWords(path.slice(path.lastIndexOf('/') + 1))
  return {
    path,
    fileNameWords,
    pathWords: collectDistinctiveWords(path),
    fileNameWordsLength: countCharacters(fileNameWords),
  }
}

/** Minimum number of characters in shared words. Names of different pictures may share fewer. */
const minSharedWordsLength = 8
/** Minimum share of the shorter name's characters that two sizes of one picture have in common. */
const minSharedLengthShare = 0.5

/** True for a word that only one picture in an archive has, such as a long number or a digest. */
const isUniqueCode = (word: string) => word.length >= 6 && /\d/.test(word)

/** Lists the numbers that distinguish the pictures of a series, as in `ferry-1` and `ferry-02`. */
const listSeriesNumbers = (words: Iterable<string>) =>
  [...words].filter((part) => /^\d{1,2}$/.test(part)).map(Number)

/** True for file names that share enough words and, if both contain series numbers, at least one of these numbers. */
function haveSimilarFileName(a: PictureIdentity, b: PictureIdentity): boolean {
  const sharedWords = [...a.fileNameWords].filter((part) => b.fileNameWords.has(part))
  const sharedWordsLength = countCharacters(sharedWords)
  if (sharedWordsLength < minSharedWordsLength) return false
  if (sharedWordsLength < Math.min(a.fileNameWordsLength, b.fileNameWordsLength) * minSharedLengthShare)
    return false
  if (sharedWords.some(isUniqueCode)) return true
  const [seriesNumbers, otherSeriesNumbers] = [
    listSeriesNumbers(a.fileNameWords),
    listSeriesNumbers(b.fileNameWords),
  ]
  return (
    seriesNumbers.length === 0 ||
    otherSeriesNumbers.length === 0 ||
    seriesNumbers.some((number) => otherSeriesNumbers.includes(number))
  )
}

const haveEqualWords = (a: Iterable<string>, b: Iterable<string>) => [...a].join(' ') === [...b].join(' ')

/** True for URLs of one picture in any two sizes. If a file name is short or generic, the folders must match too. */
export function isSamePicture(a: PictureIdentity, b: PictureIdentity): boolean {
  if (a.path === b.path) return true
  if (Math.min(a.fileNameWordsLength, b.fileNameWordsLength) >= minSharedWordsLength)
    return haveSimilarFileName(a, b)
  if (!haveEqualWords(a.fileNameWords, b.fileNameWords)) return false
  return (
    haveEqualWords(a.pathWords, b.pathWords) ||
    [...a.pathWords].some((part) => isUniqueCode(part) && b.pathWords.has(part))
  )
}
