import { z } from 'zod'
import { articleSchema } from './content-schemas.ts'

const { shape } = articleSchema

const createNamedThingSchema = (type: string) => z.object({ '@type': z.literal(type), name: z.string() })

/** Published status of an article that is served. */
export const servedStatusSchema = z.object({
  is: z.enum(['noindex', 'anonymised']),
  reason: shape.rights,
  since: shape.published,
})

/** An article's JSON as served, with values of the same kinds as in its front matter. */
const servedArticleSchema = z
  .object({
    '@context': z.array(z.unknown()),
    '@type': z.literal('NewsArticle'),
    '@id': z.url(),
    url: z.url(),
    headline: shape.headline,
    alternativeHeadline: shape.alternativeHeadline,
    datePublished: shape.published,
    dateModified: shape.modified,
    inLanguage: z.string(),
    author: z.array(
      z.union([createNamedThingSchema('Person'), createNamedThingSchema('NewsMediaOrganization')]),
    ),
    creditText: shape.byline,
    articleSection: z.array(z.string()),
    keywords: shape.topics.unwrap(),
    description: z.string(),
    image: z.array(z.url()),
    mainEntityOfPage: z.url(),
    articleBody: z.string(),
    correction: z.array(
      z.object({
        '@type': z.literal('CorrectionComment'),
        datePublished: shape.corrections.unwrap().element.shape.published,
        text: shape.corrections.unwrap().element.shape.text,
      }),
    ),
    publisher: createNamedThingSchema('NewsMediaOrganization').extend({
      foundingDate: shape.published,
      dissolutionDate: shape.published,
      logo: z.url().optional(),
      email: z.string().optional(),
      parentOrganization: createNamedThingSchema('NewsMediaOrganization').optional(),
    }),
    isPartOf: z.array(z.object({ '@type': z.string(), name: z.string(), url: z.url() })),
    creativeWorkStatus: z.literal('Archived'),
    isAccessibleForFree: z.literal(true),
    identifier: z.array(
      z.object({ '@type': z.literal('PropertyValue'), propertyID: z.string(), value: z.string() }),
    ),
    sameAs: shape.formerly.unwrap(),
    encoding: z.array(
      z.object({ '@type': z.literal('MediaObject'), encodingFormat: z.string(), contentUrl: z.url() }),
    ),
    copyrightNotice: shape.rights,
    license: z.string().optional(),
    copyrightHolder: createNamedThingSchema('Organization').optional(),
    comment: z.array(
      z.object({
        '@type': z.literal('Comment'),
        author: createNamedThingSchema('Person').optional(),
        dateCreated: shape.published,
        text: z.string(),
        'morgue:replyTo': z.number().optional(),
      }),
    ),
    'morgue:edition': z.string(),
    'morgue:published': shape.published,
    'morgue:url': shape.url,
    'morgue:byline': shape.byline,
    'morgue:authors': shape.authors.unwrap(),
    'morgue:agency': shape.agency,
    'morgue:signOff': shape.signOff,
    'morgue:notices': shape.notices.unwrap(),
    'morgue:modified': shape.modified,
    'morgue:provenance': shape.provenance.unwrap(),
    // The file's name and the import's date stay in the content folder.
    'morgue:source': shape.source.unwrap().omit({ file: true, imported: true }).optional(),
    'morgue:status': servedStatusSchema.optional(),
    'morgue:lostPictures': z.int().min(0),
    'morgue:markdown': z.string(),
  })
  .meta({ title: 'An article of a morgue archive', description: 'schema.org NewsArticle in fixed shapes' })

/**
 * Removes from a schema what a program that reads articles does not need: maximum lengths and numbers, defaults of
 * content files, and the types of constants and names. Objects stay open, since a later version may add fields.
 */
function omitRedundant({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  delete jsonSchema.minLength
  delete jsonSchema.maxLength
  delete jsonSchema.maximum
  delete jsonSchema.default
  delete jsonSchema.propertyNames
  if (jsonSchema.additionalProperties === false) delete jsonSchema.additionalProperties
  if ('const' in jsonSchema) delete jsonSchema.type
}

/** Generates the JSON Schema (2020-12) of an article's JSON. */
export const generateArticleJsonSchema = (): object =>
  z.toJSONSchema(servedArticleSchema, { override: omitRedundant })
