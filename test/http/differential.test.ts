import Negotiator from 'negotiator'
import { expect, it } from 'vitest'
import { negotiate } from '../../src/http/negotiate.ts'
import { randomNumbers } from '../support/random.ts'
import { dueNumbers } from '../support/turns.ts'

const types = [
  'text/html',
  'application/json',
  'application/ld+json',
  'text/markdown',
  'text/plain',
  'application/vnd.citationstyles.csl+json',
  'application/x-research-info-systems',
  'application/x-bibtex',
  'application/atom+xml',
  'application/feed+json',
]
const ranges = [...types, '*/*', 'text/*', 'application/*', 'image/*', 'image/png', 'application/xhtml+xml']
const spaces = ['', '', '', ' ', '\t', ' \t ']
const whole = ['0', '1', '0.', '1.', '1.0', '1.000', '0.000', '0.5']

let random = randomNumbers(1851)
const pick = (list: readonly string[]) => list[Math.floor(random() * list.length)] ?? ''
const space = () => pick(spaces)
const anyCase = (text: string) => text.replace(/[a-z]/g, (c) => (random() < 0.2 ? c.toUpperCase() : c))

function shuffled(list: readonly string[]): string[] {
  return list
    .map((member) => ({ member, key: random() }))
    .sort((a, b) => a.key - b.key)
    .map(({ member }) => member)
}

function randomWeight(): string {
  if (random() < 0.4) return ''
  const digits = 10 ** (1 + Math.floor(random() * 3))
  const weight = random() < 0.4 ? pick(whole) : String(Math.floor(random() * digits) / digits)
  return `${space()};${space()}${anyCase('q')}=${weight}`
}

function randomHeader(): string {
  const count = 1 + Math.floor(random() * ranges.length)
  const members = shuffled(ranges).slice(0, count)
  return members.map((range) => space() + anyCase(range) + randomWeight() + space()).join(',')
}

function difference(accept: string, offers: readonly string[]): object | null {
  const ours = negotiate(accept, offers).map((index) => offers[index])
  const theirs = new Negotiator({ headers: { accept } }).mediaTypes(offers)
  return ours.join() === theirs.join() ? null : { accept, offers, ours, theirs }
}

it.each(dueNumbers(1851, 4, 4))('ranks 12,500 random headers as negotiator does: seed %i', (seed) => {
  random = randomNumbers(seed)
  const differences: object[] = []
  for (let round = 0; round < 12_500; round += 1) {
    const offers = shuffled(types).slice(0, 1 + Math.floor(random() * types.length))
    const found = difference(randomHeader(), offers)
    if (found) differences.push(found)
  }
  expect(differences).toEqual([])
})
