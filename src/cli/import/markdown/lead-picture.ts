import { renderBody } from '../../content/body/render-body.ts'
import { type RecordAttachment, renderAttachment } from '../markup/render-attachment.ts'
import type { FrontMatterValue } from '../site-lookup.ts'
import { findFrontMatterText } from './front-matter/front-matter-values.ts'

/** The picture that front matter places above the text, with its caption and credit. */
export interface LeadPicture {
  address: string
  html: string
  /** Strings of the front matter that `html` contains. */
  usedTexts: string[]
}

type FrontMatterFields = Record<string, FrontMatterValue>

/** Fields that can contain the lead picture, most reliable first. Names are compared without `-` and `_`. */
const pictureFieldNames = (
  'image featuredimage featureimage coverimage cover leadimage mainimage heroimage hero headerimage ' +
  'header bannerimage banner picture photo img images thumbnail thumb teaser'
).split(' ')

const addressFieldNames = 'src url path image file filename href feature overlayimage teaser'.split(' ')

const normaliseFieldNames = (fieldByName: FrontMatterFields): FrontMatterFields =>
  Object.fromEntries(
    Object.entries(fieldByName).map(([name, value]) => [name.toLowerCase().replace(/[-_]/g, ''), value]),
  )

/** True for a picture's address. Picture fields can also contain other text, as in `hero: A title`. */
const canBePictureAddress = (text: string) =>
  /^(?:https?:\/\/|data:image\/)\S+$/i.test(text) || /^[^\n<>"]{1,500}\.\w{2,5}(?:[?#]\S*)?$/.test(text)

/** Finds the picture in a field; returns `null` if there is none. */
function findPictureInField(
  fieldValue: FrontMatterValue | undefined,
): { address: string; pictureFields: FrontMatterFields } | null {
  if (typeof fieldValue === 'string') {
    const address = findFrontMatterText({ value: fieldValue }, 'value')
    return address !== null && canBePictureAddress(address) ? { address, pictureFields: {} } : null
  }
  if (Array.isArray(fieldValue))
    return fieldValue.map(findPictureInField).find((picture) => picture !== null) ?? null
  const pictureFields = fieldValue === undefined ? {} : normaliseFieldNames(fieldValue)
  const address = findFrontMatterText(pictureFields, ...addressFieldNames)
  return address !== null && canBePictureAddress(address) ? { address, pictureFields } : null
}

/**
 * Finds a picture's alternative text, title, caption and credit in its own fields or in fields beside it, such as
 * `image_caption`.
 */
function findPictureTexts(
  pictureFieldName: string,
  pageFields: FrontMatterFields,
  pictureFields: FrontMatterFields,
) {
  const [findTextBeside, findTextInPicture] = [pageFields, pictureFields].map(
    (fields) =>
      (...names: string[]) =>
        findFrontMatterText(fields, ...names),
  )
  const findText = (...names: string[]) =>
    findTextInPicture?.(...names) ??
    findTextBeside?.(
      ...names.flatMap((suffix) => [`${pictureFieldName}${suffix}`, `image${suffix}`, `photo${suffix}`]),
    ) ??
    null
  return {
    alternative: findText('alt', 'alttext'),
    title: findText('title'),
    caption: findText('caption', 'description') ?? findFrontMatterText(pageFields, 'caption'),
    credit: findText('credit', 'credits', 'attribution', 'photographer', 'copyright', 'source', 'author'),
  }
}

function createLeadPicture(address: string, pictureTexts: ReturnType<typeof findPictureTexts>): LeadPicture {
  const { alternative, title, caption, credit } = pictureTexts
  const captionLines = [caption, credit].filter((each) => each !== null)
  const captionHtml = captionLines.map((each) => renderBody(each).html).join('')
  const attachment: RecordAttachment = {
    url: address,
    mediaType: null,
    alternativeText: alternative,
    title,
    captionHtml: captionHtml === '' ? null : captionHtml,
  }
  const usedTexts = [alternative, title, ...captionLines].filter((each) => each !== null)
  return { address, html: renderAttachment(attachment), usedTexts }
}

/**
 * Reads the picture that themes show above the text; returns `null` if there is none. `resolveAddress` expands
 * templates and makes paths absolute.
 */
export function readLeadPicture(
  frontMatter: FrontMatterFields,
  resolveAddress: (text: string) => string,
): LeadPicture | null {
  const pageFields = normaliseFieldNames(frontMatter)
  for (const pictureFieldName of pictureFieldNames) {
    const picture = findPictureInField(pageFields[pictureFieldName])
    if (picture)
      return createLeadPicture(
        resolveAddress(picture.address),
        findPictureTexts(pictureFieldName, pageFields, picture.pictureFields),
      )
  }
  return null
}

const stripOriginAndQuery = (address: string) =>
  address
    .replace(/[?#].*$/s, '')
    .replace(/^https?:\/\/[^/]*/i, '')
    .replace(/^\.?\/+/, '')

/** True if a body contains the picture. Addresses match if their paths are equal or one path ends with the other. */
export function isPictureShown(markdown: string, address: string): boolean {
  const picturePath = stripOriginAndQuery(address)
  const extension = picturePath.slice(picturePath.lastIndexOf('.'))
  return markdown
    .split(/[\s"'()<>]+/)
    .filter((word) => word.includes(extension))
    .map(stripOriginAndQuery)
    .some(
      (path) => path === picturePath || picturePath.endsWith(`/${path}`) || path.endsWith(`/${picturePath}`),
    )
}
