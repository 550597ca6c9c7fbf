import { select } from 'hast-util-select'
import { z } from 'zod'
import { computeContrastRatio, minTextContrast, pageBackgrounds } from '../../../model/accent.ts'
import { compareDates, isPartialDate } from '../../../model/partial-date.ts'
import { isSlug } from '../../../model/slug.ts'
import { hasControlCharacters, splitAtControlCharacter } from './control-characters.ts'
import { toLanguageTag } from './language-tag.ts'

/** Schemas of the values in content files. Each message names the problem and the remedy. */

/** Returns a message that shows the place of the first control character: nobody can see it. */
function describeControlCharacter(value: unknown): string {
  const [textBefore = ''] = splitAtControlCharacter(String(value))
  const place =
    textBefore === '' ? 'at its beginning' : `after "${textBefore.slice(-30).replace(/\s+/g, ' ')}"`
  return `contains an invisible character ${place}: delete that character, or type the value again`
}

export const notOneTextMessage =
  'must be one text, not a list or a group of fields: write it on one line, in quotation marks'

const createText = (emptyMessage: string) =>
  z
    .string(notOneTextMessage)
    .min(1, emptyMessage)
    .max(20_000, 'is longer than 20,000 characters: shorten it')
    .refine((value) => !hasControlCharacters(value), {
      error: ({ input }) => describeControlCharacter(input),
    })

export const text = createText(
  'is empty: write a value, in quotation marks if it begins with #, or remove the field',
)

/** A text without which its fields mean nothing, such as a headline. */
export const requiredText = createText('is empty: write a value, in quotation marks if it begins with #')

/** A name with at least one letter or digit, so that it can be found in a text. */
export const name = text.refine(
  (value) => /[\p{L}\p{N}]/u.test(value),
  'has no letter or digit: write a name that can be found in a text',
)

export const slug = z
  .string(notOneTextMessage)
  .refine(isSlug, 'cannot be part of an address: use a-z, 0-9 and single hyphens, as in fire-at-the-mill')

export const date = z
  .string('must be one date, such as 2016-04-08')
  .regex(/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?$/, {
    error:
      'is not a date in the form of the archive: write it as 2016, 2016-04, 2016-04-08, 2016-04-08T14:30 or 2016-04-08T14:30:00-04:00',
    abort: true,
  })
  .refine(
    isPartialDate,
    'is a date or time that does not exist: check the month, the day, and the time if there is one',
  )

export const language = z
  .string('must be one language code, such as en or fr-CA')
  .refine((value) => toLanguageTag(value) !== null, 'is not a language code: write one such as en or fr-CA')

const createSha256 = (message: string) => z.string(message).regex(/^[0-9a-f]{64}$/, message)

/** The digest of an article's original. */
export const sha256 = createSha256(
  "must be the name of the article's file in originals/, without its extension: 64 of the characters 0-9 and a-f",
)

export const pictureDigest = createSha256(
  "must be the name of a picture's file in media/, without its extension: 64 of the characters 0-9 and a-f",
)

export const timeZone = z
  .string('must be one time zone, such as America/Toronto')
  .refine(
    (value) => value === 'UTC' || Intl.supportedValuesOf('timeZone').includes(value),
    'is not the name of a time zone: write a region and a city, such as America/Toronto, or UTC',
  )

export const reversedPeriodMessage = 'ends before it begins: swap from and to'

export const isPeriodInOrder = ({
  from,
  to,
}: {
  from?: string | undefined
  to?: string | undefined
}): boolean => !from || !to || compareDates(from, to) <= 0

const describePaleColour = (colour: string) =>
  `is too pale: choose a darker shade, since its contrast with the page (${pageBackgrounds.light}) is ${computeContrastRatio(colour, pageBackgrounds.light).toFixed(2)}, and text needs ${minTextContrast}`

/** A colour for the light scheme. The colour for the dark scheme is derived from it. */
export const accent = z
  .string("must be one colour in quotation marks, such as '#7a2318'")
  .regex(/^#[0-9a-f]{6}$/i, {
    error:
      "is not a colour: write # and six of the characters 0-9 and a-f in quotation marks, such as '#7a2318'",
    abort: true,
  })
  .toLowerCase()
  .superRefine((colour, context) => {
    if (computeContrastRatio(colour, pageBackgrounds.light) < minTextContrast)
      context.addIssue({ code: 'custom', message: describePaleColour(colour) })
  })

const isSelector = (value: string) => {
  try {
    select(value, { type: 'root', children: [] })
    return true
  } catch {
    return false
  }
}

export const selector = z
  .string('must be one CSS selector, such as article .entry-body')
  .min(1, {
    error: 'is empty: write a selector, in quotation marks if it begins with #, or remove the field',
    abort: true,
  })
  .refine(
    isSelector,
    'is not a CSS selector that the importer supports: write one such as article .entry-body',
  )

export const dayCount = z
  .string('must be a number of days, such as 365')
  .regex(/^[1-9]\d{0,4}$/, 'is not a number of days from 1 to 99999: write one such as 365')
  .transform(Number)

export const turnstileKey = z
  .string(notOneTextMessage)
  .regex(
    /^[\w-]{10,64}$/,
    'is not a site key of Turnstile: copy the one that Cloudflare shows for your widget, such as 0x4AAAAAAA…',
  )

export const contentSignal = z
  .string(notOneTextMessage)
  .regex(
    /^(?:search|ai-input|ai-train)=(?:yes|no)(?:, ?(?:search|ai-input|ai-train)=(?:yes|no)){0,2}$/,
    'is not a content signal: write yes or no for search, ai-input or ai-train, as in `search=yes, ai-train=no`',
  )

export const citedName = z
  .string('must be body, or a name, such as "García Márquez, Gabriel"')
  .regex(
    /^(?:[^,\n]*[^,\s])(?:, [^,\s][^,\n]*)?$/,
    'has too many commas, or a comma with nothing beside it: write the family name, one comma and the given name, such as García Márquez, Gabriel',
  )

export const issn = z
  .string('must be one ISSN, such as 1234-567X')
  .regex(/^\d{4}-\d{3}[\dX]$/, 'is not an ISSN: write it with its hyphen, such as 1234-567X')

export const rightsStatement = z
  .string('must be the address of one rights statement, such as http://rightsstatements.org/vocab/InC/1.0/')
  .regex(
    /^http:\/\/rightsstatements\.org\/vocab\/[A-Za-z-]+\/1\.0\/$/,
    'is not the address of a rights statement: write one such as http://rightsstatements.org/vocab/InC/1.0/, with http:// and /vocab/',
  )

export const license = z
  .string('must be the address of one licence, such as https://creativecommons.org/licenses/by/4.0/')
  .regex(
    /^https:\/\/creativecommons\.org\/(?:licenses|publicdomain)\/[a-z-]+\/\d\.\d\/(?:[a-z]{2,3}\/)?$/,
    'is not the address of a Creative Commons licence: write one such as https://creativecommons.org/licenses/by/4.0/, with nothing after its last slash',
  )

export const crawlerName = z
  .string()
  .regex(/^[A-Za-z][\w-]*$/, 'is not the name of a crawler: write one such as GPTBot')

export const oldListPath = z
  .string('must be a path, such as /news/{name}/')
  .regex(
    /^\/(?:[^{}?#]*\/)?\{name\}(?:\/[^{}?#]*)?$/,
    'must be a path in which {name} stands alone between slashes, such as /news/{name}/',
  )

export const notices = z.strictObject(
  { top: text.optional(), foot: text.optional(), listing: text.optional() },
  'must be the fields top, foot or listing: write { top: "…" }',
)
