/** Maximum compared characters of an address, and parts of its path; what follows is data. */
const [maxAddressLength, maxPathParts] = [2000, 40]

const pictureExtensionPattern = /\.(?:jpe?g|png|gif|webp|avif)(?=$|[^a-z\d])/gi

/** Returns the path of the picture's file. Services for sizes have it in a parameter of their own address. */
function findFilePath(address: string): string {
  const decodedAddress = decodeLoosely(address.slice(0, maxAddressLength))
  const names = decodedAddress.split(/[\s?&=#]+/).flatMap((piece) => {
    const lastExtension = [...piece.matchAll(pictureExtensionPattern)].at(-1)
    return lastExtension ? [piece.slice(0, lastExtension.index + lastExtension[0].length)] : []
  })
  const path = names.at(-1) ?? decodedAddress.split(/[?#]/, 1)[0] ?? ''
  return path.slice(path.lastIndexOf('://') + 1).replace(/^\/\/[^/]*/, '')
}

function decodeLoosely(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** Widths, heights, ratios and the like: `808x454`, `w1200`, `v16_9`. */
const sizePattern =
  /@\d{1,3}x?(?![a-z\d])|(?<![a-z\d])(?:[a-z]{0,2}\d{2,4}x\d{2,4}|[a-z]?(?:16|9|4|3|2|1|5|21)[x_-](?:16|9|4|3|2|1|5)|[a-z]?[1-9]\d{2,3})(?![a-z\d])/gi

/** Names that a file has in every folder. */
const generalNamePattern =
  /^(?:original|default|image|img|photo|picture|bild|foto|thumb(?:nail)?|large|medium|small|full|main|header|master|standard|scaled|square|wide|social|webp|jpe?g|png|gif|avif)$/i

const datePattern = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-3]\d)?$/

/** Returns the parts of a text that tell one picture from another, in lower case. */
const listDistinctiveParts = (text: string): ReadonlySet<string> => {
  const parts = text
    .toLowerCase()
    .replace(/\.(?:jpe?g|png|gif|webp|avif)/g, ' ')
    .replace(sizePattern, ' ')
    .split(/[^\p{L}\p{N}]+/u, maxPathParts)
    .filter((part) => part !== '' && !generalNamePattern.test(part) && !datePattern.test(part))
  return new Set(parts)
}

const countLetters = (parts: Iterable<string>) => [...parts].join('').length

/** The parts shared by the addresses of one picture in different sizes. */
export interface PictureIdentity {
  path: string
  /** Parts of the file's name, and of the whole path. */
  nameParts: ReadonlySet<string>
  pathParts: ReadonlySet<string>
  /** Letters of the file's name. */
  nameLetterCount: number
}

export function identifyPicture(address: string): PictureIdentity {
  const path = findFilePath(address)
  const nameParts = listDistinctiveParts(path.slice(path.lastIndexOf('/') + 1))
  return { path, nameParts, pathParts: listDistinctiveParts(path), nameLetterCount: countLetters(nameParts) }
}

/** Minimum number of letters of shared parts; the names of two pictures can share fewer. */
const minSharedLetters = 8
/** Minimum share of the shorter name's letters that two sizes of a picture have in common. */
const minSharedLetterShare = 0.5

/** True for a part that only one picture of an archive has: a long number or digest. */
const isUniqueCode = (part: string) => part.length >= 6 && /\d/.test(part)

/** Lists the numbers that distinguish pictures of a series, as in `ferry-1` and `ferry-02`. */
const listSeriesNumbers = (parts: Iterable<string>) =>
  [...parts].filter((part) => /^\d{1,2}$/.test(part)).map(Number)

function haveSameName(a: PictureIdentity, b: PictureIdentity): boolean {
  const sharedParts = [...a.nameParts].filter((part) => b.nameParts.has(part))
  const letters = countLetters(sharedParts)
  if (letters < minSharedLetters) return false
  if (letters < Math.min(a.nameLetterCount, b.nameLetterCount) * minSharedLetterShare) return false
  if (sharedParts.some(isUniqueCode)) return true
  const [first, second] = [listSeriesNumbers(a.nameParts), listSeriesNumbers(b.nameParts)]
  return first.length === 0 || second.length === 0 || first.some((number) => second.includes(number))
}

const haveEqualItems = (a: Iterable<string>, b: Iterable<string>) => [...a].join(' ') === [...b].join(' ')

/**
 * True for addresses of the same picture, in any sizes. For short and general file names, the folders must also be the
 * same.
 */
export function isSamePicture(a: PictureIdentity, b: PictureIdentity): boolean {
  if (a.path === b.path) return true
  if (Math.min(a.nameLetterCount, b.nameLetterCount) >= minSharedLetters) return haveSameName(a, b)
  if (!haveEqualItems(a.nameParts, b.nameParts)) return false
  return (
    haveEqualItems(a.pathParts, b.pathParts) ||
    [...a.pathParts].some((part) => isUniqueCode(part) && b.pathParts.has(part))
  )
}
