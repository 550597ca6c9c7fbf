import { describe, expect, it } from 'vitest'
import { formatProblemJson, problemMediaType } from '../../src/http/problem.ts'

const problem = { detail: 'Nothing is kept at /q/2014.', status: 404, title: 'Not Found' }

describe('a problem document', () => {
  it('has the media type of RFC 9457', () => {
    expect(problemMediaType).toBe('application/problem+json')
  })

  it('is indented JSON in a fixed order, with a final line feed', () => {
    const lines = ['{', '  "title": "Not Found",', '  "status": 404,']
    const last = ['  "detail": "Nothing is kept at /q/2014."', '}', '']
    expect(formatProblemJson(problem)).toBe([...lines, ...last].join('\n'))
  })

  it('omits the type about:blank, which is the default', () => {
    expect(JSON.parse(formatProblemJson(problem))).not.toHaveProperty('type')
  })

  it('puts a type first when there is one', () => {
    const document = formatProblemJson({ ...problem, type: 'https://example.org/gone' })
    expect(Object.keys(JSON.parse(document))).toEqual(['type', 'title', 'status', 'detail'])
  })

  it('puts extensions last, in their order', () => {
    const alternatives = [{ href: '/q/2014.json', type: 'application/json' }]
    const document = JSON.parse(formatProblemJson({ alternatives, ...problem, instance: '/q/2014' }))
    expect(Object.keys(document)).toEqual(['title', 'status', 'detail', 'alternatives', 'instance'])
    expect(document.alternatives).toEqual(alternatives)
  })
})
