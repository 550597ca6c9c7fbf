import { articleJsonSchema } from './article-json-schema.ts'

console.log(JSON.stringify(articleJsonSchema(), null, 1))
