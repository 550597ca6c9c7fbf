import type { CallContext } from '../call-context.ts'
import { type JsonObject, RpcError, toObjectOrEmpty, toTextOrEmpty } from './messages.ts'
import {
  citeArticle,
  readAsMarkdown,
  readHoldings,
  searchArticles,
  type ToolInput,
  toTextResult,
} from './tool-calls.ts'

/** A tool that an assistant can call. All of its arguments are strings. */
interface Tool {
  description: string
  parameters: readonly string[]
  call: (input: ToolInput, context: CallContext) => JsonObject | Promise<JsonObject>
}

const toolsByName: ReadonlyMap<string, Tool> = new Map([
  [
    'search',
    {
      description:
        'Find articles. q: words, "a phrase", -without, begin*. from, to: 2016, 2016-04 or 2016-04-08. sort: relevance, newest or oldest. page: `next` of the previous page.',
      parameters: ['q', 'from', 'to', 'section', 'author', 'topic', 'edition', 'sort', 'page'],
      call: searchArticles,
    },
  ],
  [
    'read',
    {
      description: 'Read an article or list as Markdown, by any URL that it ever had.',
      parameters: ['url'],
      call: readAsMarkdown,
    },
  ],
  [
    'cite',
    {
      description: 'Get an article’s citation. format: csl, ris or bibtex.',
      parameters: ['url', 'format'],
      call: citeArticle,
    },
  ],
  [
    'holdings',
    {
      description: 'List the editions, or count an edition’s articles by month, with its gaps.',
      parameters: ['edition'],
      call: readHoldings,
    },
  ],
])

/** Describes the tools for `tools/list`. */
export const describeTools = (): JsonObject[] =>
  [...toolsByName].map(([name, { description, parameters }]) => ({
    name,
    description,
    inputSchema: {
      type: 'object',
      properties: Object.fromEntries(parameters.map((parameter) => [parameter, { type: 'string' }])),
      required: parameters.filter((parameter) => parameter === 'url'),
    },
    annotations: { readOnlyHint: true },
  }))

/** Calls a tool. @throws RpcError for an unknown tool */
export function callTool(params: JsonObject, context: CallContext): JsonObject | Promise<JsonObject> {
  const tool = toolsByName.get(toTextOrEmpty(params.name))
  if (!tool) throw new RpcError(-32602, 'Unknown tool')
  const argumentValues = toObjectOrEmpty(params.arguments)
  const unknownArgument = Object.keys(argumentValues).find((name) => !tool.parameters.includes(name))
  if (unknownArgument !== undefined)
    return toTextResult(`${unknownArgument}: unknown. Arguments: ${tool.parameters.join(', ')}`, true)
  const input = new Map(
    tool.parameters.map((name) => [name, toTextOrEmpty(argumentValues[name]).toWellFormed()]),
  )
  return input.get('url') === '' ? toTextResult('url: give a URL', true) : tool.call(input, context)
}
