import { renderBody } from '../../content/body/render-body.ts'
import { type RecordAttachment, renderAttachment } from '../markup/render-attachment.ts'
import type { FrontMatterValue } from '../site-lookup.ts'
import { findFrontMatterText } from './front-matter/front-matter-values.ts'

/** The picture that front matter puts above a text, with its caption and credit. */
export interface LeadPicture {
  address: string
  html: string
  /** Strings of the front matter used for it. */
  usedTexts: string[]
}

type FrontMatterFields = Record<string, FrontMatterValue>

/** All fields that name a lead picture, most reliable first. Names are compared without `-` and `_`. */
const pictureFieldNames = (
  'image featuredimage featureimage coverimage cover leadimage mainimage heroimage hero headerimage ' +
  'header bannerimage banner picture photo img images thumbnail thumb teaser'
).split(' ')

const addressFieldNames = 'src url path image file filename href feature overlayimage teaser'.split(' ')

const normaliseFieldNames = (fields: FrontMatterFields): FrontMatterFields =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [name.toLowerCase().replace(/[-_]/g, ''), value]),
  )

/** True for an address. Such fields also hold other text: `hero: A title`. */
const isAddress = (text: string) =>
  /^(?:https?:\/\/|data:image\/)\S+$/i.test(text) || /^[^\n<>"]{1,500}\.\w{2,5}(?:[?#]\S*)?$/.test(text)

/** Returns the picture that a field names; `null` when it names none. */
function findPictureInField(
  value: FrontMatterValue | undefined,
): { address: string; pictureFields: FrontMatterFields } | null {
  if (typeof value === 'string') {
    const address = findFrontMatterText({ value }, 'value')
    return address !== null && isAddress(address) ? { address, pictureFields: {} } : null
  }
  if (Array.isArray(value)) return value.map(findPictureInField).find((picture) => picture !== null) ?? null
  const pictureFields = value === undefined ? {} : normaliseFieldNames(value)
  const address = findFrontMatterText(pictureFields, ...addressFieldNames)
  return address !== null && isAddress(address) ? { address, pictureFields: pictureFields } : null
}

/** Returns the words for a picture, from its own field or fields beside it, such as `image_caption`. */
function findPictureWords(pictureField: string, fields: FrontMatterFields, pictureFields: FrontMatterFields) {
  const [findTextBeside, findTextInPicture] = [fields, pictureFields].map(
    (each) =>
      (...names: string[]) =>
        findFrontMatterText(each, ...names),
  )
  const findText = (...names: string[]) =>
    findTextInPicture?.(...names) ??
    findTextBeside?.(
      ...names.flatMap((each) => [`${pictureField}${each}`, `image${each}`, `photo${each}`]),
    ) ??
    null
  return {
    alternative: findText('alt', 'alttext'),
    title: findText('title'),
    caption: findText('caption', 'description') ?? findFrontMatterText(fields, 'caption'),
    credit: findText('credit', 'credits', 'attribution', 'photographer', 'copyright', 'source', 'author'),
  }
}

function renderPicture(address: string, words: ReturnType<typeof findPictureWords>): LeadPicture {
  const { alternative, title, caption, credit } = words
  const lines = [caption, credit].filter((each) => each !== null)
  const html = lines.map((each) => renderBody(each).html).join('')
  const attachment: RecordAttachment = {
    url: address,
    mediaType: null,
    alternativeText: alternative,
    title,
    captionHtml: html === '' ? null : html,
  }
  const usedTexts = [alternative, title, ...lines].filter((each) => each !== null)
  return { address, html: renderAttachment(attachment), usedTexts }
}

/** Reads the picture that themes show above a text. `toAddress` expands templates and makes paths absolute. */
export function readLeadPicture(
  frontMatter: FrontMatterFields,
  toAddress: (text: string) => string,
): LeadPicture | null {
  const fields = normaliseFieldNames(frontMatter)
  for (const name of pictureFieldNames) {
    const picture = findPictureInField(fields[name])
    if (picture)
      return renderPicture(toAddress(picture.address), findPictureWords(name, fields, picture.pictureFields))
  }
  return null
}

const extractPath = (address: string) =>
  address
    .replace(/[?#].*$/s, '')
    .replace(/^https?:\/\/[^/]*/i, '')
    .replace(/^\.?\/+/, '')

/** True when a body shows a picture: under its path, or under a path that ends with it or that it ends with. */
export function showsPicture(markdown: string, address: string): boolean {
  const picturePath = extractPath(address)
  const ending = picturePath.slice(picturePath.lastIndexOf('.'))
  return markdown
    .split(/[\s"'()<>]+/)
    .filter((word) => word.includes(ending))
    .map(extractPath)
    .some(
      (path) => path === picturePath || picturePath.endsWith(`/${path}`) || path.endsWith(`/${picturePath}`),
    )
}
