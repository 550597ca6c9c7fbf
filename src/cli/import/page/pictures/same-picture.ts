/** Characters of an address that are compared: longer ones contain data. */
const maxAddressLength = 2000

const pictureName = /[^\s?&=#]+\.(?:jpe?g|png|gif|webp|avif)(?=$|[^a-z\d])/gi

/** Returns the path of the picture's file. Services for sizes have it in a parameter of their own address. */
function findPath(address: string): string {
  const decoded = decodeLoosely(address.slice(0, maxAddressLength))
  const path = decoded.match(pictureName)?.at(-1) ?? decoded.split(/[?#]/, 1)[0] ?? ''
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
const sizes =
  /@\d{1,3}x?(?![a-z\d])|(?<![a-z\d])(?:[a-z]{0,2}\d{2,4}x\d{2,4}|[a-z]?(?:16|9|4|3|2|1|5|21)[x_-](?:16|9|4|3|2|1|5)|[a-z]?[1-9]\d{2,3})(?![a-z\d])/gi

/** Names that a file has in every folder. */
const generalName =
  /^(?:original|default|image|img|photo|picture|bild|foto|thumb(?:nail)?|large|medium|small|full|main|header|master|standard|scaled|square|wide|social|webp|jpe?g|png|gif|avif)$/i

/** Returns the parts of a text that tell one picture from another, in lower case. */
const listParts = (text: string): string[] =>
  text
    .toLowerCase()
    .replace(/\.(?:jpe?g|png|gif|webp|avif)/g, ' ')
    .replace(sizes, ' ')
    .split(/[^\p{L}\p{N}]+/u)
    .filter((part) => part !== '' && !generalName.test(part) && !date.test(part))

const listNameParts = (path: string) => listParts(path.slice(path.lastIndexOf('/') + 1))

const date = /^(?:19|20)\d\d(?:0[1-9]|1[0-2])(?:[0-3]\d)?$/

const countLetters = (parts: readonly string[]) => parts.reduce((sum, { length }) => sum + length, 0)

/** Letters of parts: fewer can be in the names of two pictures. */
const minSharedLetters = 8
/** Share of the shorter name's letters that two sizes of a picture have in common. */
const minSharedPart = 0.5

/** True for a part that only one picture of an archive has: a long number or digest. */
const isCode = (part: string) => part.length >= 6 && /\d/.test(part)

/** Number of a picture in a row: `ferry-1`, `ferry-02`. */
const listNumbers = (parts: readonly string[]) => parts.filter((part) => /^\d{1,2}$/.test(part)).map(Number)

function hasSameName(a: readonly string[], b: readonly string[]): boolean {
  const shared = a.filter((part) => b.includes(part))
  const letters = countLetters(shared)
  if (letters < minSharedLetters) return false
  if (letters < Math.min(countLetters(a), countLetters(b)) * minSharedPart) return false
  if (shared.some(isCode)) return true
  const [first, second] = [listNumbers(a), listNumbers(b)]
  return first.length === 0 || second.length === 0 || first.some((number) => second.includes(number))
}

/** True for the addresses of one picture, in whatever sizes. Short and general names are told apart by their folders. */
export function isSamePicture(a: string, b: string): boolean {
  const [path, otherPath] = [findPath(a), findPath(b)]
  if (path === otherPath) return true
  const [name, otherName] = [listNameParts(path), listNameParts(otherPath)]
  if (Math.min(countLetters(name), countLetters(otherName)) >= minSharedLetters)
    return hasSameName(name, otherName)
  if (name.join(' ') !== otherName.join(' ')) return false
  const [parts, otherParts] = [listParts(path), listParts(otherPath)]
  return (
    parts.join(' ') === otherParts.join(' ') ||
    parts.some((part) => isCode(part) && otherParts.includes(part))
  )
}
