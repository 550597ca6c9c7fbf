import { describe, expect, it } from 'vitest'
import {
  correctionRequestFromFields,
  isJsonRequest,
  readSubmission,
} from '../../../src/edge/corrections/read-request.ts'
import { maxFieldLengths } from '../../../src/model/correction-request.ts'

const [form, json] = ['application/x-www-form-urlencoded', 'application/json']

const requestWith = (body: BodyInit, type: string | null) =>
  new Request('https://e.example/', {
    method: 'POST',
    body,
    headers: type === null ? {} : { 'content-type': type },
  })

const submit = async (body: BodyInit, type: string) => {
  const submission = await readSubmission(requestWith(body, type))
  return 'fields' in submission ? Object.fromEntries(submission.fields) : submission.rejection
}

describe('the body of a correction request', () => {
  it.each([
    [form, false],
    [`${form}; charset=utf-8`, false],
    ['APPLICATION/JSON', true],
    [` ${json} ;x=y`, true],
    [`${' '.repeat(200)}${json}`, true],
  ])('of type %j is accepted, and is JSON: %s', async (type, expected) => {
    expect(isJsonRequest(requestWith('{}', type))).toBe(expected)
    expect(await submit('{}', type)).not.toBe(415)
  })

  it.each(['application/ld+json', 'text/plain', '', `x${' '.repeat(200)}${json}`])(
    'of type %j is refused',
    async (type) => {
      expect(isJsonRequest(requestWith('{}', type))).toBe(false)
      expect(await submit('{}', type)).toBe(415)
    },
  )

  it('without a type is refused', async () => {
    const request = requestWith('wrong=x', null)
    request.headers.delete('content-type')
    expect(isJsonRequest(request)).toBe(false)
    expect(await readSubmission(request)).toEqual({ rejection: 415 })
  })

  it.each<[string, string, object | number]>([
    ['wrong=a+b%20c&name=', form, { wrong: 'a b c', name: '' }],
    ['wrong=a&wrong=b', form, { wrong: 'b' }],
    ['', form, {}],
    ['{"wrong":"a","name":null}', json, { wrong: 'a' }],
    ['{}', json, {}],
    ['{"wrong":1}', json, 400],
    ['{"wrong":"a","name":["b"]}', json, 400],
    ['{"wrong":"a","name":false}', json, 400],
    ['["a"]', json, 400],
    ['"a"', json, 400],
    ['null', json, 400],
    ['{', json, 400],
    ['', json, 400],
  ])('%j in %s has the fields %j', async (body, type, fields) => {
    expect(await submit(body, type)).toEqual(fields)
  })

  it('has at most 98,304 bytes, also in letters of several', async () => {
    expect(await submit(`wrong=${'x'.repeat(98_304 - 6)}`, form)).toEqual({ wrong: 'x'.repeat(98_298) })
    expect(await submit(`wrong=${'x'.repeat(98_304 - 5)}`, form)).toBe(413)
    expect(await submit(`wrong=${'é'.repeat(49_150)}`, form)).toBe(413)
  })

  it('can have fields of the maximum lengths in any script', async () => {
    const fields = Object.entries(maxFieldLengths).map(([name, length]) => [name, '港'.repeat(length)])
    expect(await submit(new URLSearchParams(fields).toString(), form)).toEqual(Object.fromEntries(fields))
  })
})

it('a correction request has its own fields, cleaned, and no others', () => {
  const fields = new Map([
    ['wrong', ' a\r\nb\u0007 '],
    ['email', 'a@e.example'],
    ['article', '/e/a'],
    ['website', 'x'],
  ])
  expect(correctionRequestFromFields(fields)).toEqual({
    wrong: 'a\nb',
    right: '',
    source: '',
    name: '',
    email: 'a@e.example',
  })
})
