import { z } from 'zod'
import { articleSchema } from './content-schemas.ts'

const { shape: frontMatterShape } = articleSchema

const createNamedThingSchema = (type: string) => z.object({ '@type': z.literal(type), name: z.string() })

/** The status in a served article's JSON. */
export const servedStatusSchema = z.object({
  is: z.enum(['noindex', 'anonymised']),
  reason: frontMatterShape.rights,
  since: frontMatterShape.published,
})

/** Schema of an article's JSON as served. Its values have the same formats as in the front matter. */
const servedArticleSchema = z
  .object({
    '@context': z.array(z.unknown()),
    '@type': z.literal('NewsArticle'),
    '@id': z.url(),
    url: z.url(),
    headline: frontMatterShape.headline,
    alternativeHeadline: frontMatterShape.alternativeHeadline,
    datePublished: frontMatterShape.published,
    dateModified: frontMatterShape.modified,
    inLanguage: z.string(),
    author: z.array(
      z.union([createNamedThingSchema('Person'), createNamedThingSchema('NewsMediaOrganization')]),
    ),
    creditText: frontMatterShape.byline,
    articleSection: z.array(z.string()),
    keywords: frontMatterShape.topics.unwrap(),
    description: z.string(),
    image: z.array(z.url()),
    mainEntityOfPage: z.url(),
    articleBody: z.string(),
    correction: z.array(
      z.object({
        '@type': z.literal('CorrectionComment'),
        datePublished: frontMatterShape.corrections.unwrap().element.shape.published,
        text: frontMatterShape.corrections.unwrap().element.shape.text,
      }),
    ),
    publisher: createNamedThingSchema('NewsMediaOrganization').extend({
      foundingDate: frontMatterShape.published,
      dissolutionDate: frontMatterShape.published,
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
    sameAs: frontMatterShape.formerly.unwrap(),
    encoding: z.array(
      z.object({ '@type': z.literal('MediaObject'), encodingFormat: z.string(), contentUrl: z.url() }),
    ),
    copyrightNotice: frontMatterShape.rights,
    license: z.string().optional(),
    copyrightHolder: createNamedThingSchema('Organization').optional(),
    comment: z.array(
      z.object({
        '@type': z.literal('Comment'),
        author: createNamedThingSchema('Person').optional(),
        dateCreated: frontMatterShape.published,
        text: z.string(),
        'morgue:replyTo': z.number().optional(),
      }),
    ),
    'morgue:edition': z.string(),
    'morgue:published': frontMatterShape.published,
    'morgue:url': frontMatterShape.url,
    'morgue:byline': frontMatterShape.byline,
    'morgue:authors': frontMatterShape.authors.unwrap(),
    'morgue:agency': frontMatterShape.agency,
    'morgue:signOff': frontMatterShape.signOff,
    'morgue:notices': frontMatterShape.notices.unwrap(),
    'morgue:modified': frontMatterShape.modified,
    'morgue:provenance': frontMatterShape.provenance.unwrap(),
    // The file's name and the import's date stay in the content folder.
    'morgue:source': frontMatterShape.source.unwrap().omit({ file: true, imported: true }).optional(),
    'morgue:status': servedStatusSchema.optional(),
    'morgue:lostPictures': z.int().min(0),
    'morgue:markdown': z.string(),
  })
  .meta({ title: 'An article of a morgue archive', description: 'schema.org NewsArticle in fixed shapes' })

/**
 * Deletes those keywords of a schema that readers of articles do not need: maximum lengths and numbers, defaults for
 * content files, and the types of constants and property names. Objects stay open, so that later versions can add
 * fields.
 */
function deleteRedundantKeywords({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
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
  z.toJSONSchema(servedArticleSchema, { override: deleteRedundantKeywords })
