import { select } from 'hast-util-select'
import { z } from 'zod'
import { computeContrastRatio, minTextContrast, pageBackgrounds } from '../../../model/accent.ts'
import { isPartialDate } from '../../../model/partial-date.ts'
import { isSlug } from '../../../model/slug.ts'
import { hasControlCharacters } from './control-characters.ts'
import { toLanguageTag } from './language-tag.ts'

/** Schemas of the values in content files. Each message names the problem and the remedy. */

export const text = z
  .string('must be one text, not a list or a group of fields: write it on one line, in quotation marks')
  .min(1, 'is empty: write a value or remove the field')
  .max(20_000, 'is longer than 20,000 characters: shorten it')
  .refine((value) => !hasControlCharacters(value), 'contains an invisible control character: delete it')

/** A name with at least one letter or digit, so that it can be found in a text. */
export const name = text.refine(
  (value) => /[\p{L}\p{N}]/u.test(value),
  'has no letter or digit: write a name that can be found in a text',
)

export const slug = z
  .string('must be one text, not a list or a group of fields: write it on one line, in quotation marks')
  .refine(isSlug, 'cannot be part of an address: use a-z, 0-9 and single hyphens')

export const date = z
  .string('must be one date, such as 2016-04-08')
  .regex(/^\d{4}(-\d\d(-\d\d(T\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)?)?)?)?$/, {
    error: 'is not a date: write YYYY, YYYY-MM, YYYY-MM-DD or YYYY-MM-DDThh:mm[:ss][±hh:mm]',
    abort: true,
  })
  .refine(
    isPartialDate,
    'is a date or time that does not exist: check the month, the day, and the time if there is one',
  )

const isWebAddress = (value: string) => {
  const url = URL.parse(value)
  return url !== null && /^https?:$/.test(url.protocol) && url.username === '' && value.length <= 2048
}

export const url = z
  .string('must be one web address, such as https://morgue.example')
  .refine(
    isWebAddress,
    'is not a web address: begin it with https:// or http://, and write at most 2,048 characters',
  )

