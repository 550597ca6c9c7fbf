import { generateArticleJsonSchema } from './article-json-schema.ts'

console.log(JSON.stringify(generateArticleJsonSchema(), null, 1))
