import { negotiate } from '../src/http/negotiate.ts'

const offers = ['text/html', 'application/json', 'application/ld+json', 'text/markdown', 'text/plain']

const browser = 'text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8'

/** Headers that cost a reader the most within the limits of what is read. */
const hostile = {
  'parameters repeated': `text/html;${'a=b;'.repeat(16_384)}`,
  'distinct parameters': `text/html;${Array.from({ length: 9000 }, (_, n) => `p${n}=1`).join(';')}`,
  'spaces before a weight': `text/html${' '.repeat(65_536)};q=0.5`,
  'an open quote': `text/html;a="${'x'.repeat(65_536)}`,
  backslashes: `text/html;a="${'\\'.repeat(65_536)}`,
  commas: ','.repeat(65_536),
  'ranges repeated': 'text/html;q=0.5,application/json;q=0.4,'.repeat(1_700),
}

function nanoseconds(header: string, times: number): number {
  for (let warm = 0; warm < times / 4; warm++) negotiate(header, offers)
  const started = performance.now()
  for (let time = 0; time < times; time++) negotiate(header, offers)
  return ((performance.now() - started) * 1e6) / times
}

/** Prints what one negotiation costs. */
export function measureNegotiation(): void {
  console.log('\nNegotiation'.padEnd(37), 'ns each'.padStart(10))
  const show = (name: string, cost: number) => console.log(name.padEnd(36), cost.toFixed(0).padStart(10))
  show('*/*', nanoseconds('*/*', 200_000))
  show("a browser's", nanoseconds(browser, 100_000))
  const worst = Object.entries(hostile).map(([name, header]) => [name, nanoseconds(header, 2000)] as const)
  const [name, cost] = worst.reduce((most, each) => (each[1] > most[1] ? each : most))
  show(`the worst hostile (${name})`, cost)
}