/** Matches a URL without a scheme, such as `morgue.example` or `localhost:8787/x`. */
const urlWithoutSchemePattern = /^[a-z0-9-]+(?:\.[a-z0-9-]+)*(?::\d+)?(?:[/?#]|$)/i

const describeOriginRemedy = (value: string) => {
  const origin = URL.parse(value)?.origin
  return origin === undefined || origin === 'null' ? '' : `: ${origin}`
}

/** The archive's URL: scheme, host and port only. */
export const origin = z
  .string('must be one web address, such as https://morgue.example')
  .superRefine((value, context) => {
    const reportProblem = (message: string) => context.addIssue({ code: 'custom', message })
    if (!/^https?:/i.test(value) && urlWithoutSchemePattern.test(value)) {
      reportProblem(`write https:// before it${describeOriginRemedy(`https://${value}`)}`)
    } else if (!isWebAddress(value))
      reportProblem(
        'is not a web address: begin it with https:// or http://, and write at most 2,048 characters',
      )
    else if (new URL(value).origin !== value)
      reportProblem(`must be only the address of the site: write ${new URL(value).origin}`)
  })

export const address = z
  .string('must be one address in the archive, such as /<edition>/2016/04/08/story.html')
  .regex(/^\/[^/\s]+\/\S+$/, 'is not an address in the archive, such as /<edition>/2016/04/08/story.html')

export const language = z
  .string('must be one language code, such as fr-CA')
  .refine((value) => toLanguageTag(value) !== null, 'is not a language code: write one such as fr-CA')

export const host = z
  .string('must be a host name, such as www.example.org')
  .regex(
    /^(?=.{1,253}$)[a-z0-9](?:[a-z0-9-]*[a-z0-9])?(?:\.[a-z0-9](?:[a-z0-9-]*[a-z0-9])?)+$/,
    'is not a host name: write one in lower case, such as www.example.org',
  )

export const email = z
  .string('must be one e-mail address')
  .regex(/^[^\s@<>"]+@[^\s@<>"]+$/, 'is not an e-mail address: write one such as archive@example.org')

export const sha256 = z
  .string('must be one SHA-256 checksum: 64 of the characters 0-9 and a-f')
  .regex(/^[0-9a-f]{64}$/, 'is not a SHA-256 checksum: write 64 of the characters 0-9 and a-f')

export const timeZone = z
  .string('must be one time zone, such as America/Toronto')
  .refine(
    (value) => value === 'UTC' || Intl.supportedValuesOf('timeZone').includes(value),
    'is not a time zone: write one such as America/Toronto',
  )

const describePaleColour = (colour: string) =>
  `is too pale: its contrast with the page (${pageBackgrounds.light}) is ${computeContrastRatio(colour, pageBackgrounds.light).toFixed(2)}, and text needs ${minTextContrast}: choose a darker shade`

/** A colour for the light scheme. The colour for the dark scheme is derived from it. */
export const accent = z
  .string("must be one colour in quotation marks, such as '#7a2318'")
  .regex(/^#[0-9a-f]{6}$/i, {
    error: "is not a colour: write it as '#7a2318', in quotation marks, since # begins a comment",
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
  .min(1, 'is empty: write a selector or remove the field')
  .refine(
    isSelector,
    'is not a CSS selector that the importer supports: write one such as article .entry-body',
  )

export const dayCount = z
  .string('must be a number of days, such as 365')
  .regex(/^[1-9]\d{0,4}$/, 'is not a number of days: write one such as 365')
  .transform(Number)

export const turnstileKey = z
  .string('must be one text, not a list or a group of fields: write it on one line, in quotation marks')
  .regex(/^[\w-]{10,64}$/, 'is not the site key of a Turnstile widget: write one such as 0x4AAAAAAA…')

export const contentSignal = z
  .string('must be one text, not a list or a group of fields: write it on one line, in quotation marks')
  .regex(
    /^(?:search|ai-input|ai-train)=(?:yes|no)(?:, ?(?:search|ai-input|ai-train)=(?:yes|no)){0,2}$/,
    'is not a content signal: write one such as `search=yes, ai-train=no`',
  )

export const citedName = z
  .string('must be body, or a name, such as "García Márquez, Gabriel"')
  .regex(
    /^(?:[^,\n]*[^,\s])(?:, [^,\s][^,\n]*)?$/,
    'has too many commas, or a comma with nothing beside it: write the family name, one comma and the given name, such as García Márquez, Gabriel',
  )

export const issn = z
  .string('must be one ISSN, such as 1234-567X')
  .regex(/^\d{4}-\d{3}[\dX]$/, 'is not an ISSN: write one such as 1234-567X')

export const rightsStatement = z
  .string('must be the address of one rights statement, such as http://rightsstatements.org/vocab/InC/1.0/')
  .regex(
    /^http:\/\/rightsstatements\.org\/vocab\/[A-Za-z-]+\/1\.0\/$/,
    'is not the address of a rights statement: write one such as http://rightsstatements.org/vocab/InC/1.0/',
  )

export const license = z
  .string('must be the address of one licence, such as https://creativecommons.org/licenses/by/4.0/')
  .regex(
    /^https:\/\/creativecommons\.org\/(?:licenses|publicdomain)\/[a-z-]+\/\d\.\d\/(?:[a-z]{2,3}\/)?$/,
    'is not the address of a Creative Commons licence: write one such as https://creativecommons.org/licenses/by/4.0/',
  )

export const crawlerName = z
  .string()
  .regex(/^[A-Za-z][\w-]*$/, 'is not the name of a crawler: write one such as GPTBot')

export const oldListPath = z
  .string('must be a path, such as /news/{name}/')
  .regex(
    /^\/(?:[^{}?#]*\/)?\{name\}(?:\/[^{}?#]*)?$/,
    'must be a path with {name} between its slashes, such as /news/{name}/',
  )

export const notices = z.strictObject({
  top: text.optional(),
  foot: text.optional(),
  listing: text.optional(),
})
